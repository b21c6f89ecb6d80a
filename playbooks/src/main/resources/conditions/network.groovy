// Between client and program: filters, floods, languages, and peers that are gone.

final listensThere = { Facts f ->
    def host = f.instance().address().host()
    f.listeners().onPort().any { Listeners.Listener l ->
        l.address().startsWith('*') || l.address().startsWith('0.0.0.0:') || l.address().startsWith('[::]:') ||
            l.address().startsWith(host + ':') || l.address().startsWith('[' + host + ']:')
    }
}

final trackedFull = { Facts f -> ifMeasured({ f.trackedConnections().full() }, false) }

/** All tries that ended so, of whoever made any. */
final allTries = { Facts f, Reachability.Result result ->
    f.reachability().count(result) + ifMeasured({ f.provocation().count(result) }, 0L) + ifMeasured({ f.vantage().count(result) }, 0L)
}

final fromElsewhere = { Facts f, Reachability.Result result ->
    ifMeasured({ "; from ${f.instance().vantage().orElse('another machine')} ${f.vantage().count(result)} of ${f.vantage().tries()} tries: ${result.words()}" }, '')
}

/** Where the SYNs went, if somebody watched there. */
final whoRefused = { Facts f ->
    !ifMeasured({ f.wire().watch().atServer() }, false) ? '; a capture on this machine would tell whether its own filter answers or one on the way'
        : f.wire().openings().refused() > f.wire().openings().refusedElsewhere() ? '; the SYNs came to this machine and were answered there: its own filter'
        : f.wire().openings().refusedElsewhere() > 0 ? '; the capture on this machine saw none of the SYNs: a filter on the way'
        : '; the capture on this machine does not tell whether its own filter answers or one on the way'
}

rootCause('firewall-reject') {
    states  'a packet filter refuses in the service\'s place'
    leadsTo 'refused', 'reset'
    by('the packets') {
        observed {
            wire().openings().refusedElsewhere() > wire().openings().refused() && allTries(it, Reachability.Result.REFUSED) > 0 &&
                (wire().watch().atServer() || sentFewerResets(wire().openings().refusedElsewhere(), 2))
        }
        says     { "${wire().openings().refusedElsewhere()} SYNs in ${time(wire().watch().length())} were refused by another machine in the instance's name${wire().openings().refusedElsewhere() == 0 ? '' : wire().watch().atServer() ? ', they did not reach it or the answer was not its own: a filter on the way' : ' (another TTL): a filter on the way'}${fromElsewhere(it, Reachability.Result.REFUSED)}" }
    }
    // A closed port answers with the same packet, but then TCP itself sends it, and counts it.
    by("the listener and the machine's own count of resets") {
        observed {
            provocation().count(Reachability.Result.REFUSED) >= 6 && provocation().count(Reachability.Result.REFUSED) * 2 > provocation().tries() &&
                listensThere(it) && processStayed() && sentFewerResets(provocation().count(Reachability.Result.REFUSED), 10)
        }
        refuted  { provocation().count(Reachability.Result.REFUSED) > 0 && countersAround().rose('TcpOutRsts') * 5 >= provocation().count(Reachability.Result.REFUSED) }
        says     { "${provocation().count(Reachability.Result.REFUSED)} of ${provocation().tries()} later tries refused while ${listeners().onPort().isEmpty() ? 'nothing' : listeners().onPort().collect { Listeners.Listener l -> l.address() }.join(', ')} is listened on, and TcpOutRsts rose by ${countersAround().rose('TcpOutRsts')} in ${time(countersAround().window())}${provocation().count(Reachability.Result.REFUSED) == 0 ? '' : countersAround().rose('TcpOutRsts') == 0 ? ': TCP itself refused none of them' + whoRefused(it) : sentFewerResets(provocation().count(Reachability.Result.REFUSED), 10) ? ': TCP itself refused few of them' + whoRefused(it) : ''}${fromElsewhere(it, Reachability.Result.REFUSED)}" }
    }
    by('resets that TCP itself did not send') {
        observed {
            wire().watch().atServer() && wire().watch().whole() && wire().resets().noSocket() >= 2 && wire().endings().races() + wire().endings().cutShort() == 0 &&
                listensThere(it) && processStayed() && sentFewerResets(wire().resets().noSocket(), 10)
        }
        says     { "${wire().resets().noSocket()} of ${wire().watch().connections()} open connections in ${time(wire().watch().length())} were reset from this machine by a bare RST, and TcpOutRsts rose by ${countersAround().rose('TcpOutRsts')} in ${time(countersAround().window())}${sentFewerResets(wire().resets().noSocket(), 10) ? ': TCP itself did not send them, a filter on this machine did' : ''}" }
    }
    by('tries of which none was refused') {
        refuted  { reachability().tries() > 0 && allTries(it, Reachability.Result.REFUSED) == 0 && ifMeasured({ wire().resets().noSocket() }, 0L) == 0 }
        says     { "0 of ${reachability().tries()} tries refused" }
    }
    needs   'provocation', 'the same packet comes from a closed port: tries while TcpOutRsts is counted, beside the listener, tell them apart'
    now     'let the clients\' addresses through (nft list ruleset, iptables -L -vn show which rule counts)'
    fix     'correct the rule'
}

/** A full accept queue swallows SYNs too, and so does a full table of tracked connections. */
final swallowed = { Facts f ->
    allTries(f, Reachability.Result.CONNECT_TIMEOUT) > 0 && f.wire().openings().ignored() + f.wire().openings().lost() > 0 &&
        !f.listeners().full() && f.listeners().leastQueued() * 2 <= f.listeners().backlog().orElse(1) && f.listeners().dropped().orElse(0) == 0 &&
        f.countersAround().rose('TcpExtListenOverflows') == 0 && f.countersAround().rose('TcpExtListenDrops') == 0 && f.countersAround().rose('TcpExtTCPReqQFullDrop') == 0 && !trackedFull(f)
}

rootCause('firewall-drop') {
    states   'a packet filter swallows packets'
    leadsTo  'connect-timeout'
    observed { swallowed(it) }
    refuted  { reachability().tries() > 0 && allTries(it, Reachability.Result.CONNECT_TIMEOUT) == 0 }
    says     {
        "${wire().openings().ignored()} SYNs came to this machine and got no answer, ${wire().openings().lost()} of Dee's host never came, in ${time(wire().watch().length())}" +
            (!swallowed(it) ? '' : wire().openings().ignored() > 4 * wire().openings().lost() ? ': its own filter swallows them' : wire().openings().lost() > 4 * wire().openings().ignored() ? ': a filter on the way swallows them' : '') +
            "; ${listeners().queued()} connections wait to be accepted, TcpExtListenOverflows rose by ${countersAround().rose('TcpExtListenOverflows')} in ${time(countersAround().window())}${fromElsewhere(it, Reachability.Result.CONNECT_TIMEOUT)}"
    }
    needs    'packets', 'a capture on its machine tells whether the SYNs come at all, and whether they are answered'
    now      'let the clients\' addresses through (nft list ruleset, iptables -L -vn show which rule counts)'
    fix      'correct the rule; reject rather than drop inside your own network'
}

rootCause('protocol-mismatch') {
    states  'TLS is spoken to a plain port, or the reverse'
    leadsTo 'empty-reply', 'reset'
    by('the port\'s answers in both languages') {
        observed {
            languages().tlsOnly() && reachability().tries() > 0 &&
                reachability().count(Reachability.Result.EMPTY_REPLY) + reachability().count(Reachability.Result.NOT_HTTP) +
                reachability().count(Reachability.Result.RESET) == reachability().tries()
        }
        says     { "to a TLS greeting: ${languages().tls().words()}; to a plain request: ${languages().plain().words()}; ${reachability().count(Reachability.Result.ANSWERED)} of ${reachability().tries()} plain tries answered" }
    }
    by('the first bytes on the wire') {
        observed { wire().languages().mostlyMismatched() }
        refuted  { languages().plain() == Languages.Reply.UNDERSTOOD && wire().watch().whole() && wire().languages().agreed() > 0 && wire().languages().mismatched() == 0 }
        says     { "in ${time(wire().watch().length())} ${wire().languages().tlsToPlain()} clients began TLS and were not understood, ${wire().languages().plainToTls()} began plain HTTP where TLS is spoken, ${wire().languages().agreed()} spoke as the server does" }
    }
    by('a port that understands the tries') {
        refuted  { languages().plainOnly() && reachability().count(Reachability.Result.ANSWERED) > 0 }
        says     { "to a plain request: ${languages().plain().words()}; ${reachability().count(Reachability.Result.ANSWERED)} of ${reachability().tries()} plain tries answered" }
    }
    needs   'languages', 'ask the port in both languages: a plain request, and a TLS greeting'
    now     'point the clients to the right port, or http:// to https://'
    fix     'one language for one port, and health checks that speak it'
}

rootCause('syn-flood') {
    states  'the SYN queue is full'
    leadsTo 'syn-dropped'
    // One a second and more, as netdata warns; a burst of clients fills a small queue for a moment.
    observed {
        counters().perSecond('TcpExtTCPReqQFullDrop') + counters().perSecond('TcpExtTCPReqQFullDoCookies') > 1 &&
            !listeners().full() && counters().rose('TcpExtListenOverflows') == 0
    }
    refuted {
        counters().delta('TcpExtTCPReqQFullDrop').isPresent() && counters().delta('TcpExtTCPReqQFullDoCookies').isPresent() &&
            counters().rose('TcpExtTCPReqQFullDrop') == 0 && counters().rose('TcpExtTCPReqQFullDoCookies') == 0
    }
    says    {
        def from = ifMeasured({ "; ${peers().opening().count()} connections wait for the last step of the handshake, from ${peers().opening().sources()} addresses" }, '')
        "the SYN queue overflowed ${counters().rose('TcpExtTCPReqQFullDrop') + counters().rose('TcpExtTCPReqQFullDoCookies')} times in ${time(counters().window())} (${counters().rose('TcpExtTCPReqQFullDrop')} SYNs dropped, ${counters().rose('TcpExtTCPReqQFullDoCookies')} answered with cookies; the whole machine's), while the accept queue holds ${listeners().queued()}$from"
    }
    needs   'peers', 'look where the SYNs come from (ss -tn state syn-recv): an attack or a burst'
    now     'net.ipv4.tcp_syncookies = 1'
    fix     'a filter in front, or a backlog that fits the bursts'
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
    states   'peers vanished without a FIN'
    leadsTo  'fd-exhausted'
    // Idle ones without keep-alive may be well: only data that nobody acknowledges shows that a peer is gone.
    observed { peers().established().unacknowledged() >= 10 && peers().established().unacknowledged() * 4 >= files().count() }
    refuted  {
        peers().established().unacknowledged() * 10 < files().count() && peers().established().idleWithoutKeepAlive() * 10 < files().count()
    }
    says     {
        "${peers().established().unacknowledged()} of ${peers().established().count()} connections have sent data again and again and hear nothing${told(', the worst for ', peers().established().longestUnacknowledged(), '')}; " +
            "${peers().established().idleWithoutKeepAlive()} of ${peers().established().idle()} idle ones have no keep-alive timer${told(', the longest idle for ', peers().established().longestIdle(), '')}; ${files().count()} files open"
    }
    needs    'peers', 'look at the connections\' retransmissions and keep-alive timers (ss -tino)'
    now      'restart frees the files; the peers are gone already'
    fix      'SO_KEEPALIVE and TCP_USER_TIMEOUT, and an idle time-out of the server\'s own'
}
