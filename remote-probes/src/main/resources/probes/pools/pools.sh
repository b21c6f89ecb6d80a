# pools - the lines about connection pools on the metrics page of the service
# USAGE     pools URL
# OUTPUT    a page of Prometheus text cut down to its pools, or one of JSON; "# said WORDS" where the client
#           failed, "# status HTTP-STATUS" where it tells, "# ended EXIT-STATUS"
# REQUIRES  curl, else wget, else busybox
# PRIVILEGE none
# OVERHEAD  one request, at most 2 s and 2 MiB; the process needs a free descriptor to answer it
# CHANGES   none

main() {
  if [ -z "$1" ]; then
    echo "no metrics page is configured to be asked from the machine itself"
    exit 78
  fi
  unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
  if client=$(dee_tool curl); then
    kind=curl
  elif client=$(dee_tool wget); then
    kind=busybox
    "$client" --version 2>/dev/null | grep -q GNU && kind=gnu
  elif client=$(dee_tool busybox) && "$client" wget --help >/dev/null 2>&1; then
    kind=applet
  else
    dee_missing "curl or wget"
  fi
  ask "$1" 2>&1 | head -c 2097152 | awk '
    /^# (status|ended) / || json { print; next }
    /^[ \t]*[{]/ { json = 1; print; next }
    /^(hikaricp|go_sql)_/ { print; next }
    /^#/ { next }
    /^(curl|wget): / || /failed: / || /ERROR [0-9]+: / || /^Read error/ { print "# said " $0 }'
}

ask() {
  case $kind in
    curl) "$client" -q -sS --connect-timeout 1 -m 2 -A dee -w '\n# status %{http_code}' "$1" ;;
    gnu) "$client" --no-config -nv -O - -T 2 -t 1 -U dee "$1" ;;
    # Some builds of busybox crash at -T; there the bounds of the probe end the wait.
    busybox) "$client" -q -O - -U dee "$1" ;;
    applet) "$client" wget -q -O - -U dee "$1" ;;
  esac
  printf '\n# ended %s\n' "$?"
}

main "$@"
