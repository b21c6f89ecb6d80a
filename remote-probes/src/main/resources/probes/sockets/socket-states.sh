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
  "$ss" -tan "sport = :$DEE_PORT" 2>/dev/null | awk -v address="$DEE_ADDRESS" '
    function wild(a) { return a == "" || a == "*" || a == "0.0.0.0" || a == "::" }
    # IPv6 has many spellings; such an address is not filtered by.
    BEGIN { if (address ~ /:/) address = "" }
    /Recv-Q/ { header = 1; next }
    NF >= 5 {
      a = $4
      sub(/:[^:]*$/, "", a); gsub(/[][]/, "", a); sub(/%.*$/, "", a); sub(/^::ffff:/, "", a)
      if ($1 == "LISTEN") { if (a == address) exact = 1; if (wild(a)) any = 1; next }
      all[$1]++
      if (a == address) own[$1]++
    }
    END {
      if (!header) exit 3
      print "# means ss"
      only = !wild(address) && (exact || (address ~ /^127\./ && !any))
      for (s in all) if (!only) print s, all[s]; else if (s in own) print s, own[s]
    }'
}

from_proc() {
  hex=$(printf '%s' "$DEE_ADDRESS" | awk -F. 'NF == 4 { printf "%02X%02X%02X%02X", $4, $3, $2, $1 }')
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$(printf '%04X' "$DEE_PORT")" -v address="$hex" '
    $1 == "sl" { next }
    {
      split($2, part, ":")
      if (part[2] != port) next
      a = part[1]; sub(/^0+FFFF0000/, "", a)
      if ($4 == "0A") { if (a == address) exact = 1; if (a ~ /^0+$/) any = 1; next }
      all[$4]++
      if (a == address) own[$4]++
    }
    END {
      print "# means /proc/net/tcp"
      only = address != "" && address != "00000000" && (exact || (address ~ /7F$/ && !any))
      for (s in all) if (!only) print s, all[s]; else if (s in own) print s, own[s]
    }'
}

main "$@"
