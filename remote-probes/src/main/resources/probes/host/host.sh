# host - the machine: kernel, load, memory, and the settings that decide about connections
# USAGE     no arguments
# OUTPUT    lines of "name = value", as sysctl prints them
# REQUIRES  awk; /proc
# PRIVILEGE none
# OVERHEAD  7 to 14 ms on a loaded machine
# CHANGES   none

# awk and not the shell's read: some shells read byte by byte, and a sysctl answers only the first time
awk '
  function show(name, path, line) {
    if ((getline line < path) > 0) print name " = " line
    close(path)
  }
  BEGIN {
    n = split("kernel.osrelease kernel.pid_max kernel.threads-max fs.file-max fs.file-nr fs.nr_open " \
      "net.core.somaxconn net.core.netdev_max_backlog net.ipv4.tcp_abort_on_overflow " \
      "net.ipv4.tcp_syncookies net.ipv4.tcp_max_syn_backlog net.ipv4.tcp_synack_retries " \
      "net.ipv4.tcp_syn_retries net.ipv4.tcp_retries2 net.ipv4.ip_local_port_range " \
      "net.ipv4.tcp_tw_reuse net.ipv4.tcp_fin_timeout net.ipv4.tcp_keepalive_time " \
      "net.ipv4.tcp_max_orphans net.ipv4.tcp_max_tw_buckets net.netfilter.nf_conntrack_max " \
      "net.netfilter.nf_conntrack_count", names, " ")
    for (i = 1; i <= n; i++) {
      path = names[i]
      gsub(/[.]/, "/", path)
      show(names[i], "/proc/sys/" path)
    }
    show("uptime", "/proc/uptime")
    show("loadavg", "/proc/loadavg")
    show("cpus", "/sys/devices/system/cpu/online")
    while ((getline < "/proc/meminfo") > 0)
      if (/^Mem(Total|Available|Free):/) print substr($1, 1, length($1) - 1) " = " $2 " " $3
  }' </dev/null
[ -r /sys/devices/system/cpu/online ] || echo "cpus = $(getconf _NPROCESSORS_ONLN 2>/dev/null || grep -c ^processor /proc/cpuinfo)"
