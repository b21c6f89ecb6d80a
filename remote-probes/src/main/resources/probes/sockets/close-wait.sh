# close-wait - the sockets of the instance whose client has gone and which the program has not closed
# USAGE     close-wait (the port in DEE_PORT, its address in DEE_ADDRESS)
# OUTPUT    "# means ss" and a table of ss -tnoie with the words that matter, at most 1200 rows, or "# means
#           /proc/net/tcp" and rows of it; then "# total N" and "# ownerless N", exact
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

from_ss() {
  {
    "$ss" -ltn "sport = :$DEE_PORT" 2>/dev/null
    echo '# sockets'
    "$ss" -tnoie state close-wait "sport = :$DEE_PORT" 2>/dev/null
  } | awk -v address="$DEE_ADDRESS" '
    function wild(a) { return a == "" || a == "*" || a == "0.0.0.0" || a == "::" }
    function bare(a) {
      sub(/:[^:]*$/, "", a); gsub(/[][]/, "", a); sub(/%.*$/, "", a); sub(/^::ffff:/, "", a)
      return a
    }
    function flush() {
      if (line == "") return
      total++
      if (line ~ / ino:0( |$)/ || line !~ / ino:/) ownerless++
      if (total <= 1200) print line
      line = ""
    }
    function words(from,   k) {
      for (k = from; k <= NF; k++)
        if ($k ~ /^(timer|uid|ino|bytes_sent|bytes_received|data_segs_out|data_segs_in|segs_out|lastsnd|lastrcv|lastack|delivered):/)
          line = line " " $k
    }
    # IPv6 has many spellings; such an address is not filtered by.
    BEGIN { if (address ~ /:/) address = "" }
    /^# sockets/ { second = 1; only = !wild(address) && (exact || (address ~ /^127\./ && !any)); next }
    !second && !/Recv-Q/ { a = bare($4); if (a == address) exact = 1; if (wild(a)) any = 1 }
    !second { next }
    /Recv-Q/ { header = 1; print "# means ss"; print; next }
    /^[ \t]/ { if (line != "") words(1); next }
    {
      flush()
      if (only && bare($3) != address) next
      line = $1 " " $2 " " $3 " " $4
      words(5)
    }
    END {
      if (!header) exit 3
      flush()
      print "# total " total + 0
      print "# ownerless " ownerless + 0
    }'
}

from_proc() {
  hex=$(printf '%s' "$DEE_ADDRESS" | awk -F. 'NF == 4 { printf "%02X%02X%02X%02X", $4, $3, $2, $1 }')
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$(printf '%04X' "$DEE_PORT")" -v address="$hex" '
    function own(a) { sub(/:.*$/, "", a); sub(/^0+FFFF0000/, "", a); return a }
    $2 !~ (":" port "$") { next }
    $4 == "0A" { a = own($2); if (a == address) exact = 1; if (a ~ /^0+$/) any = 1 }
    $4 == "08" { row[++n] = $0 }
    END {
      print "# means /proc/net/tcp"
      only = address != "" && address != "00000000" && (exact || (address ~ /7F$/ && !any))
      for (k = 1; k <= n; k++) {
        split(row[k], part, " ")
        if (only && own(part[2]) != address) continue
        total++
        if (part[10] == "0") ownerless++
        if (total <= 1200) print row[k]
      }
      print "# total " total + 0
      print "# ownerless " ownerless + 0
    }'
}

main "$@"
