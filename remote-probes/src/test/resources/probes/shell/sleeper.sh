echo began
sleep 60
echo ended
