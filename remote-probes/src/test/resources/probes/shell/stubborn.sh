trap '' TERM
echo began
while :; do sleep 1; done
