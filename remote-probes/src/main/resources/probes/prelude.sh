# prelude - what every probe's body may call; read before each body, in the same shell
# USAGE     DEE_PID, DEE_PORT, DEE_ADDRESS, DEE_SUDO and dee_seconds are set; DEE_PID is empty when it was not found
# OUTPUT    none of its own, but the reasons of dee_need_pid, dee_missing and dee_denied
# REQUIRES  nothing
# PRIVILEGE none
# OVERHEAD  no fork; dee_as_root runs sudo once
# CHANGES   none

# dee_need_pid: ends the probe with the reason when the process was not found or is gone
dee_need_pid() {
  if [ -z "$DEE_PID" ]; then
    echo "$DEE_PID_WHY"
    exit "${DEE_PID_EXIT:-66}"
  fi
  dee_alive
}

# dee_alive: ends the probe when the process has ended
dee_alive() {
  [ -d "/proc/$DEE_PID" ] && return
  echo "process $DEE_PID has ended"
  exit 66
}

# dee_missing WHAT: ends the probe, for want of a tool or a file of the kernel
dee_missing() {
  echo "this machine has no $1"
  exit 69
}

# dee_denied WHAT: ends the probe, for want of permission
dee_denied() {
  echo "user $(id -un 2>/dev/null || id -u) may not $1"
  exit 77
}

# dee_as_root [SECONDS]: prints the words that run a command as root, to be used unquoted; fails where that is not
# allowed. Root's processes outlive the connection, for this user may not end them, and sudo takes their
# mark away; so they get a time-out of their own, unless sudo allows only some commands.
dee_as_root() {
  [ -n "$DEE_SUDO" ] || return 1
  dee_words="timeout -k 1 ${1:-$dee_seconds}"
  # shellcheck disable=SC2086 # words
  $DEE_SUDO $dee_words true >/dev/null 2>&1 </dev/null || dee_words=
  echo "$DEE_SUDO $dee_words"
}

# dee_tool NAME: prints where a tool is, also off PATH; fails when it is nowhere
dee_tool() {
  command -v "$1" 2>/dev/null && return
  for dee_dir in /usr/sbin /sbin /usr/local/sbin /usr/local/bin /opt/bin; do
    [ -x "$dee_dir/$1" ] && echo "$dee_dir/$1" && return
  done
  for dee_path in $(whereis -b "$1" 2>/dev/null); do
    [ -f "$dee_path" ] && [ -x "$dee_path" ] && echo "$dee_path" && return
  done
  return 1
}
