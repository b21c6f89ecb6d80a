echo "$LC_ALL $PATH $DEE_RUN"
awk '{ print $19 }' /proc/self/stat
