# kernel-counters - the kernel's counters of TCP and IP, of the process's network namespace
# USAGE     no arguments; uses DEE_PID where it is known
# OUTPUT    "from process" or "from machine", then /proc/net/netstat and /proc/net/snmp
# REQUIRES  cat
# PRIVILEGE none
# OVERHEAD  6 to 14 ms on a loaded machine
# CHANGES   none; unlike nstat it keeps no history in /tmp

if [ -n "$DEE_PID" ] && [ -r "/proc/$DEE_PID/net/netstat" ]; then
  echo 'from process'
  cat "/proc/$DEE_PID/net/netstat" "/proc/$DEE_PID/net/snmp" 2>/dev/null && exit
  dee_alive
fi
[ -r /proc/net/netstat ] || dee_missing /proc/net/netstat
echo 'from machine'
cat /proc/net/netstat /proc/net/snmp
