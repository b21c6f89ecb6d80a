# prelude - what every probe's body may call; read before each body, in the same shell
# USAGE     DEE_PID, DEE_PORT, DEE_ADDRESS, DEE_SUDO are set; DEE_PID is empty when it was not found
# OUTPUT    none of its own, but the reasons of dee_need_pid, dee_missing and dee_denied
# REQUIRES  nothing
# PRIVILEGE none
# OVERHEAD  no fork
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

# Functions for awk about addresses. As hex digits in the order of the network (8, or 32 for IPv6) one from
# ss and one from /proc compare; an IPv4 address inside IPv6 is the IPv4 one. Set me = host(DEE_ADDRESS),
# tell listens() of every listener on the port, then ask takes() about one, and owns() about a connection.
# A listener bound to just the instance's address is meant before one bound to every address. An address that
# no listener has may be translated on the way here: then one that is not of loopback is meant, else any.
# shellcheck disable=SC2034 # it is for the bodies
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
