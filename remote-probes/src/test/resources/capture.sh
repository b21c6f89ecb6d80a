# capture - makes the fixtures in this folder anew from real processes of this machine (as root)
# USAGE     sh capture.sh OS     (such as debian-12; run where this file is)
set -eu
here=$(pwd)
probes=$here/../../main/resources/probes
export LC_ALL=C DEE_SUDO= DEE_ADDRESS=127.0.9.1 DEE_PORT=18080

start() {
  (cd /; exec /usr/bin/python3 /tmp/dee-service.py "$@" >/tmp/dee-pid 2>/dev/null </dev/null) &
  sleep 1
  DEE_PID=$(cat /tmp/dee-pid)
  export DEE_PID
}
probe() { sh -c "$(cat "$probes/prelude.sh" "$probes/$1.sh")" "$1" </dev/null; }
out() {
  mkdir -p "$here/$1/$os"
  cat >"$here/$1/$os/$2.out"
}

os=$1
cp service.py /tmp/dee-service.py
# a secret to be hidden, and arguments that look like sections
start 18080 'a) (b\nc' --db-password hunter2 '@ stat'
probe limits/limits | out limits python
probe process/process | out process odd-name
cat "/proc/$DEE_PID/stat" | out process stat-odd-name
probe host/host | out host host
probe kernel/kernel-counters | out kernel proc-net
probe files/open-files | out files many-types
nstat -azs | out kernel nstat
sysctl -a 2>&1 | grep -v 'kernel.random\|hostname' | head -n 150 | out host sysctl-a
kill "$DEE_PID"

# lsof prints nothing of a process with a newline in its name
start 18081
lsof -w -n -P -a -p "$DEE_PID" | out files lsof
lsof -w -n -P -a -p "$DEE_PID" -F pcftn | out files lsof-fields
su nobody -s /bin/sh -c "lsof -n -P -a -p $DEE_PID 2>/dev/null" | out files lsof-denied || true
kill "$DEE_PID"
rm /tmp/dee-pid /tmp/dee-service.py
