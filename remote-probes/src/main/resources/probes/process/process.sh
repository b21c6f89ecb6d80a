# process - what the process behind the port is and does
# USAGE     no arguments; needs DEE_PID
# OUTPUT    "@ holders", "@ ticks", "@ stat", "@ status", "@ command", each followed by what /proc/PID has of it;
#           stat on one line, the command NUL separated and last, for it may hold anything
# REQUIRES  tr, cat, head; getconf where it is
# PRIVILEGE none
# OVERHEAD  13 to 22 ms on a loaded machine
# CHANGES   none

dee_need_pid
cd "/proc/$DEE_PID" || dee_alive
printf '@ holders\n%s\n@ ticks\n%s\n@ stat\n' "${DEE_HOLDERS:-1}" "$(getconf CLK_TCK 2>/dev/null || echo 100)"
tr '\n' ' ' <stat || dee_alive
printf '\n@ status\n'
cat status
printf '@ command\n'
head -c 8192 cmdline
dee_alive
