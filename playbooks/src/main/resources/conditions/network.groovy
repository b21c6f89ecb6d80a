// Between client and program. Dee captures no packets yet: most of these say so.

mechanism('accepted-and-dropped') {
    states  'the program accepts only to close at once'
    leadsTo 'reset', 'empty-reply'
    needs   'packets', 'Dee captures no packets yet (tcpdump)'
}

rootCause('close-with-unread-data') {
    states  'the server closes before it has read the request'
    leadsTo 'reset'
    needs   'packets', 'Dee captures no packets yet (tcpdump; TcpExtTCPAbortOnClose)'
    now     'none'
    fix     'read the request to its end before closing'
}

rootCause('linger-zero') {
    states  'SO_LINGER 0 closes'
    leadsTo 'reset'
    needs   'packets', 'Dee captures no packets yet (tcpdump; TcpExtTCPAbortOnData)'
    fix     'leave SO_LINGER alone'
}

rootCause('keepalive-race') {
    states  "the server's idle time-out is shorter than the client pool's"
    leadsTo 'reset', 'empty-reply'
    needs   'packets', 'Dee captures no packets yet, and its own tries never reuse a connection'
    fix     'a client idle time-out below the server\'s'
}

rootCause('firewall-reject') {
    states  'a packet filter answers in the service\'s place'
    leadsTo 'refused', 'reset'
    needs   'firewall', 'Dee does not read packet filters yet (nft list ruleset)'
    fix     'correct the rule'
}

rootCause('firewall-drop') {
    states  'a packet filter swallows packets'
    leadsTo 'connect-timeout', 'read-timeout'
    needs   'firewall', 'Dee does not read packet filters yet (nft list ruleset)'
    fix     'correct the rule'
}

rootCause('nat-idle-timeout') {
    states  'a middlebox forgets idle connections'
    leadsTo 'read-timeout', 'reset'
    needs   'packets', 'Dee captures no packets yet, and its own tries are never idle'
    fix     'TCP keep-alive below the middlebox\'s limit'
}

rootCause('injected-reset') {
    states  'the reset came from another machine'
    leadsTo 'reset'
    needs   'packets', 'Dee captures no packets yet (on both sides)'
    fix     'find the middlebox'
}

rootCause('protocol-mismatch') {
    states  'TLS is spoken to a plain port, or the reverse'
    leadsTo 'empty-reply', 'reset'
    needs   'packets', 'Dee does not look at the first bytes yet'
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
    needs   'kernel-counters', 'an overflowing SYN queue may be an attack or a burst; Dee does not look at its sources yet'
    now     'net.ipv4.tcp_syncookies = 1'
    fix     'a filter in front'
}

rootCause('conntrack-full') {
    states  'the connection-tracking table is full'
    leadsTo 'connect-timeout'
    needs   'conntrack', 'Dee does not read nf_conntrack_count yet'
    now     'raise nf_conntrack_max'
    fix     'fewer and longer connections, or no tracking on this path'
}

rootCause('client-ports-exhausted') {
    states  'no local port is left towards one destination'
    leadsTo 'handler-fails'
    needs   'ports', 'Dee does not count TIME-WAIT by destination yet'
    now     'net.ipv4.tcp_tw_reuse = 1'
    fix     'keep connections alive and share them'
}

rootCause('half-open-peers') {
    states  'peers vanished without a FIN'
    leadsTo 'fd-exhausted'
    needs   'sockets', 'Dee does not look at keep-alive timers yet (ss -o)'
    fix     'SO_KEEPALIVE and TCP_USER_TIMEOUT'
}
