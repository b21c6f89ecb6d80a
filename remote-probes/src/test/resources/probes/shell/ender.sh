# ender - ends the process, to see what is made of that
kill "$DEE_PID"
while [ -d "/proc/$DEE_PID" ]; do sleep 0.1 2>/dev/null || sleep 1; done
