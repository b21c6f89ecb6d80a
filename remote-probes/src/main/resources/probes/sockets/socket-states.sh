# socket-states - how many sockets of the instance are in which state
# USAGE     socket-states (the port in DEE_PORT, its address in DEE_ADDRESS)
# OUTPUT    "# means ss" and lines "STATE COUNT", or "# means /proc/net/tcp" and lines "CODE COUNT"; without LISTEN
# REQUIRES  ss, else /proc/net/tcp
# PRIVILEGE none
# OVERHEAD  about 3 ms for each 1000 sockets of the port; /proc/net/tcp walks those of all ports
# CHANGES   none

# Where a listener is bound to just the instance's address, only the sockets of that address are its own.
main() {
  if ss=$(dee_tool ss) && from_ss; then
    return 0
  fi
  [ -r /proc/net/tcp ] || dee_missing ss
  from_proc
}

from_ss() {
  "$ss" -tan "sport = :$DEE_PORT" 2>/dev/null | awk -v address="$DEE_ADDRESS" "$DEE_ADDRESSES"'
    BEGIN { me = host(address) }
    /Recv-Q/ { header = 1; next }
    NF >= 5 {
      a = $4
      sub(/:[^:]*$/, "", a)
      a = host(a)
      if ($1 == "LISTEN") { listens(a); next }
      all[$1]++
      if (a == me) own[$1]++
    }
    END {
      if (!header) exit 3
      print "# means ss"
      for (s in all) if (owns("")) print s, all[s]; else if (s in own) print s, own[s]
    }'
}

from_proc() {
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
    awk -v port="$(printf '%04X' "$DEE_PORT")" -v address="$DEE_ADDRESS" "$DEE_ADDRESSES"'
    BEGIN { me = host(address) }
    $2 !~ (":" port "$") { next }
    {
      a = $2
      sub(/:.*$/, "", a)
      a = host_proc(a)
      if ($4 == "0A") { listens(a); next }
      all[$4]++
      if (a == me) own[$4]++
    }
    END {
      print "# means /proc/net/tcp"
      for (s in all) if (owns("")) print s, all[s]; else if (s in own) print s, own[s]
    }'
}

main "$@"
