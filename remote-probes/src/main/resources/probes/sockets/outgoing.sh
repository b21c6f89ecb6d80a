# outgoing - the connections the process opened itself
# USAGE     outgoing (the process in DEE_PID, its port in DEE_PORT)
# OUTPUT    of its sockets whose local port it does not listen on: "# means ss", a table of ss -tnie of the
#           established ones with the words that matter, at most 1200 rows and 200 to a peer, fewer once there
#           are many; or "# means /proc/net/tcp" and no table; then "# peer ADDRESS:PORT ESTABLISHED CLOSE-WAIT",
#           exact, for at most 500 peers, those with more than one first, and "# total N", exact
# REQUIRES  /proc/PID/fd, ss, else /proc/net/tcp
# PRIVILEGE the user of the process, or root
# OVERHEAD  about 10 us for each descriptor and 8 us for each established socket of the machine that is not
#           on the port
# CHANGES   none

main() {
  dee_need_pid
  fds=$(ls -l "/proc/$DEE_PID/fd" 2>/dev/null)
  if [ -z "$fds" ] && [ -n "$DEE_SUDO" ]; then
    fds=$($DEE_SUDO ls -l "/proc/$DEE_PID/fd" 2>/dev/null)
  fi
  if [ -z "$fds" ]; then
    dee_need_pid
    dee_denied "list the descriptors of process $DEE_PID"
  fi
  if ss=$(dee_tool ss) && from_ss; then
    return 0
  fi
  [ -r /proc/net/tcp ] || dee_missing ss
  from_proc
}

# shellcheck disable=SC2016 # of awk
counting='
  function finish(   p, most, listed) {
    for (most = 1; most >= 0; most--)
      for (p in all) if ((all[p] > 1) == most && listed++ < 500) print "# peer " p, all[p] - left[p], left[p] + 0
    print "# total " total + 0
  }
  !part { if (match($0, /socket:\[[0-9]+\]/)) mine[substr($0, RSTART + 8, RLENGTH - 9)] = 1 }'

from_ss() {
  {
    printf '%s\n' "$fds"
    echo '# listeners'
    "$ss" -ltne 2>/dev/null
    echo '# sockets'
    "$ss" -tnie state established state close-wait "sport != :$DEE_PORT" 2>/dev/null
  } | awk "$counting"'
    function port(a) { sub(/^.*:/, "", a); return a }
    function inode(  k) {
      for (k = 1; k <= NF; k++) if ($k ~ /^ino:/) return substr($k, 5)
      return ""
    }
    function plain(a) {
      sub(/%[^]:]*/, "", a)
      if (sub(/^\[::ffff:/, "", a)) sub(/\]/, "", a)
      return a
    }
    function flush() {
      if (line != "") print line
      line = ""
    }
    function words(from,   k) {
      for (k = from; k <= NF; k++)
        if ($k ~ /^(ino|bytes_sent|bytes_acked|bytes_received|data_segs_out|data_segs_in|lastsnd|lastrcv|lastack):/)
          line = line " " $k
    }
    /^# listeners/ { part = 1; next }
    /^# sockets/ { part = 2; next }
    !part { next }
    part == 1 { if (/Recv-Q/ || /^[ \t]/) next; if (inode() in mine) served[port($4)] = 1; next }
    /Recv-Q/ { header = 1; print "# means ss"; sub(/ +$/, ""); print; next }
    /^[ \t]/ { if (line != "") words(1); next }
    {
      flush()
      if (!(inode() in mine) || (port($4) in served)) next
      p = plain($5)
      total++
      all[p]++
      if ($1 == "CLOSE-WAIT") { left[p]++; next }
      if (rows >= 1200 || shown[p] >= (rows < 600 ? 200 : rows < 1000 ? 20 : 2)) next
      rows++
      shown[p]++
      line = $1 " " $2 " " $3 " " $4 " " $5
      words(6)
    }
    END {
      flush()
      if (!header) exit 3
      finish()
    }'
}

from_proc() {
  {
    printf '%s\n' "$fds"
    echo '# sockets'
    cat /proc/net/tcp /proc/net/tcp6 2>/dev/null
  } | awk -v port="$(printf '%04X' "$DEE_PORT")" "$DEE_ADDRESSES$counting"'
    function number(hex,   k, n) {
      for (k = 1; k <= length(hex); k++) n = 16 * n + index("0123456789ABCDEF", substr(hex, k, 1)) - 1
      return n
    }
    function peer(text,   part, a, k, out) {
      split(text, part, ":")
      a = host_proc(part[1])
      if (length(a) == 8)
        for (k = 1; k < 8; k += 2) out = out (k > 1 ? "." : "") number(substr(a, k, 2))
      else {
        for (k = 1; k < 32; k += 4) out = out (k > 1 ? ":" : "[") substr(a, k, 4)
        out = out "]"
      }
      return out ":" number(part[2])
    }
    BEGIN { served[port] = 1 }
    /^# sockets/ { part = 1; next }
    !part || !($10 in mine) { next }
    { split($2, own, ":") }
    $4 == "0A" { served[own[2]] = 1 }
    $4 == "01" || $4 == "08" { open[own[2], $3, $4]++ }
    END {
      for (key in open) {
        split(key, word, SUBSEP)
        if (word[1] in served) continue
        p = peer(word[2])
        total += open[key]
        all[p] += open[key]
        if (word[3] == "08") left[p] += open[key]
      }
      print "# means /proc/net/tcp"
      finish()
    }'
}

main "$@"
