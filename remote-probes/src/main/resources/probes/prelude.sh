# prelude - what every probe's body may call; read before each body, in the same shell
# USAGE     DEE_PID, DEE_STARTED, DEE_PORT, DEE_ADDRESS, DEE_SUDO and dee_seconds are set; DEE_PID is empty when it
#           was not found; DEE_STARTED is field 22 of its stat, empty when it had ended before it was read
# OUTPUT    none of its own, but the reasons of dee_need_pid, dee_missing and dee_denied
# REQUIRES  nothing; awk, and find or ls, where sockets and their holders are looked for
# PRIVILEGE none
# OVERHEAD  no fork; dee_as_root runs sudo once, dee_look one cat, dee_listening three processes; dee_holders
#           reads one link an open file of those it looks at
# CHANGES   none
# shellcheck disable=SC2034,SC2153,SC2154 # the runner and the bodies set and read them

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

# dee_look PID: sets dee_state, dee_parent and dee_start, fields 3, 4 and 22 of its stat; fails when it has ended, also
# when only its parent has not noticed yet. The name, field 2, may hold anything, so what follows it is read.
dee_look() {
  dee_stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  # shellcheck disable=SC2086 # words
  set -- ${dee_stat##*)}
  dee_state=${1:-X} dee_parent=$2 dee_start=${20}
  case $dee_state in Z | X | x) return 1 ;; esac
}

# Sets dee_cs, the hundredths of a second since boot, without a fork.
dee_uptime() {
  dee_up=0.00
  read -r dee_up _ </proc/uptime
  dee_cs=$((${dee_up%.*} * 100 + 1${dee_up#*.} - 100))
}

# dee_bounded SECONDS COMMAND...: runs it for that long at most; 124, 137 or 143 when it took longer.
# Only coreutils' timeout is used: BusyBox's ends one process, not its children, and lingers for a second.
dee_bounded() {
  if [ -n "$dee_timeout" ]; then
    timeout -k 1 "$@"
    return
  fi
  dee_seconds=$1
  shift
  "$@" &
  dee_child=$!
  {
    trap 'kill "$!"; exit 0' TERM
    sleep "$dee_seconds" &
    wait "$!"
    kill -s TERM "$dee_child"
    sleep 1 &
    wait "$!"
    kill -s KILL "$dee_child"
  } >/dev/null 2>&1 3>&- 4>&- 9>&- &
  dee_watch=$!
  wait "$dee_child"
  dee_status=$?
  kill -s TERM "$dee_watch" 2>/dev/null
  return "$dee_status"
}

# Prints the inodes of the sockets that listen on the port: at the address itself, else at the
# wildcard, else, where the address is none of this machine's own, at any address. Listeners stand
# first in these tables, so only their beginning is read.
dee_listening() {
  for dee_table in /proc/net/tcp /proc/net/tcp6; do
    [ -r "$dee_table" ] && awk '
      $4 == "0A" { print $2, $10 }
      NR > 1 && $4 != "0A" && $4 != "03" { exit }' "$dee_table"
  done | awk -v port="$(printf '%04X' "$DEE_PORT")" -v own=" $dee_hex " -v anywhere="$(dee_anywhere)" '
    {
      split($1, at, ":")
      if (at[2] != port) next
      if (own == "  " || index(own, " " at[1] " ")) exact = exact " " $2
      else if (at[1] ~ /^0+$/) wild = wild " " $2
      else if (anywhere) any = any " " $2
    }
    END { print exact != "" ? exact : wild != "" ? wild : any }'
}

# Prints 1 when the address clients use is not one of this machine: it is translated on the way.
dee_anywhere() {
  case $DEE_ADDRESS in
    127.* | ::1 | '') return ;;
    *:*) grep -qiF "$dee_hex6" /proc/net/if_inet6 2>/dev/null && return ;;
    *) grep -qwF "|-- $DEE_ADDRESS" /proc/net/fib_trie 2>/dev/null && return ;;
  esac
  [ -r /proc/net/fib_trie ] && echo 1
}

# dee_holders [DIRECTORY...]: prints the processes that hold one of dee_sockets: of those whose /proc/PID/fd are
# named, or of all. dee_root is empty or what dee_as_root printed. BusyBox's find cannot look at links; ls can
# everywhere. What find has found is kept when its time is over.
dee_holders() {
  dee_where=$*
  if find /dev/null -lname x 2>/dev/null; then
    set --
    for dee_inode in $dee_sockets; do
      [ $# -eq 0 ] || set -- "$@" -o
      set -- "$@" -lname "socket:\\[$dee_inode\\]"
    done
    # shellcheck disable=SC2086 # no word, or some
    dee_bounded "${dee_walk:-5}" $dee_root find ${dee_where:-/proc/[0-9]*/fd} -maxdepth 1 '(' "$@" ')' -printf '%p\n\c'
  else
    # shellcheck disable=SC2086 # no word, or some
    dee_bounded "${dee_walk:-5}" $dee_root ls -l ${dee_where:-/proc/[0-9]*/fd} /dev/null | awk -v sockets="$dee_sockets " '
      /^\/proc\// { process = $1 }
      $NF ~ /^socket:/ { gsub(/[^0-9]/, "", $NF); if (index(sockets, " " $NF " ")) print process }'
  fi 2>/dev/null | awk -F / '!seen[$3]++ { print $3 }' | sort -n
}

# Functions for awk about addresses. As hex digits in the order of the network (8, or 32 for IPv6) one from
# ss and one from /proc compare; an IPv4 address inside IPv6 is the IPv4 one. Set me = host(DEE_ADDRESS),
# tell listens() of every listener on the port, then ask takes() about one, and owns() about a connection.
# A listener bound to just the instance's address is meant before one bound to every address. An address that
# no listener has may be translated on the way here: then one that is not of loopback is meant, else any.
DEE_ADDRESSES='
function host(text) {
  if (!(text in host_known)) host_known[text] = host_hex(text)
  return host_known[text]
}
function host_hex(a,   part, at, last) {
  gsub(/[][]/, "", a); sub(/%.*$/, "", a)
  if (a == "" || a == "*") return "00000000"
  if (a !~ /:/) return split(a, part, ".") == 4 ? sprintf("%02X%02X%02X%02X", part[1], part[2], part[3], part[4]) : a
  if (a ~ /\./) { last = a; sub(/^.*:/, "", last); last = host_hex(last); sub(/[^:]*$/, substr(last, 1, 4) ":" substr(last, 5), a) }
  at = index(a, "::")
  last = at ? host_groups(substr(a, at + 2)) : ""
  a = host_groups(at ? substr(a, 1, at - 1) : a)
  while (length(a) + length(last) < 32) a = a "0000"
  return host_plain(a last)
}
function host_groups(text,   part, n, k, a) {
  n = split(text, part, ":")
  for (k = 1; k <= n; k++) a = a substr("0000" part[k], length(part[k]) + 1)
  return toupper(a)
}
function host_plain(a) { sub(/^00000000000000000000FFFF/, "", a); return a }
# of /proc: words of the machine, which is little-endian
function host_proc(a,   k, turned) {
  for (k = 1; k < length(a); k += 8)
    turned = turned substr(a, k + 6, 2) substr(a, k + 4, 2) substr(a, k + 2, 2) substr(a, k, 2)
  return host_plain(turned)
}
function wild(a) { return a ~ /^0+$/ }
function loop(a) { return a ~ /^7F/ && length(a) == 8 || a ~ /^0+1$/ && length(a) == 32 }
function listens(a) { if (a == me) exact = 1; if (wild(a)) any = 1; else if (!loop(a)) outward = 1 }
function takes(a) {
  if (wild(me)) return 1
  if (exact) return a == me
  if (any) return wild(a)
  return !loop(me) && (!outward || !loop(a))
}
function owns(a) { return wild(me) || !exact && (any || !loop(me)) || a == me }
'
