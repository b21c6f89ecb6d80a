# listeners - the listening sockets of the instance, and how many others there are
# USAGE     listeners (the port in DEE_PORT, its address in DEE_ADDRESS)
# OUTPUT    "# means ss" and a table of ss -ltnem, or "# means /proc/net/tcp" and rows of it; "# elsewhere N"
# REQUIRES  ss, else /proc/net/tcp
# PRIVILEGE none
# OVERHEAD  about 5 ms; /proc/net/tcp walks all sockets: 2 ms for each 1000
# CHANGES   none

# A listener bound to just the instance's address is meant before one bound to every address. An address
# that no listener has may be translated on the way here: then any that is not of loopback is meant.
main() {
  if ss=$(dee_tool ss) && from_ss; then
    return 0
  fi
  [ -r /proc/net/tcp ] || dee_missing ss
  from_proc
}

from_ss() {
  "$ss" -ltnem 2>/dev/null | awk -v port="$DEE_PORT" -v address="$DEE_ADDRESS" '
    function wild(a) { return a == "" || a == "*" || a == "0.0.0.0" || a == "::" }
    function loop(a) { return a ~ /^127\./ || a == "::1" }
    # IPv6 has many spellings; such an address is not filtered by.
    BEGIN { if (address ~ /:/) address = "" }
    /Recv-Q/ { header = $0; next }
    /^[ \t]/ { if (last) row[last] = row[last] " " $0; next }
    {
      last = 0
      i = 1
      while (i < NF && !($i ~ /^[0-9]+$/ && $(i + 1) ~ /^[0-9]+$/)) i++
      a = p = $(i + 2)
      sub(/^.*:/, "", p)
      if (p != port) { elsewhere++; next }
      sub(/:[^:]*$/, "", a); gsub(/[][]/, "", a); sub(/%.*$/, "", a); sub(/^::ffff:/, "", a)
      last = ++n; row[n] = $0; at[n] = a
      if (a == address) exact = 1
      if (wild(a)) any = 1
    }
    END {
      if (header == "") exit 3
      print "# means ss"
      print header
      for (k = 1; k <= n; k++) {
        if (wild(address)) mine = 1
        else if (exact) mine = at[k] == address
        else if (any) mine = wild(at[k])
        else mine = !loop(address) && !loop(at[k])
        if (mine) print row[k]; else elsewhere++
      }
      print "# elsewhere " elsewhere + 0
    }'
}

from_proc() {
  # Addresses are words in the byte order of the machine; this is the little-endian one.
  hex=$(printf '%s' "$DEE_ADDRESS" | awk -F. 'NF == 4 { printf "%02X%02X%02X%02X", $4, $3, $2, $1 }')
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$(printf '%04X' "$DEE_PORT")" -v address="$hex" '
    function wild(a) { return a ~ /^0+$/ }
    function loop(a) { return a ~ /7F$/ || a ~ /^0+1000000$/ }
    $4 != "0A" { next }
    {
      split($2, part, ":")
      if (part[2] != port) { elsewhere++; next }
      a = part[1]; sub(/^0+FFFF0000/, "", a)
      row[++n] = $0; at[n] = a
      if (a == address) exact = 1
      if (wild(a)) any = 1
    }
    END {
      print "# means /proc/net/tcp"
      for (k = 1; k <= n; k++) {
        if (address == "" || wild(address)) mine = 1
        else if (exact) mine = at[k] == address
        else if (any) mine = wild(at[k])
        else mine = !loop(address) && !loop(at[k])
        if (mine) print row[k]; else elsewhere++
      }
      print "# elsewhere " elsewhere + 0
    }'
}

main "$@"
