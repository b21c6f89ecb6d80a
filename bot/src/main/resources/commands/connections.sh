# connections - who is connected to the instance now
# USAGE     connections (the port in DEE_PORT, its address in DEE_ADDRESS)
# OUTPUT    one line a connection: the peer's address and port
# REQUIRES  ss
# PRIVILEGE none
# OVERHEAD  about 3 ms for each 1000 sockets of the port
# CHANGES   none

main() {
  ss=$(dee_tool ss) || dee_missing ss
  # Where others have the same port on other addresses, only those of this one count.
  own="sport = :$DEE_PORT"
  if [ -n "$DEE_ADDRESS" ] && [ -n "$("$ss" -Hltn "src $DEE_ADDRESS and $own" 2>/dev/null)" ]; then
    own="src $DEE_ADDRESS and $own"
  fi
  "$ss" -Htn "$own" 2>/dev/null | awk 'NF >= 5 { print $5 }'
}

main "$@"
