# log-tail - the end of the log of the service
# USAGE     log-tail PATH
# OUTPUT    "# path PATH", "# size BYTES", "# age SECONDS" since it was written to, "# now EPOCH", "# text", then its last 256 KiB at most
# REQUIRES  tail; stat for the size and the age
# PRIVILEGE to read the file
# OVERHEAD  reads 256 KiB
# CHANGES   none

main() {
  if [ -z "$1" ]; then
    echo "no log is configured for this service"
    exit 78
  fi
  sudo=
  if ! [ -r "$1" ] && root=$(dee_as_root) && $root test -r "$1" 2>/dev/null; then
    sudo=$root
  fi
  if ! $sudo test -e "$1"; then
    directory=${1%/*}
    [ -d "${directory:-/}" ] && ! [ -x "${directory:-/}" ] && dee_denied "look into ${directory:-/}"
    echo "there is no file $1"
    exit 67
  fi
  if ! $sudo test -f "$1"; then
    echo "$1 is not a regular file, so it has no end to read"
    exit 67
  fi
  [ -n "$sudo" ] || [ -r "$1" ] || dee_denied "read $1"
  # shellcheck disable=SC2046 # two numbers, or nothing
  set -- "$1" $($sudo stat -L -c '%s %Y' "$1" 2>/dev/null)
  printf '# path %s\n' "$1"
  now=$(date +%s)
  [ -n "$3" ] && printf '# size %s\n# age %s\n# now %s\n' "$2" "$((now - $3))" "$now"
  echo '# text'
  $sudo tail -c 262144 "$1"
}

main "$@"
