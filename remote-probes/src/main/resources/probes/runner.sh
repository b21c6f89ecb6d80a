# runner - finds the process, runs each probe within its bounds, frames what it prints
# USAGE     read by a shell of its own, after prelude.sh and the settings; dee_run is the last line
# OUTPUT    dee-BOUNDARY begin ID SAMPLE EPOCH UPTIME
#           the probe's output, then a newline
#           dee-BOUNDARY end ID SAMPLE exit=N ms=N bytes=N cap=N      (bytes=- where dd does not count)
#           dee-BOUNDARY done
# REQUIRES  /proc, awk, head, sort, dd, date; timeout, stat, and find or ls where there are
# PRIVILEGE none; owners of other users' sockets need root or sudo
# OVERHEAD  about eight forks a probe; finding the process reads one link an open file of the machine, for 5 s
#           at most, and once more by sudo where that found none
# CHANGES   none
# shellcheck disable=SC2154 # the settings come before this text

dee_run() {
  exec 3>&1 9>&2
  PATH="${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin"
  LC_ALL=C
  export PATH LC_ALL DEE_PID DEE_STARTED DEE_HOLDERS DEE_PID_EXIT DEE_PID_WHY DEE_PORT DEE_ADDRESS DEE_SUDO dee_seconds
  export dee_timeout dee_hex dee_hex6
  unset LANGUAGE POSIXLY_CORRECT GREP_OPTIONS
  eval "$dee_prelude"
  dee_set_clock
  dee_timeout=$(timeout --version 2>/dev/null)
  dee_schedule
  printf 'dee-%s done\n' "$dee_boundary"
  kill -s USR1 "$DEE_MAIN"
}

# The date is asked once; later times are read off the monotonic clock.
dee_set_clock() {
  dee_uptime
  dee_date=$(date +%s.%N)
  dee_part=${dee_date#*.}
  case $dee_part in *[!0-9]*) dee_part=00 ;; esac
  dee_boot=$((${dee_date%%.*} * 100 + 1${dee_part%"${dee_part#??}"} - 100 - dee_cs))
}

# dee_body: one probe's body within its bounds; what it leaves behind when it took too long is ended
dee_body() {
  DEE_SECTION="$DEE_RUN-$dee_number-$dee_sample"
  export DEE_SECTION
  dee_bounded "$dee_seconds" sh -c "$dee_prelude
$dee_text" "$dee_id" "$@"
  dee_status=$?
  case $dee_status in 124 | 137 | 143) dee_kill "DEE_SECTION=$DEE_SECTION" ;; esac
  return "$dee_status"
}

# dee_release: lets go of a section that took too long, also when a process of root that could not be ended
# still holds its pipe: then what reads the pipe is ended
dee_release() {
  case $dee_status in 124 | 137 | 143) ;; *) return ;; esac
  exec >/dev/null 2>&1
  sleep 0.2 || sleep 1
  dee_kill "DEE_HEAD=$DEE_SECTION"
}

# dee_kill MARK: ends the processes that have it in their environment
dee_kill() {
  # shellcheck disable=SC2013 # names in /proc hold no blanks
  for dee_file in $(grep -al "$1" /proc/[0-9]*/environ 2>/dev/null); do
    dee_file=${dee_file#/proc/}
    kill -s KILL "${dee_file%/environ}" 2>/dev/null
  done
}

# dee_probe NUMBER ID SAMPLE SECONDS CAP BODY ARGUMENT...: one section
dee_probe() {
  kill -0 "$DEE_MAIN" 2>/dev/null || exit 1
  dee_number=$1 dee_id=$2 dee_sample=$3 dee_seconds=$4 dee_cap=$5 dee_text=$6
  shift 6
  dee_uptime
  dee_began=$dee_cs
  [ "$dee_sample" = 1 ] && eval "dee_first_$dee_number=$dee_cs"
  dee_now=$((dee_boot + dee_cs))
  printf 'dee-%s begin %s %s %s.%s %s\n' "$dee_boundary" "$dee_id" "$dee_sample" \
    "${dee_now%??}" "${dee_now#"${dee_now%??}"}" "$dee_up"
  dee_meta=$(
    {
      {
        dee_body "$@" 3>&- 4>&- 9>&-
        printf 'exit=%s\n' "$?" >&4
        dee_release
      } 2>&9 | DEE_HEAD="$DEE_RUN-$dee_number-$dee_sample" head -c "$((dee_cap + 1))" 2>&9 | dd bs=65536 2>&4 >&3
    } 4>&1
  )
  dee_status=${dee_meta#*exit=}
  dee_status=${dee_status%%[!0-9]*}
  dee_bytes=-
  case $dee_meta in
    *[0-9]' byte'*)
      dee_bytes=${dee_meta%% byte*}
      dee_bytes=${dee_bytes##*[!0-9]}
      ;;
  esac
  dee_uptime
  printf '\ndee-%s end %s %s exit=%s ms=%s bytes=%s cap=%s\n' "$dee_boundary" "$dee_id" "$dee_sample" \
    "${dee_status:-1}" "$(((dee_cs - dee_began) * 10))" "$dee_bytes" "$dee_cap"
}

# dee_wait NUMBER MILLISECONDS: until that long after the first sample of that probe
dee_wait() {
  dee_uptime
  eval "dee_left=\$((dee_first_$1 + $2 / 10 - dee_cs))"
  [ "$dee_left" -gt 0 ] || return 0
  dee_part=$((100 + dee_left % 100))
  sleep "$((dee_left / 100)).${dee_part#1}" 2>/dev/null || sleep "$((dee_left / 100 + 1))"
}

# Finds the process again unless the one known still lives or may not be seen. Of several that hold the
# listening sockets, as the workers of a pre-forking server do, the one nearest its file limit is meant.
dee_set_pid() {
  dee_find_pid
  [ -z "$DEE_STARTED" ] && [ -n "$DEE_PID" ] && dee_look "$DEE_PID" && DEE_STARTED=$dee_start
}

dee_find_pid() {
  [ -n "$DEE_PID" ] && [ -d "/proc/$DEE_PID" ] && return
  [ "$DEE_PID_EXIT" = 77 ] && return
  DEE_PID='' DEE_STARTED='' DEE_HOLDERS='' DEE_PID_EXIT=0 DEE_PID_WHY=''
  dee_sockets=$(dee_listening)
  if [ -z "$dee_sockets" ]; then
    DEE_PID_EXIT=66
    DEE_PID_WHY="nothing listens on ${DEE_ADDRESS:+$DEE_ADDRESS }port $DEE_PORT"
    return
  fi
  dee_root=
  dee_found=$(dee_holders)
  [ -z "$dee_found" ] && dee_root=$(dee_as_root 5) && dee_found=$(dee_holders)
  # shellcheck disable=SC2086 # a list of numbers
  set -- $dee_found
  if [ $# -gt 0 ]; then
    DEE_HOLDERS=$#
    DEE_PID=$1
    # shellcheck disable=SC2046 # a list of numbers
    [ $# -eq 1 ] || DEE_PID=$(dee_fullest $(printf '%s\n' "$@" | head -n 64))
    DEE_PID=${DEE_PID:-$1}
    return
  fi
  DEE_PID_EXIT=77
  DEE_PID_WHY="something listens on port $DEE_PORT, but user $(id -un 2>/dev/null || id -u) may not see which process it is"
}

# dee_fullest PID PID...: prints the one of them that has the largest share of its file limit open
dee_fullest() {
  # shellcheck disable=SC2046 # lists of names
  {
    dee_counts $(printf '/proc/%s/fd ' "$@")
    awk '/^Max open files/ { print $4, FILENAME }' $(printf '/proc/%s/limits ' "$@")
  } 2>/dev/null | awk -F '[ /]+' '
    $4 == "fd" { open[$3] = $1 }
    $4 == "limits" {
      share = $1 > 0 ? open[$3] / $1 : 0
      if (fullest == "" || share > most) { fullest = $3; most = share }
    }
    END { print fullest }'
}

# dee_counts DIRECTORY...: prints how many names each has. Kernels before 6.2 call the size of these 0.
dee_counts() {
  dee_size=$(stat -c %s /proc/self/fd)
  if [ "${dee_size:-0}" -gt 0 ]; then
    # shellcheck disable=SC2086 # no word, or some
    dee_bounded 2 $dee_root stat -c '%s %n' "$@"
  else
    # shellcheck disable=SC2086
    dee_bounded 2 $dee_root ls "$@" | awk '
      /^\/proc\// { sub(/:$/, ""); directory = $1; next }
      NF { names[directory]++ }
      END { for (directory in names) print names[directory], directory }'
  fi
}
