# restarts - who holds the instance's port, one after the other, for some seconds
# USAGE     restarts (the port in DEE_PORT, its address in DEE_ADDRESS, the process found before in DEE_PID)
# OUTPUT    "ticks TICKS-A-SECOND"; for each process that held the port "life PID START SEEN GONE", START as in
#           field 22 of its stat, SEEN and GONE by /proc/uptime, GONE "-" when it was there to the end;
#           "restarts N" where systemd counts them; "watched SECONDS" last
# REQUIRES  awk, cat, and find or ls; systemctl where it is
# PRIVILEGE the user of the process, or root
# OVERHEAD  about 10 ms for a process older than two minutes; else 0.2 s of CPU in 5 s at most, and for each
#           start one link an open file of the processes begun since
# CHANGES   none
# shellcheck disable=SC2034,SC2154 # shared with the prelude

main() {
  [ "$DEE_PID_EXIT" = 77 ] && dee_need_pid
  dee_walk=2 dee_root='' pid='' unit='' last=0 ends=0 round=0 hidden=''
  ticks=$(getconf CLK_TCK 2>/dev/null || echo 100)
  echo "ticks $ticks"
  dee_uptime
  began=$dee_cs
  [ -n "$DEE_PID" ] && first
  if [ -z "$pid" ] || [ "$ends" -gt 0 ] || [ $((dee_cs - start * 100 / ticks)) -lt 12000 ]; then
    watch
  fi
  finish
}

# The process found before may have ended since. Of a parent and a child that share the socket the parent is meant:
# its workers come and go.
first() {
  if ! dee_look "$DEE_PID"; then
    [ -n "$DEE_STARTED" ] || return
    pid=$DEE_PID start=$DEE_STARTED seen=$dee_up
    ended
    return
  fi
  dee_sockets=$(dee_listening)
  [ -r "/proc/$DEE_PID/fd" ] || dee_root=$(dee_as_root 2)
  begin "$DEE_PID"
  parent=$dee_parent
  if [ "$parent" -gt 1 ] && holds "$parent" && ! passes "$parent" && dee_look "$parent"; then
    begin "$parent"
  fi
}

# begin PID: of which dee_look has just told
begin() {
  pid=$1 start=$dee_start seen=$dee_up
  sockets=$dee_sockets
  unit_of "$pid"
}

ended() {
  echo "life $pid $start $seen $dee_up"
  ends=$((ends + 1))
  [ "$pid" -gt "$last" ] && last=$pid
  pid=
}

watch() {
  while :; do
    dee_uptime
    if [ -n "$pid" ]; then
      if ! dee_look "$pid" || [ "$dee_start" != "$start" ]; then
        ended
      elif [ "$round" -ge 5 ]; then
        round=0
        handed_over
      fi
    fi
    [ -n "$pid" ] || find_holder
    if [ "$ends" -ge 2 ] || [ $((dee_cs - began)) -ge 500 ]; then
      return
    fi
    round=$((round + 1))
    sleep 0.2 2>/dev/null || sleep 1
  done
}

# Ends a life when the process lives on, but another has its port.
handed_over() {
  dee_sockets=$(dee_listening)
  if [ -z "$dee_sockets" ] || [ "$dee_sockets" = "$sockets" ]; then
    return
  elif holds "$pid"; then
    sockets=$dee_sockets
  elif [ -r "/proc/$pid/fd" ] || [ -n "$dee_root" ]; then
    ended
  fi
}

holds() {
  [ -n "$(dee_holders "/proc/$1/fd")" ]
}

# passes PID: whether it opens sockets for others to serve
passes() {
  [ "$1" = 1 ] || grep -qx systemd "/proc/$1/comm" 2>/dev/null
}

# Looks for the eldest process that holds the listening socket: among those younger than the last one first.
find_holder() {
  dee_sockets=$(dee_listening)
  [ -n "$dee_sockets" ] || return
  holders=
  younger=$(younger)
  # shellcheck disable=SC2086 # a list of directories
  [ -n "$younger" ] && holders=$(dee_holders $younger)
  [ -n "$holders" ] || holders=$(dee_holders)
  if [ -z "$holders" ] && [ -z "$dee_root" ]; then
    dee_root=$(dee_as_root 2) && holders=$(dee_holders)
  fi
  dee_uptime
  eldest=
  for holder in $(echo "$holders" | head -n 64); do
    if ! passes "$holder" && dee_look "$holder" && [ "$dee_start" -lt "${eldest:-$((dee_start + 1))}" ]; then
      eldest=$dee_start
      begin "$holder"
    fi
  done
  hidden=1
  [ -n "$pid" ] && hidden=
}

# Prints the descriptors of the processes begun after the last one that held the port, unless they are many.
younger() {
  [ "$last" -gt 0 ] || return
  set --
  for directory in /proc/[0-9]*; do
    [ "${directory#/proc/}" -gt "$last" ] && set -- "$@" "$directory/fd"
  done
  [ $# -le 64 ] && echo "$@"
}

# unit_of PID: sets unit to the service of the system that it is the main part of
unit_of() {
  unit=$(sed -n 's|^0::/system\.slice/\(.*/\)*\([^/]*\.service\)$|\2|p
s|^1:name=systemd:/system\.slice/\(.*/\)*\([^/]*\.service\)$|\2|p' "/proc/$1/cgroup" 2>/dev/null | head -n 1)
}

finish() {
  dee_uptime
  watched=$((dee_cs - began))
  if [ -n "$pid" ]; then
    [ "$ends" -gt 0 ] || [ "$watched" -ge 500 ] || watched=0
    echo "life $pid $start $seen -"
  elif [ "$ends" = 0 ] && [ -n "$hidden" ]; then
    dee_denied "see which process listens on port $DEE_PORT"
  fi
  if [ -n "$unit" ] && systemctl=$(dee_tool systemctl); then
    dee_bounded 1 "$systemctl" show -p NRestarts -- "$unit" 2>/dev/null | sed -n 's/^NRestarts=\([0-9]*\)$/restarts \1/p'
  fi
  printf 'watched %s.%02d\n' "$((watched / 100))" "$((watched % 100))"
}

main "$@"
