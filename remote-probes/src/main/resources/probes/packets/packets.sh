# packets - captures the packets of the instance's port for some seconds
# USAGE     packets TARGET SECONDS PACKETS HEAVY    (the port in DEE_PORT, its address in DEE_ADDRESS; over HEAVY
#           TCP segments a second on all ports only SYN, FIN and RST are taken)
# OUTPUT    "# device=D scope=WHOLE|FLAGS port=P seconds=N most=N by=root|sudo|USER rate=N network=own|process options=W
#           filter=F", the pcap as tcpdump writes it, a newline, "# ended ms=N", what tcpdump said, "exit=N"
# REQUIRES  tcpdump; ip to name the device, else all are watched; nsenter where the process has a network of its own
# PRIVILEGE root, sudo with timeout, or cap_net_raw on tcpdump
# OVERHEAD  about 15 forks and 15 ms of CPU where the port is quiet; 2.4 us of CPU a packet, so 50 ms for 20,000, while
#           the clients and the server of 4,000 connections a second used as much CPU as without it (135 and 129 us a
#           connection); it looks at the TCP counters for 0.3 s before
# CHANGES   none: no device becomes promiscuous, no file is written

main() {
  target=$1 seconds=$2 most=$3 heavy=$4
  tcpdump=$(dee_tool tcpdump) || dee_missing tcpdump
  uid=$(id -u)
  root=
  [ "$uid" = 0 ] || root=$(dee_as_root "$seconds")
  network=own enter='' proc=/proc/self/net
  if elsewhere; then
    network=process enter="nsenter -t $DEE_PID -n" proc=/proc/$DEE_PID/net
    dee_tool nsenter >/dev/null || dee_missing 'nsenter, and the process has a network of its own'
  fi
  set_device
  set_rights
  rate=$(segments_a_second)
  flows="tcp port $DEE_PORT"
  [ -z "$own" ] ||
    flows="tcp and ((dst host $own and dst port $DEE_PORT) or (src host $own and src port $DEE_PORT))"
  scope=WHOLE filter=$flows
  if [ "${rate:-0}" -gt "$heavy" ]; then
    scope=FLAGS
    # tcp[...] is IPv4 alone: of IPv6 the byte is told by its place
    filter="$flows and (tcp[13] & 7 != 0 or (ip6[6] = 6 and ip6[53] & 7 != 0))"
  fi
  printf '# device=%s scope=%s port=%s seconds=%s most=%s by=%s rate=%s network=%s options=%s filter=%s\n' "$device" \
    "$scope" "$DEE_PORT" "$seconds" "$most" "$by" "${rate:-unknown}" "$network" "${immediate:-old}" "$filter"
  exec 5>&1
  set_time
  began=$now
  # shellcheck disable=SC2086 # words
  heard bounded $rights $enter "$tcpdump" $immediate -p -n -U -s 128 -c "$most" -i "$device" -w - "$filter"
  set_time
  printf '\n# ended ms=%s\n%s\nexit=%s\n' "$(((now - began) * 10))" "$said" "$status"
}

# elsewhere: whether the process has another network than this shell. Who may not look is not told: its port was
# found in this one.
elsewhere() {
  [ -n "$DEE_PID" ] || return 1
  here=$(readlink /proc/self/ns/net) || return 1
  # shellcheck disable=SC2086 # words
  there=$(readlink "/proc/$DEE_PID/ns/net" || $root readlink "/proc/$DEE_PID/ns/net") || return 1
  [ -n "$there" ] && [ "$here" != "$there" ]
} 2>/dev/null

# Sets device, and own when the address is one of this machine; one that is not is translated on the way.
set_device() {
  device=any own=
  address=${DEE_ADDRESS%%%*}
  [ -n "$address" ] || return
  case $address in
    127.* | ::1 | 0:0:0:0:0:0:0:1)
      device=lo own=$address
      return
      ;;
  esac
  if ip=$(dee_tool ip); then
    # shellcheck disable=SC2086 # words
    device=$(${enter:+$root} $enter "$ip" -o addr show 2>/dev/null | awk -v address="$address" "$DEE_ADDRESSES"'
      { split($4, part, "/") }
      host(part[1]) == host(address) { sub(/[@:].*/, "", $2); print $2; exit }')
    [ -z "$device" ] || own=$address
  else
    case $address in
      *:*) device=$(awk -v address="$address" "$DEE_ADDRESSES"'
        toupper($1) == host(address) { print $6; exit }' "$proc/if_inet6" 2>/dev/null) ;;
      *) device=$(grep -qwF "|-- $address" "$proc/fib_trie" 2>/dev/null && echo any) ;;
    esac
    [ -z "$device" ] || own=$address
  fi
  device=${device:-any}
}

# Sets rights, the words that run tcpdump as one who may capture, and immediate; ends the probe when nobody may.
set_rights() {
  immediate=--immediate-mode by=$(id -un 2>/dev/null || echo "$uid") rights=
  [ "$uid" != 0 ] || by=root
  said=permission
  if [ -z "$enter" ] || [ "$uid" = 0 ]; then
    opens && return
  fi
  why=$said
  case $root in
    *timeout*)
      by=sudo rights=$root
      opens && return
      ;;
  esac
  case $why$said in
    *ermi*) ;;
    *)
      printf '%s: %s\n' "$target" "${said:-tcpdump ended and said nothing}" | head -n 1
      exit 67
      ;;
  esac
  echo "tcpdump on $target needs root or cap_net_raw, and user $(id -un 2>/dev/null || echo "$uid") has neither:" \
    "$(advice)"
  exit 77
}

advice() {
  if [ "$uid" = 0 ]; then
    echo 'give the container that it runs in the capability NET_RAW'
  elif [ -n "$enter" ]; then
    echo 'the process has a network of its own, which root alone may look into: allow sudo with timeout for this target'
  elif [ -n "$root" ]; then
    echo "sudo -n there must allow timeout and tcpdump without a password, or run: setcap cap_net_raw+ep $tcpdump"
  else
    echo "allow sudo for this target, or run there: setcap cap_net_raw+ep $tcpdump"
  fi
}

# opens: whether tcpdump may open the device. Versions before 4.5 know no immediate mode.
opens() {
  # shellcheck disable=SC2086 # words
  heard asked $rights $enter "$tcpdump" $immediate -p -L -i "$device" && return
  case $status in 124 | 137 | 143) said='tcpdump did not say within 3 s whether it may capture' ;; esac
  case $said in
    *option*) [ -n "$immediate" ] && immediate= && opens ;;
    *) return 1 ;;
  esac
}

asked() {
  dee_bounded 3 "$@" 2>&1 </dev/null 5>&- 6>&- 7>&-
}

# heard COMMAND...: sets said to the first 4 KiB that it prints, and status. This shell would keep all that it hears, so
# what prints more is ended by a broken pipe.
heard() {
  said=$(
    {
      status=$({ { "$@"; echo "$?" >&7; } | head -c 4096 >&6; } 7>&1)
    } 6>&1
    echo "exit=$status"
  )
  status=${said##*exit=}
  said=${said%exit=*}
  return "${status:-1}"
}

# segments_a_second: how many TCP segments come and go, of all ports; empty when the kernel does not tell
segments_a_second() {
  first=$(segments)
  set_time
  before=$now
  sleep 0.3 2>/dev/null || sleep 1
  last=$(segments)
  set_time
  [ -n "$first" ] && [ -n "$last" ] && [ "$now" -gt "$before" ] &&
    echo "$(((last - first) * 100 / (now - before)))"
}

segments() {
  awk '$1 == "Tcp:" && $2 ~ /[0-9]/ { printf "%.0f\n", $11 + $12 }' "$proc/snmp" 2>/dev/null
}

# Sets now, the hundredths of a second since boot.
set_time() {
  read -r now _ </proc/uptime
  now=$((${now%.*} * 100 + 1${now#*.} - 100))
}

# bounded COMMAND...: runs it for that many seconds, its output to 5, its complaints to 1. Who captures by a capability
# of tcpdump may not see its mark, so it is ended by this shell when that is. What runs by sudo ends by its own time-out.
bounded() {
  "$@" 2>&1 >&5 5>&- 6>&- 7>&- &
  child=$!
  trap 'kill "$child"' TERM HUP INT
  {
    trap 'kill "$!"; exit 0' TERM
    sleep "$seconds" &
    wait "$!"
    kill "$child"
    sleep 1 &
    wait "$!"
    kill -s KILL "$child"
  } >/dev/null 2>&1 5>&- 6>&- 7>&- &
  watch=$!
  wait "$child"
  status=$?
  kill "$watch" 2>/dev/null
  return "$status"
}

main "$@"
