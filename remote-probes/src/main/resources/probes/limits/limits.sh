# limits - the resource limits of the process
# USAGE     no arguments; needs DEE_PID
# OUTPUT    /proc/PID/limits
# REQUIRES  cat
# PRIVILEGE none
# OVERHEAD  2 to 8 ms
# CHANGES   none

dee_need_pid
cat "/proc/$DEE_PID/limits" 2>/dev/null && exit
dee_alive
dee_denied "read /proc/$DEE_PID/limits"
