# listeners - the listening sockets of the instance, and how many others there are
# USAGE     listeners (the port in DEE_PORT, its address in DEE_ADDRESS)
# OUTPUT    "# means ss" and a table of ss -ltnem, or "# means /proc/net/tcp" and rows of it; "# elsewhere N"
# REQUIRES  ss, else /proc/net/tcp
# PRIVILEGE none
# OVERHEAD  about 5 ms; /proc/net/tcp walks all sockets: 2 ms for each 1000
# CHANGES   none

# A listener of loopback alone is kept where nothing else is on the port: it is why clients are refused.
main() {
  if ss=$(dee_tool ss) && from_ss; then
    return 0
  fi
  [ -r /proc/net/tcp ] || dee_missing ss
  from_proc
}

from_ss() {
  "$ss" -ltnem 2>/dev/null | awk -v port="$DEE_PORT" -v address="$DEE_ADDRESS" "$DEE_ADDRESSES"'
    BEGIN { me = host(address) }
    /Recv-Q/ { header = $0; next }
    /^[ \t]/ { if (last) row[last] = row[last] " " $0; next }
    {
      last = 0
      i = 1
      while (i < NF && !($i ~ /^[0-9]+$/ && $(i + 1) ~ /^[0-9]+$/)) i++
      a = p = $(i + 2)
      sub(/^.*:/, "", p)
      if (p != port) { elsewhere++; next }
      sub(/:[^:]*$/, "", a)
      last = ++n; row[n] = $0; at[n] = host(a)
      listens(at[n])
    }
    END {
      if (header == "") exit 3
      print "# means ss"
      print header
      for (k = 1; k <= n; k++) if (takes(at[k])) print row[k]; else elsewhere++
      print "# elsewhere " elsewhere + 0
    }'
}

from_proc() {
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
    awk -v port="$(printf '%04X' "$DEE_PORT")" -v address="$DEE_ADDRESS" "$DEE_ADDRESSES"'
    BEGIN { me = host(address) }
    $4 != "0A" { next }
    {
      split($2, part, ":")
      if (part[2] != port) { elsewhere++; next }
      row[++n] = $0; at[n] = host_proc(part[1])
      listens(at[n])
    }
    END {
      print "# means /proc/net/tcp"
      for (k = 1; k <= n; k++) if (takes(at[k])) print row[k]; else elsewhere++
      print "# elsewhere " elsewhere + 0
    }'
}

main "$@"
