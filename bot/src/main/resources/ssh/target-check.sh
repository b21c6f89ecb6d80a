# target-check - what Dee finds on a machine and may do there
# USAGE     no arguments
# OUTPUT    lines of: user NAME UID / kernel RELEASE / tool NAME PATH / sudo yes|no|unasked /
#           capture yes|no / others yes|no (whether other users' processes can be seen)
# REQUIRES  nothing
# PRIVILEGE none; asks sudo -n only where the inventory allows it
# OVERHEAD  about twenty forks
# CHANGES   none; a refused sudo is written to the machine's log
echo "user $(id -un 2>/dev/null || id -u) $(id -u)"
echo "kernel $(uname -r)"
for tool in awk timeout find ss nstat lsof curl tcpdump prlimit; do
  path=$(dee_tool "$tool") && echo "tool $tool $path"
done
sudo=unasked
if [ -n "$DEE_SUDO" ]; then
  sudo=no
  # shellcheck disable=SC2086 # two words
  $DEE_SUDO true </dev/null 2>/dev/null && sudo=yes
fi
echo "sudo $sudo"
capture=no
if [ "$(id -u)" = 0 ] || [ "$sudo" = yes ]; then
  capture=yes
elif tcpdump=$(dee_tool tcpdump) && getcap=$(dee_tool getcap); then
  case $("$getcap" "$tcpdump" 2>/dev/null) in *cap_net_raw*) capture=yes ;; esac
fi
echo "capture $capture"
others=no
[ -r /proc/1/stat ] && others=yes
echo "others $others"
