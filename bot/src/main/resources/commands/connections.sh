# connections - who is connected to the instance now
# USAGE     connections (the port in DEE_PORT, its address in DEE_ADDRESS)
# OUTPUT    one line a connection: the peer's address and port
# REQUIRES  ss
# PRIVILEGE none
# OVERHEAD  about 3 ms for each 1000 sockets of the port
# CHANGES   none

# Where a listener is bound to just the instance's address, those of its neighbours on the same port do not count.
main() {
  ss=$(dee_tool ss) || dee_missing ss
  {
    "$ss" -Hltn "sport = :$DEE_PORT" 2>/dev/null
    "$ss" -Htn "sport = :$DEE_PORT" 2>/dev/null
  } | awk -v address="$DEE_ADDRESS" "$DEE_ADDRESSES"'
    BEGIN { me = host(address) }
    NF >= 5 {
      a = $4
      sub(/:[^:]*$/, "", a)
      a = host(a)
      if ($1 == "LISTEN") { listens(a); next }
      if (owns(a)) print $5
    }'
}

main "$@"
