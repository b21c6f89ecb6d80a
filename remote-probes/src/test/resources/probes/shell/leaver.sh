dee_need_pid
kill -s KILL "$DEE_PID"
while [ -d "/proc/$DEE_PID" ]; do sleep 0.1; done
dee_alive
