# open-files - how many files the process has open, of which types, and where most of them point
# USAGE     no arguments; needs DEE_PID
# OUTPUT    "means /proc", "count N", "sampled N", "type NAME N" and "place N TARGET" lines; or
#           "means lsof", "count N" and up to 1500 rows of lsof
# REQUIRES  stat or ls, awk, sort, xargs; lsof where only it is allowed
# PRIVILEGE the process's user, root, or sudo for stat and ls, or for lsof
# OVERHEAD  54 to 314 ms on a loaded machine for 18000 files; at most 1000 links are read
# CHANGES   none

dee_need_pid
dir=/proc/$DEE_PID/fd
sudo=
if ! [ -r "$dir" ]; then
  dee_alive
  root=$(dee_as_root)
  # shellcheck disable=SC2086 # words
  if [ -n "$root" ] && $root ls -d "$dir/." >/dev/null 2>&1; then
    sudo=$root
  elif lsof=$(dee_tool lsof) && [ -n "$root" ] && $root "$lsof" -v >/dev/null 2>&1; then
    # -a: without it the conditions are alternatives; -n -P: without them it asks name servers
    echo 'means lsof'
    $root "$lsof" -w -n -P -a -p "$DEE_PID" 2>/dev/null | awk '
      NR == 1 || $4 ~ /^[0-9]/ || $4 == "NOFD" { if (NR == 1 || ++n <= 1500) print }
      END { print "count " n + 0 }'
    exit
  else
    dee_denied "look into $dir"
  fi
fi

# BusyBox cannot leave names unsorted.
list() {
  # shellcheck disable=SC2086
  $sudo ls -U "$dir" 2>/dev/null || $sudo ls "$dir" 2>/dev/null
}

# Kernels before 6.2 call the directory's size 0.
# shellcheck disable=SC2086
count=$($sudo stat -c %s "$dir" 2>/dev/null)
[ "${count:-0}" -gt 0 ] || count=$(list | wc -l)
dee_alive
echo 'means /proc'
echo "count $count"

# One in so many, so that old and young descriptors are both looked at.
# shellcheck disable=SC2086
list | awk -v every="$(((count + 999) / 1000))" -v dir="$dir/" '
  (NR - 1) % every == 0 { print dir $1 }' | xargs $sudo ls -lnd 2>/dev/null | awk '
  {
    arrow = index($0, " -> ")
    if (!arrow) next
    to = substr($0, arrow + 4)
    if (to ~ /^socket:/) type = to = "socket"
    else if (to ~ /^pipe:/) type = to = "pipe"
    else if (to ~ /^(anon_inode:)?\[?(event|timerfd|signalfd|inotify)/) type = "event"
    else if (to ~ /^(anon_inode|mnt|net|ipc|pid|user|uts|cgroup|time):/) type = "other"
    else if (to ~ /^\/memfd:/) { type = "other"; to = "memfd" }
    else if (to ~ /^\/dev\// && to !~ /^\/dev\/shm\//) type = "device"
    else if (to ~ /^\//) {
      type = to ~ / \(deleted\)$/ ? "deleted" : "file"
      sub(/ \(deleted\)$/, "", to)
      sub(/\/[^\/]*$/, "", to)
      if (to == "") to = "/"
    } else type = "other"
    seen++
    types[type]++
    places[to]++
  }
  END {
    print "sampled " seen + 0
    for (type in types) print "type " type " " types[type]
    for (to in places) print "place " places[to] " " to
  }' | LC_ALL=C sort -k1,1r -k2,2nr | awk '$1 != "place" || ++n <= 15'
exit 0
