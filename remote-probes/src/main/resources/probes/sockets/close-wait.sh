# close-wait - the sockets of the instance whose client has gone and which the program has not closed
# USAGE     close-wait (the port in DEE_PORT, its address in DEE_ADDRESS)
# OUTPUT    "# means ss" and a table of ss -tnoie with the words that matter, or "# means /proc/net/tcp" and rows
#           of it: the first 1000 that a process holds and the first 200 that none does; then "# total N" and
#           "# ownerless N", exact
# REQUIRES  ss, else /proc/net/tcp
# PRIVILEGE none
# OVERHEAD  about 5 ms for each 1000 such sockets; /proc/net/tcp walks all sockets
# CHANGES   none

main() {
  if ss=$(dee_tool ss) && from_ss; then
    return 0
  fi
  [ -r /proc/net/tcp ] || dee_missing ss
  from_proc
}

# The kernel lists sockets by a hash of their addresses: the first ones are a fair sample.
counting='
  function count(held, line) {
    total++
    if (held ? ++owned <= 1000 : ++ownerless <= 200) print line
  }
  function finish() {
    print "# total " total + 0
    print "# ownerless " ownerless + 0
  }'

from_ss() {
  {
    "$ss" -ltn "sport = :$DEE_PORT" 2>/dev/null
    echo '# sockets'
    "$ss" -tnoie state close-wait "sport = :$DEE_PORT" 2>/dev/null
  } | awk -v address="$DEE_ADDRESS" "$DEE_ADDRESSES$counting"'
    function side(a) { sub(/:[^:]*$/, "", a); return host(a) }
    function flush() {
      if (line != "") count(line ~ / ino:[1-9]/, line)
      line = ""
    }
    function words(from,   k) {
      for (k = from; k <= NF; k++)
        if ($k ~ /^(timer|uid|ino|bytes_sent|bytes_received|data_segs_out|data_segs_in|segs_out|lastsnd|lastrcv|lastack|delivered):/)
          line = line " " $k
    }
    BEGIN { me = host(address) }
    /^# sockets/ { second = 1; next }
    !second { if (!/Recv-Q/) listens(side($4)); next }
    /Recv-Q/ { header = 1; print "# means ss"; print; next }
    /^[ \t]/ { if (line != "") words(1); next }
    {
      flush()
      if (!owns(side($3))) next
      line = $1 " " $2 " " $3 " " $4
      words(5)
    }
    END {
      if (!header) exit 3
      flush()
      finish()
    }'
}

from_proc() {
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
    awk -v port="$(printf '%04X' "$DEE_PORT")" -v address="$DEE_ADDRESS" "$DEE_ADDRESSES$counting"'
    function side(a) { sub(/:.*$/, "", a); return host_proc(a) }
    BEGIN { me = host(address) }
    $2 !~ (":" port "$") { next }
    $4 == "0A" { listens(side($2)) }
    $4 == "08" { row[++n] = $0 }
    END {
      print "# means /proc/net/tcp"
      for (k = 1; k <= n; k++) {
        split(row[k], part, " ")
        if (owns(side(part[2]))) count(part[10] != "0", row[k])
      }
      finish()
    }'
}

main "$@"
