dee_need_pid
echo "$DEE_PID $DEE_HOLDERS"
