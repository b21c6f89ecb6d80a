// Accept queues, CLOSE-WAIT, outgoing connections.

final seenAsFull = { Facts f ->
    def l = f.listeners()
    l.full() && (l.dropped().orElse(0) > 0 || l.leastQueued() * 10 >= l.backlog().orElse(0) * 8)
}

/** Dropped because the queue overflowed; the listener's own count has SYNs dropped for other reasons too. */
final overflows = { Facts f ->
    f.listeners().dropped().orElse(0) > 0 && f.counters().rose('TcpExtListenOverflows') > 0
}

/** Where it can be seen: what was accepted waits for the pool or for another service. */
final waitsForOthers = { Facts f ->
    ifMeasured({ f.outgoing().peers().any { Outgoing.Peer p -> p.longestWait().map { Duration d -> d >= Duration.ofSeconds(1) }.orElse(false) } }, false) ||
        ifMeasured({ f.tightestPool().exhausted() }, false)
}

final fullnessLine = { Facts f ->
    def l = f.listeners()
    "queue of :${f.instance().port()}: ${l.queued()} of ${l.backlog().isPresent() ? l.backlog().orElse(0).toString() : 'an unknown backlog'}, never under ${l.leastQueued()} in ${time(l.window())}"
}

final queueLine = { Facts f ->
    fullnessLine(f) + (f.listeners().dropped().isPresent() ? ", ${f.listeners().dropped().orElse(0)} SYNs dropped in that time" : '')
}

final closeWaitLine = { Facts f ->
    def c = f.closeWait()
    "${c.total()} CLOSE-WAIT for ${f.files().count()} open files: ${c.unanswered()} never answered, ${c.answered()} answered${c.answered() > 0 ? " (${c.answeredLong()} of them 10 s ago or longer)" : ''}, ${c.ownerless()} still in the accept queue" +
        (c.unknown() > 0 ? ", ${c.unknown()} unknown" : '') +
        "; ${c.closed()} closed in ${time(c.window())}" + told(', the oldest ', c.oldest(), ' old')
}

/** A pile is at least ten, and a quarter of all open files: a few clients leave in the best of times. */
final isPile = { Facts f, long sockets -> sockets >= 10 && sockets * 4 >= f.files().count() }
final isFew = { Facts f, long sockets -> sockets < 10 || sockets * 10 < f.files().count() }

mechanism('requests-stuck') {
    states  'accepted requests are not answered while clients give up'
    leadsTo 'close-wait-unanswered', 'accept-queue-full', 'read-timeout', 'slow'
    by('CLOSE-WAIT sockets that were never answered') {
        observed { closeWait().unanswered() >= 5 && closeWait().unanswered() * 10 >= files().count() }
        refuted  {
            closeWait().unanswered() <= 2 && closeWait().unknown() <= 2 && reachability().tries() > 0 &&
                reachability().count(Reachability.Result.READ_TIMEOUT) == 0 &&
                reachability().slowestAnswer().map { Duration d -> d.toMillis() <= 1000 }.orElse(true)
        }
        says     { "${closeWait().unanswered()} requests are unanswered though their clients have gone" + told(', after waiting ', closeWait().clientPatience(), '') }
    }
    by('read time-outs behind an empty accept queue') {
        // One may be a packet that was lost on the way.
        observed { reachability().count(Reachability.Result.READ_TIMEOUT) > 1 && listeners().onPort().size() > 0 && listeners().queued() == 0 && listeners().leastQueued() == 0 }
        says     { "${reachability().count(Reachability.Result.READ_TIMEOUT)} of ${reachability().tries()} tries got no answer${listeners().queued() == 0 && listeners().leastQueued() == 0 ? ', and none of them waits in the accept queue: ' : '; '}${queueLine(it)}" }
    }
    fix 'a deadline on every request that is shorter than the clients\' patience'
}

mechanism('close-wait-unanswered') {
    states   'CLOSE-WAIT sockets whose request was never answered pile up'
    leadsTo  'fd-exhausted'
    observed { isPile(it, closeWait().unanswered()) && closeWait().unanswered() > closeWait().answered() }
    refuted  { isFew(it, closeWait().unanswered() + closeWait().unknown()) }
    says     { closeWaitLine(it) }
}

mechanism('close-wait-answered') {
    states   'CLOSE-WAIT sockets whose request was answered pile up and do not drain'
    leadsTo  'fd-exhausted'
    observed { isPile(it, closeWait().answered()) && closeWait().answered() > closeWait().unanswered() && closeWait().closed() == 0 }
    refuted  { isFew(it, closeWait().answered() + closeWait().unknown()) }
    says     { closeWaitLine(it) }
}

rootCause('close-wait-leak') {
    states   'the program never closes connections that its peer closed'
    leadsTo  'close-wait-answered'
    observed {
        isPile(it, closeWait().answeredLong()) && closeWait().answered() > closeWait().unanswered() && closeWait().closed() == 0
    }
    refuted  { isFew(it, closeWait().answered() + closeWait().unknown()) }
    says     { closeWaitLine(it) }
    now      'restart; ss -K frees nothing and destroys the evidence'
    fix      'close in finally, and an idle timeout on the server\'s side'
}

mechanism('accept-queue-full') {
    states  "the listener's accept queue is at its backlog"
    leadsTo 'syn-dropped', 'overflow-reset', 'read-timeout', 'slow'
    by('the listener itself') {
        observed { seenAsFull(it) || overflows(it) }
        refuted  {
            listeners().onPort().isEmpty() || listeners().backlog().isPresent() && !listeners().full() &&
                listeners().leastQueued() * 2 <= listeners().backlog().orElse(0)
        }
        says     { fullnessLine(it) }
    }
    fix 'a backlog and somaxconn that fit the bursts, and more than one acceptor'
}

mechanism('overflow-reset') {
    states   'a full accept queue answers late handshakes with a reset, as tcp_abort_on_overflow asks it to'
    leadsTo  'reset'
    observed { (seenAsFull(it) || overflows(it)) && host().sysctl('net.ipv4.tcp_abort_on_overflow').orElse(0) == 1 }
    refuted  { host().sysctl('net.ipv4.tcp_abort_on_overflow').orElse(1) == 0 }
    says     { "tcp_abort_on_overflow is ${host().sysctl('net.ipv4.tcp_abort_on_overflow').orElse(0)}; ${queueLine(it)}" }
    fix      'net.ipv4.tcp_abort_on_overflow = 0: clients try again instead of failing'
}

mechanism('syn-dropped') {
    states  'new SYNs are dropped silently'
    leadsTo 'connect-timeout', 'slow'
    by("the listener's own count") {
        observed { listeners().dropped().orElse(0) > 0 }
        refuted  { listeners().dropped().isPresent() && listeners().dropped().orElse(0) == 0 && !listeners().full() }
        says     { "${listeners().dropped().orElse(0)} SYNs dropped by this listener in ${time(listeners().window())}" }
    }
    by("the kernel's overflow counter and this listener's full queue") {
        observed { counters().rose('TcpExtListenOverflows') > 0 && listeners().full() }
        refuted  { counters().delta('TcpExtListenOverflows').isPresent() && counters().rose('TcpExtListenOverflows') == 0 && counters().rose('TcpExtListenDrops') == 0 && !listeners().full() }
        says     { "${counters().rose('TcpExtListenOverflows')} overflows in ${time(counters().window())} (the whole machine's); ${queueLine(it)}" }
    }
}

rootCause('acceptor-too-slow') {
    states   'the accept queue is full while files are free: the program accepts too slowly for its backlog'
    leadsTo  'accept-queue-full'
    observed {
        (seenAsFull(it) || overflows(it)) && counters().delta('TcpExtTCPReqQFullDrop').orElse(1) == 0 &&
            files().count() < limits().openFiles().soft() * 0.8d &&
            (process().state() == ServiceProcess.State.RUNNING || process().state() == ServiceProcess.State.SLEEPING) &&
            closeWait().unanswered() + closeWait().unknown() < 10 && !waitsForOthers(it)
    }
    refuted  {
        listeners().onPort().isEmpty() ||
            listeners().backlog().isPresent() && !listeners().full() && listeners().leastQueued() * 2 <= listeners().backlog().orElse(0) && listeners().dropped().orElse(0) == 0 ||
            files().count() >= limits().openFiles().soft() * 0.95d ||
            (process().state() == ServiceProcess.State.STOPPED || process().state() == ServiceProcess.State.TRACED) &&
            process().cpu().map { Duration d -> d.isZero() }.orElse(false)
    }
    says     { "${queueLine(it)}; files: ${files().count()} of ${limits().openFiles().soft()} open${process().holders() > 1 ? ' by the fullest of ' + process().holders() + ' processes' : ''}; the process is ${process().state().words()}" }
    now      'raise the backlog and somaxconn together, then restart the listener'
    fix      'accept in a thread that does nothing else; more acceptors or instances where the rate is too high'
}

rootCause('outgoing-leak') {
    states   'connections to a dependency are opened and never closed'
    leadsTo  'fd-exhausted'
    observed {
        if (outgoing().peers().isEmpty()) {
            return false
        }
        def p = outgoing().peers().first()
        p.total() >= 10 && p.total() * 2 >= files().count() &&
            files().count() >= limits().openFiles().soft() * 0.8d &&
            p.active() * 10 <= p.total() && p.waiting() * 10 <= p.total() &&
            (p.closeWait() * 2 >= p.total() || p.longestIdle().map { Duration d -> d >= Duration.ofSeconds(10) }.orElse(false))
    }
    refuted  { outgoing().peers().isEmpty() || outgoing().peers().first().total() * 4 < files().count() }
    says     {
        if (outgoing().peers().isEmpty()) {
            return 'no outgoing connections'
        }
        def p = outgoing().peers().first()
        "${p.total()} of ${files().count()} open files are connections to ${p.peer()}: ${p.established()} established, ${p.closeWait()} closed by the peer; data moved on ${p.active()} in ${time(outgoing().window())}" +
            told(', the longest quiet for ', p.longestIdle(), '')
    }
    now      'restart; raising the limit buys time'
    fix      'close the client, or share one with a bounded pool and an idle timeout'
}
