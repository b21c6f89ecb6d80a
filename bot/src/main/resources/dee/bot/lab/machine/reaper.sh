# reaper - ends what a lab started, when the lab itself has ended, however it ended
# USAGE     sh reaper.sh DIRECTORY, with one line on standard input for each thing to end:
#             process PID START-TICKS    a process, by id and start time
#             postgres starting|up DIR   a PostgreSQL, by its data directory
#             namespace NAME             a network namespace
#             link NAME                  a network device
# OUTPUT    none
# REQUIRES  sleep, rm; ip for namespaces and links
# PRIVILEGE as the lab
# OVERHEAD  none until standard input ends
# CHANGES   kills these processes, removes these namespaces, devices and DIRECTORY

# Ctrl-C reaches the whole foreground group; the lab's end is told by the end of standard input.
trap '' INT TERM HUP

start_ticks() {
  IFS= read -r line <"/proc/$1/stat" || return 1
  # shellcheck disable=SC2086 # the fields are words
  set -- ${line##*) }
  echo "${20}"
} 2>/dev/null

# A process that ended and that nobody has waited for yet is gone: in a container that may be for ever.
lives() {
  IFS= read -r line <"/proc/$1/stat" || return 1
  case ${line##*) } in Z*) return 1 ;; esac
} 2>/dev/null

end_postgres() {
  tries=50
  while [ "$1" = starting ] && [ ! -s "$2/postmaster.pid" ] && [ "$tries" -gt 0 ]; do
    tries=$((tries - 1))
    sleep 0.1
  done
  read -r pid <"$2/postmaster.pid" || return 0
  pid=${pid#-} # a backend that stands alone, as under initdb, writes it with a minus
  kill -QUIT "$pid" || return 0
  tries=50
  while lives "$pid" && [ "$tries" -gt -50 ]; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || kill -KILL "$pid"
    sleep 0.1
  done
} 2>/dev/null

main() {
  processes='' namespaces='' links='' stage='' data=''
  while read -r kind first second; do
    case $kind in
      process) processes="$processes $first:$second" ;;
      postgres) stage=$first data=$second ;;
      namespace) namespaces="$namespaces $first" ;;
      link) links="$links $first" ;;
    esac
  done
  for each in $processes; do
    pid=${each%%:*}
    [ "$(start_ticks "$pid")" = "${each#*:}" ] && kill -KILL "$pid" 2>/dev/null
  done
  [ -z "$data" ] || end_postgres "$stage" "$data"
  for each in $namespaces; do ip netns delete "$each" 2>/dev/null; done
  for each in $links; do ip link delete "$each" 2>/dev/null; done
  rm -rf -- "$1"
}

main "$@"
