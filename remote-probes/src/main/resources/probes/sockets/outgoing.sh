# outgoing - the connections the process opened itself
# USAGE     outgoing (the process in DEE_PID, its port in DEE_PORT)
# OUTPUT    a table of ss -tnie of its sockets whose local port it does not listen on, with the words that
#           matter, at most 1200 rows; then "# total N", exact
# REQUIRES  ss, /proc/PID/fd
# PRIVILEGE the user of the process, or root
# OVERHEAD  about 10 us for each descriptor and 8 us for each established socket of the machine that is not
#           on the port
# CHANGES   none

main() {
  dee_need_pid
  ss=$(dee_tool ss) || dee_missing ss
  fds=$(ls -l "/proc/$DEE_PID/fd" 2>/dev/null)
  if [ -z "$fds" ] && root=$(dee_as_root); then
    fds=$($root ls -l "/proc/$DEE_PID/fd" 2>/dev/null)
  fi
  if [ -z "$fds" ]; then
    dee_need_pid
    dee_denied "list the descriptors of process $DEE_PID"
  fi
  {
    printf '%s\n' "$fds"
    echo '# listeners'
    "$ss" -ltne 2>/dev/null
    echo '# sockets'
    "$ss" -tnie state established state close-wait "sport != :$DEE_PORT" 2>/dev/null
  } | awk '
    function port(a) { sub(/^.*:/, "", a); return a }
    function inode(  k) {
      for (k = 1; k <= NF; k++) if ($k ~ /^ino:/) return substr($k, 5)
      return ""
    }
    function flush() {
      if (line == "") return
      if (++total <= 1200) print line
      line = ""
    }
    function words(from,   k) {
      for (k = from; k <= NF; k++)
        if ($k ~ /^(ino|bytes_sent|bytes_acked|bytes_received|data_segs_out|data_segs_in|lastsnd|lastrcv|lastack):/)
          line = line " " $k
    }
    /^# listeners/ { part = 1; next }
    /^# sockets/ { part = 2; next }
    !part { if (match($0, /socket:\[[0-9]+\]/)) mine[substr($0, RSTART + 8, RLENGTH - 9)] = 1; next }
    part == 1 { if (/Recv-Q/ || /^[ \t]/) next; if (inode() in mine) listens[port($4)] = 1; next }
    /Recv-Q/ { header = 1; print; next }
    /^[ \t]/ { if (line != "") words(1); next }
    {
      flush()
      if (!(inode() in mine) || (port($4) in listens)) next
      line = $1 " " $2 " " $3 " " $4 " " $5
      words(6)
    }
    END {
      flush()
      if (!header) exit 1
      print "# total " total + 0
    }'
}

main "$@"
