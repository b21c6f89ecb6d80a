# stream - runs Dee's probes on this machine and ends them all when the connection ends
# USAGE     streamed to `sh -s`, after the settings dee_token, dee_urgent and dee_runner; dee_main is the last line
# OUTPUT    what the runner prints (see runner.sh)
# REQUIRES  /proc, grep, sleep, nice (optional)
# PRIVILEGE none
# OVERHEAD  sleeps in `read` while the probes run; looks through /proc/*/environ once it must end them
# CHANGES   none; ends only processes that carry its own mark in their environment

# The runner is a shell of its own, so that the mark is in its environment and in that of all it starts.
dee_main() {
  trap 'exit 0' USR1
  trap 'dee_stop' TERM HUP INT
  dee_nice=
  [ -z "$dee_urgent" ] && command -v nice >/dev/null 2>&1 && dee_nice='nice -n 5'
  # shellcheck disable=SC2154,SC2086 # set by the lines before; two words on purpose
  printf '%s\n' "$dee_runner" | DEE_RUN="$dee_token" DEE_MAIN=$$ $dee_nice sh -s &
  while read -r _; do :; done
  dee_stop
}

# Ends what carries the mark: asks first, insists after a second.
dee_stop() {
  trap '' TERM HUP INT USR1
  dee_round=0
  while [ "$dee_round" -lt 15 ]; do
    dee_marked
    [ -n "$dee_pids" ] || break
    dee_signal=KILL
    [ "$dee_round" -lt 5 ] && dee_signal=TERM
    # shellcheck disable=SC2086 # a list of numbers
    kill -s "$dee_signal" $dee_pids 2>/dev/null
    sleep 0.2 2>/dev/null || sleep 1
    dee_round=$((dee_round + 1))
  done
  exit 1
}

dee_marked() {
  dee_pids=
  # shellcheck disable=SC2013 # names in /proc hold no blanks
  for dee_file in $(grep -al "DEE_RUN=$dee_token" /proc/[0-9]*/environ 2>/dev/null); do
    dee_pid=${dee_file#/proc/}
    dee_pids="$dee_pids ${dee_pid%/environ}"
  done
}
