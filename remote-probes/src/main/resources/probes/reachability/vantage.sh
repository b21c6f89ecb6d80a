# vantage - whether a client on this machine gets an answer from the instance, and if not, what it gets
# USAGE     vantage URL
# OUTPUT    for each of eight tries, as they end, "try NUMBER EXIT STATUS CONNECT FIRST-BYTE TOTAL WORDS": the exit
#           status of curl, the HTTP status (000 is none), seconds, what curl said; "tries 8" last
# REQUIRES  curl
# PRIVILEGE none
# OVERHEAD  eight requests, 0.4 s apart, each 4.5 s at most; an answer of a known length over
#           256 KiB is not read, of an endless one about 6 MB
# CHANGES   none

main() {
  if [ -z "$1" ]; then
    echo "no other machine is named to try it from"
    exit 78
  fi
  curl=$(dee_tool curl) || dee_missing curl
  unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
  number=0
  while [ "$number" -lt 8 ]; do
    [ "$number" = 0 ] || sleep 0.4 2>/dev/null || sleep 1
    number=$((number + 1))
    once "$number" "$1" &
  done
  wait
  echo "tries $number"
}

# Why a connection failed stands only among what curl tells of its doings, which has no end where a head has none: none of
# it is kept but the last reason and the last two lines.
once() {
  {
    "$curl" -q -sS -v -g --http1.1 --path-as-is -o /dev/null -A dee -H 'Connection: close' --connect-timeout 2 -m 4.5 \
      --max-filesize 262144 --limit-rate 64k -w '\n%{http_code} %{time_connect} %{time_starttransfer} %{time_total}' "$2" 2>&1
    printf '\n%s\n' "$?"
  } | awk -v number="$1" '
    { figures = status; status = $0 }
    /^\* .* failed: / { sub(/^.* failed: /, ""); why = $0 }
    /^\* Immediate connect fail for / { sub(/^.*: /, ""); why = $0 }
    /^curl: / { last = $0 }
    END { print "try", number, status, figures, substr(why != "" ? why : last, 1, 200) }'
}

main "$@"
