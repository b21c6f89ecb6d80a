# peers - the connections to the instance that are being opened, and those whose client may be gone
# USAGE     peers (the port in DEE_PORT, its address in DEE_ADDRESS)
# OUTPUT    "# means ss" or "# means /proc/net/tcp", then "# KEY NUMBER" for opening and its sources, established (of
#           a process), unacknowledged (sent three times or more) with longest-unacknowledged in ms, idle (a minute or
#           more), idle-without-keep-alive, longest-idle in ms; "# end N" with the rows read. /proc tells no ages
# REQUIRES  ss, else /proc/net/tcp
# PRIVILEGE none
# OVERHEAD  about 40 us for each connection of the port, of which 100,000 at most are read; /proc/net/tcp walks all
# CHANGES   none

main() {
  if ss=$(dee_tool ss) && from_ss; then
    return 0
  fi
  [ -r /proc/net/tcp ] || dee_missing ss
  from_proc
}

# Only what a process holds counts: in the accept queue nobody has sent anything yet.
counting='
  function opening(peer) {
    rows++
    half++
    if (!(peer in seen)) { seen[peer] = 1; sources++ }
  }
  function finish() {
    print "# opening " half + 0
    print "# sources " sources + 0
    print "# established " established + 0
    print "# unacknowledged " again + 0
    if (deaf != "") print "# longest-unacknowledged " deaf
    if (timed || !established && means == "ss") {
      print "# idle " idle + 0
      print "# idle-without-keep-alive " bare + 0
      if (idle) print "# longest-idle " quiet
    }
    print "# end " rows + 0
  }'

# The kernel tells listeners first. ss leaves out an age of zero.
from_ss() {
  "$ss" -tnoie state listening state syn-recv state established "sport = :$DEE_PORT" 2>/dev/null | head -n 200000 |
    awk -v address="$DEE_ADDRESS" "$DEE_ADDRESSES$counting"'
    function side(a) { sub(/:[^:]*$/, "", a); return host(a) }
    function flush(   silence, rest) {
      if (!owned) return
      owned = 0
      rows++
      established++
      if (tries >= 3) {
        again++
        silence = least(received, acknowledged)
        if (told && silence >= deaf + 0) deaf = silence
      }
      rest = least(received, sent)
      if (told && rest >= 60000) {
        idle++
        if (!alive) bare++
        if (rest > quiet) quiet = rest
      }
    }
    function least(a, b) { return a < b ? a : b }
    function number(key,   at) { at = index($0, key); return at ? substr($0, at + length(key)) + 0 : 0 }
    function retried(   at, words) {
      at = index($0, "timer:(on,")
      if (!at) return 0
      words = substr($0, at + 10)
      return substr(words, index(words, ",") + 1) + 0
    }
    BEGIN { me = host(address); means = "ss" }
    /Recv-Q/ { header = 1; print "# means ss"; next }
    /^[ \t]/ {
      if (!owned || !/ last(snd|rcv|ack):/) next
      told = timed = 1
      sent = number(" lastsnd:")
      received = number(" lastrcv:")
      acknowledged = number(" lastack:")
      next
    }
    {
      flush()
      a = side($4)
      if ($1 == "LISTEN") { listens(a); next }
      if (!owns(a)) next
      if ($1 == "SYN-RECV") { opening(side($5)); next }
      owned = number(" ino:") > 0
      tries = retried()
      alive = index($0, "timer:(keepalive,")
      told = 0
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
    $4 == "0A" { listens(side($2)); next }
    $4 == "03" || $4 == "01" && $10 != "0" { row[++n] = $0 }
    END {
      print "# means /proc/net/tcp"
      for (k = 1; k <= n; k++) {
        split(row[k], part, " ")
        if (!owns(side(part[2]))) continue
        if (part[4] == "03") { opening(side(part[3])); continue }
        rows++
        established++
        if (part[6] ~ /^01:/ && part[7] !~ /^0*[012]$/) again++
      }
      finish()
    }'
}

main "$@"
