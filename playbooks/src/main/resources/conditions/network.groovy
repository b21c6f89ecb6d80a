// Between client and program. Dee captures no packets yet: most of these say what a person can do.

mechanism('accepted-and-dropped') {
    states  'the program accepts only to close at once'
    leadsTo 'reset', 'empty-reply'
    needs   'packets', 'capture packets (tcpdump); Dee does not yet'
}

rootCause('close-with-unread-data') {
    states  'the server closes before it has read the request'
    leadsTo 'reset'
    needs   'packets', 'capture packets (tcpdump), watch TcpExtTCPAbortOnClose; Dee does not yet'
    now     'none'
    fix     'read the request to its end before closing'
}

rootCause('linger-zero') {
    states  'SO_LINGER 0 closes'
    leadsTo 'reset'
    needs   'packets', 'capture packets (tcpdump), watch TcpExtTCPAbortOnData; Dee does not yet'
    fix     'leave SO_LINGER alone'
}

rootCause('keepalive-race') {
    states  "the server's idle time-out is shorter than the client pool's"
    leadsTo 'reset', 'empty-reply'
    needs   'packets', 'capture packets (tcpdump); Dee does not yet, and its own tries never reuse a connection'
    fix     'a client idle time-out below the server\'s'
}

rootCause('firewall-reject') {
    states  'a packet filter answers in the service\'s place'
    leadsTo 'refused', 'reset'
    needs   'firewall', 'read the packet filter (nft list ruleset); Dee does not yet'
    fix     'correct the rule'
}

rootCause('firewall-drop') {
    states  'a packet filter swallows packets'
    leadsTo 'connect-timeout', 'read-timeout'
    needs   'firewall', 'read the packet filter (nft list ruleset); Dee does not yet'
    fix     'correct the rule'
}

rootCause('nat-idle-timeout') {
    states  'a middlebox forgets idle connections'
    leadsTo 'read-timeout', 'reset'
    needs   'packets', 'capture packets (tcpdump); Dee does not yet, and its own tries are never idle'
    fix     'TCP keep-alive below the middlebox\'s limit'
}

rootCause('injected-reset') {
    states  'the reset came from another machine'
    leadsTo 'reset'
    needs   'packets', 'capture packets on both sides (tcpdump); Dee does not yet'
    fix     'find the middlebox'
}

rootCause('protocol-mismatch') {
    states  'TLS is spoken to a plain port, or the reverse'
    leadsTo 'empty-reply', 'reset'
    needs   'packets', 'try both http and https (curl -v); Dee does not yet'
    fix     'correct the URL or the port'
}

rootCause('syn-flood') {
    states  'the SYN queue is full'
    leadsTo 'syn-dropped'
    refuted {
        counters().delta('TcpExtTCPReqQFullDrop').isPresent() && counters().delta('TcpExtTCPReqQFullDoCookies').isPresent() &&
            counters().delta('TcpExtTCPReqQFullDrop').orElse(0) == 0 && counters().delta('TcpExtTCPReqQFullDoCookies').orElse(0) == 0
    }
    says    { "the SYN queue overflowed ${counters().delta('TcpExtTCPReqQFullDrop').orElse(0) + counters().delta('TcpExtTCPReqQFullDoCookies').orElse(0)} times in ${time(counters().window())}" }
    needs   'packets', 'look where the SYNs come from (ss -tn state syn-recv): an attack or a burst; Dee does not yet'
    now     'net.ipv4.tcp_syncookies = 1'
    fix     'a filter in front'
}

rootCause('conntrack-full') {
    states  'the connection-tracking table is full'
    leadsTo 'connect-timeout'
    observed { trackedConnections().full() }
    refuted  { trackedConnections().roomy() }
    says     { "${trackedConnections().used()} of ${trackedConnections().max()} tracked connections" }
    now     'raise nf_conntrack_max'
    fix     'fewer and longer connections, or no tracking on this path'
}

rootCause('client-ports-exhausted') {
    states  'no local port is left towards one destination'
    leadsTo 'handler-fails'
    needs   'ports', 'count TIME-WAIT by destination (ss -tan state time-wait); Dee does not yet'
    now     'net.ipv4.tcp_tw_reuse = 1'
    fix     'keep connections alive and share them'
}

rootCause('half-open-peers') {
    states  'peers vanished without a FIN'
    leadsTo 'fd-exhausted'
    needs   'sockets', 'look at the keep-alive timers (ss -tno); Dee does not yet'
    fix     'SO_KEEPALIVE and TCP_USER_TIMEOUT'
}
