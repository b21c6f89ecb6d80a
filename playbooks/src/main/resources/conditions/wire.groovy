// What packets tell: who sent a reset, and in which moment of a connection. The kernel's counters of the same time
// tell ways of closing apart that look the same on the wire.

/** A counter that rose for at least every other connection that was torn down. */
final accounts = { Facts f, String counter ->
    f.countersAround().rose(counter) > 0 && f.countersAround().rose(counter) * 2 >= f.wire().resets().tornDown()
}

/** Most were torn down one by one: those that end in the same moment end with a process, or one of its workers. */
final oneByOne = { Facts f ->
    def together = f.wire().bursts().collect { Burst b -> b.flows() }.sum() as Integer
    f.wire().resets().tornDown() > 0 && (f.wire().resets().tornDown() - (together == null ? 0 : together)) * 2 > f.wire().resets().tornDown()
}

/** Resets were seen, and none of them tore down a living socket. */
final othersOnly = { Facts f -> f.wire().watch().atServer() && f.wire().resets().harmful() > 0 && f.wire().resets().tornDown() == 0 }

/** What the plainest reset of a kind looked like. */
final signs = { Facts f, Telling.Kind kind ->
    def verdict = f.wire().telling(kind).flatMap { Telling t -> t.verdict() }
    if (verdict.isEmpty()) {
        return ''
    }
    def telling = verdict.get().facts().findAll { Fact fact -> fact.clue() == Fact.Clue.TTL || fact.clue() == Fact.Clue.IP_ID || fact.clue() == Fact.Clue.OTHER_CAPTURE }
    telling.isEmpty() ? '' : "; one of them: ${telling.collect { Fact fact -> fact.says() }.join(', ')}"
}

final tornLine = { Facts f ->
    "${f.wire().resets().tornDown()} of ${f.wire().watch().connections()} connections were torn down by the instance's own machine in ${time(f.wire().watch().length())}" +
        (f.wire().resets().tornDown() > 0 ? ": RST,ACK of a living socket${signs(f, Telling.Kind.TORN_DOWN)}" : '')
}

final abortLine = { Facts f ->
    "in ${time(f.countersAround().window())} TcpExtTCPAbortOnClose rose by ${f.countersAround().rose('TcpExtTCPAbortOnClose')} and TcpExtTCPAbortOnData by ${f.countersAround().rose('TcpExtTCPAbortOnData')} (the whole machine's)"
}

final whereWatched = { Facts f ->
    f.wire().watch().atServer() && f.wire().watch().atDee() ? "captured on its machine and on Dee's host"
        : f.wire().watch().atServer() ? 'captured on its machine' : "captured on Dee's host only"
}

/** Clients go on sending after the server's FIN, and not because it closed idle connections. */
final cutShort = { Facts f ->
    f.wire().endings().cutShort() >= 2 && f.wire().endings().cutShort() * 2 >= f.wire().resets().harmful() &&
        f.wire().endings().cutShort() > f.wire().endings().races() + f.wire().endings().droppedAtOnce()
}

rootCause('close-with-unread-data') {
    states   'the server closes before it has read the request'
    leadsTo  'reset'
    // Where clients speak another language, it is no wonder that they are cut off.
    by('sockets torn down with unread data') {
        observed {
            oneByOne(it) && accounts(it, 'TcpExtTCPAbortOnClose') && !accounts(it, 'TcpExtTCPAbortOnData') &&
                processStayed() && !filesAtLimit() && !wire().languages().mostlyMismatched()
        }
        refuted  {
            wire().endings().cutShort() == 0 && (othersOnly(it) ||
                wire().resets().tornDown() > 0 && countersAround().delta('TcpExtTCPAbortOnClose').isPresent() && countersAround().rose('TcpExtTCPAbortOnClose') == 0)
        }
        says     { "${tornLine(it)}; ${abortLine(it)}" }
    }
    // The kernel closes in peace as long as nothing waits to be read; what comes later is reset and counted as data after the end.
    by('what clients still send after its FIN') {
        observed { cutShort(it) && processStayed() && !filesAtLimit() && !wire().languages().mostlyMismatched() }
        says     { "on ${wire().endings().cutShort()} of ${wire().watch().connections()} connections in ${time(wire().watch().length())} the server closed (FIN) and the client was still sending${wire().endings().cutShort() > 0 ? ': what came then was answered by a bare RST' : ''}; ${abortLine(it)}" }
    }
    needs    'packets', 'a capture on its machine tells who resets, and TcpExtTCPAbortOnClose at the same time that data was unread'
    now      'let clients send smaller requests, or the refusal come after the whole request'
    fix      'read the request to its end before closing, or shut down writing first and read on for a moment'
}

rootCause('linger-zero') {
    states   'the server closes with SO_LINGER 0'
    leadsTo  'reset'
    observed {
        oneByOne(it) && accounts(it, 'TcpExtTCPAbortOnData') && !accounts(it, 'TcpExtTCPAbortOnClose') &&
            processStayed() && wire().endings().races() == 0 && !wire().languages().mostlyMismatched()
    }
    refuted  {
        othersOnly(it) || wire().resets().tornDown() > 0 && countersAround().delta('TcpExtTCPAbortOnData').isPresent() && countersAround().rose('TcpExtTCPAbortOnData') == 0
    }
    says     { "${tornLine(it)}; ${abortLine(it)}" }
    needs    'packets', 'a capture on its machine tells who resets, and TcpExtTCPAbortOnData at the same time that the close was abrupt'
    now      'take SO_LINGER out of the configuration, where it is configured'
    fix      'leave SO_LINGER alone: it throws away what the client has not read yet'
}

rootCause('keepalive-race') {
    states   "the server's idle time-out is shorter than the client pool's"
    leadsTo  'reset', 'empty-reply'
    observed { wire().endings().races() >= 2 && processStayed() }
    refuted  { wire().watch().atServer() && wire().watch().whole() && wire().resets().harmful() > 0 && wire().endings().races() == 0 }
    says     {
        def closes = ifMeasured({ told('; the server closed a connection that Dee kept idle after ', kept().serverClosesAfter(), '') }, '')
        "${wire().endings().races()} of ${wire().watch().connections()} connections in ${time(wire().watch().length())}: closed by the server (FIN)${told(' after ', wire().endings().serverIdle(), ' of idleness')}, then used again by the client, then answered by a bare RST$closes"
    }
    needs    'packets', 'a capture on its machine tells whether the server closed (FIN) before the request came; Dee\'s usual tries never reuse a connection'
    now      'raise the server\'s keep-alive time-out above the clients\''
    fix      'let clients give up idle connections one or two seconds before the server does, and try once more where a request may be repeated'
}

rootCause('injected-reset') {
    states   'another machine resets connections in the instance\'s name'
    leadsTo  'reset'
    // One capture judges by TTL and numbers, which a route may bend; the other capture or the kernel's own count proves it.
    observed {
        def foreign = wire().resets().injected() + wire().resets().otherHost()
        def freshToo = reachability().count(Reachability.Result.RESET) > 0 || ifMeasured({ provocation().count(Reachability.Result.RESET) > 0 }, false)
        def afterIdleness = ifMeasured({ kept().lostAfter().isPresent() }, false) && !freshToo
        foreign > 0 && !afterIdleness &&
            (wire().watch().atServer() && wire().watch().atDee() || sentFewerResets(foreign, 2))
    }
    refuted  {
        wire().watch().atServer() && wire().resets().harmful() > 0 &&
            wire().resets().injected() + wire().resets().otherHost() + wire().resets().unclear() == 0
    }
    says     {
        def sent = ifMeasured({ "; its machine sent ${countersAround().rose('TcpOutRsts')} resets in ${time(countersAround().window())} (TcpOutRsts)" }, '')
        def foreign = wire().resets().injected() + wire().resets().otherHost()
        def sure = foreign == 0 || wire().watch().atServer() && wire().watch().atDee() || ifMeasured({ sentFewerResets(foreign, 2) }, false)
        "$foreign of ${wire().watch().connections()} connections ${sure ? 'were' : 'seem to have been'} reset by another machine in ${time(wire().watch().length())}, ${wire().resets().injected()} of them with made-up packets${signs(it, wire().resets().injected() > 0 ? Telling.Kind.INJECTED : Telling.Kind.OTHER_HOST)}; ${whereWatched(it)}$sent"
    }
    needs    'packets', 'captures on both sides tell: a reset that arrives here and never left there was sent by another machine'
    now      'take the way around that machine, where there is one'
    fix      'find the middlebox: its TTL tells how many hops away it stands'
}

rootCause('nat-idle-timeout') {
    states   'a machine on the way forgets idle connections'
    leadsTo  'read-timeout', 'reset'
    observed {
        // A process that has ended leaves no silence: its machine answers what comes for it with a reset.
        kept().lostAfter().isPresent() && wire().watch().atServer() && wire().endings().races() == 0 &&
            (wire().endings().lostAfterIdle() > 0 && !processEnded() ||
                wire().resets().otherHost() > 0 && processStayed() && reachability().count(Reachability.Result.RESET) == 0)
    }
    refuted  { kept().tries().size() > 0 && kept().count(KeptConnections.End.NOT_KEPT) == kept().tries().size() }
    says     { Facts facts ->
        def longest = kept().keptFor()
        def lost = kept().lostAfter().isPresent()
            ? "a connection that Dee kept idle was lost${told(' after ', kept().lostAfter(), '')}${told(' (still good after ', longest, ')')} while new ones were answered"
            : "of ${kept().tries().size()} connections that Dee kept idle none was lost while new ones were answered${told('; the longest was good after ', longest, '')}"
        lost + ifMeasured({ "; ${wire().endings().lostAfterIdle()} connections lost after idleness${told(' of ', wire().endings().shortestLostIdle(), ' at least')} and ${wire().resets().otherHost()} reset by another machine in ${time(wire().watch().length())}, ${wire().endings().races()} closed by the server before, ${whereWatched(facts)}" }, '')
    }
    needs    'packets', 'a capture on its machine tells that the server sent no FIN; Dee keeps connections idle for 4.5 s at most, and most machines on the way remember for minutes'
    now      'lower the clients\' idle time-out below the limit'
    fix      'TCP keep-alive below the limit on both ends, and a longest life for pooled connections'
}

mechanism('accepted-and-dropped') {
    states   'the program accepts only to close at once'
    leadsTo  'reset', 'empty-reply'
    // A handler that fails has read its request and closes in peace; who never reads resets.
    observed { filesAtLimit() && wire().droppedUnread() && listeners().leastQueued() == 0 }
    refuted  { wire().watch().atServer() && wire().watch().connections() > 0 && wire().endings().droppedAtOnce() == 0 }
    says     { "${wire().endings().droppedAtOnce()} of ${wire().watch().connections()} connections in ${time(wire().watch().length())} were closed within half a second without a byte, ${wire().resets().tornDown() + wire().resets().noSocket()} were reset; ${files().count()} of ${limits().openFiles().soft()} files open${wire().endings().droppedAtOnce() > 0 && listeners().leastQueued() == 0 ? ', the accept queue is empty' : ''}" }
    needs    'packets', 'a capture on its machine tells whether connections are closed before anything is read'
    now      'raise the soft limit of the running process (prlimit)'
    fix      'find what holds the files'
}
