# run - runs one command of the inventory about an instance
# USAGE     run LINE TARGET ADDRESS PORT process|any; the line sees DEE_TARGET, DEE_ADDRESS, DEE_PORT and DEE_PID
# OUTPUT    the last 8 KiB of what the line prints, both streams, and its status; when it is not run, one line that says
#           why, and exit 66 or 77
# REQUIRES  tail, and what the line needs
# PRIVILEGE what the line needs
# OVERHEAD  that of the line
# CHANGES   what the line changes: it runs only from a plan that people have agreed to

main() {
  if [ "$5" = process ]; then
    dee_need_pid
    if [ "${DEE_HOLDERS:-1}" -ne 1 ]; then
      echo "$DEE_HOLDERS processes hold port $4; the command is for one. It was not run."
      exit 66
    fi
  else
    unset DEE_PID
  fi
  DEE_TARGET=$2 DEE_ADDRESS=$3 DEE_PORT=$4
  export DEE_TARGET DEE_ADDRESS DEE_PORT
  unset DEE_HOLDERS DEE_PID_EXIT DEE_PID_WHY DEE_SUDO dee_seconds
  exec 4>&1
  # All output is read, however much it is: a line that nobody reads from would be ended in the middle.
  status=$({ { sh -c "$1" 2>&1 3>&- 4>&-; echo "$?" >&3; } | tail -c 8192 >&4; } 3>&1)
  exit "${status:-1}"
}

main "$@"
