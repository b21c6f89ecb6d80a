// The process itself: is it there, is it running.

/** What was seen of it: how long it has run, and which ends were seen. */
final lifeLine = { Facts f ->
    if (ifMeasured({ f.restarts().ended() > 0 }, false)) {
        def r = f.restarts()
        return "${r.ended()} of ${r.lives().size()} processes that held port ${f.instance().port()} ended in ${time(r.watched())}" +
            (r.serviceManagerRestarts().isPresent() ? "; systemd has restarted it ${r.serviceManagerRestarts().orElse(0)} times" : '')
    }
    // Two looks at the process tell too.
    "pid ${f.process().pid()}, running for ${time(Duration.between(f.process().startedAt(), f.host().clock()))}" + (f.process().restarted() ? ', restarted between two looks' : '')
}

/** When the first of the processes that ended began; what the log says since then is about their ends. */
final since = { Facts f -> f.restarts().lives().first().startedAt().minus(Duration.ofSeconds(2)) }

final askedToStop = { Facts f ->
    f.restarts().ended() > 0 && f.log().farewell().flatMap { LogTail.Farewell w -> w.at() }.map { Instant at -> !at.isBefore(since(f)) }.orElse(false)
}

/** The log was written to by these processes, and none of them says that it was asked to stop. */
final silentEnd = { Facts f ->
    f.restarts().ended() > 0 && f.log().writtenAt().map { Instant at -> !at.isBefore(since(f)) }.orElse(false) &&
        (f.log().farewell().isEmpty() || f.log().farewell().flatMap { LogTail.Farewell w -> w.at() }.map { Instant at -> at.isBefore(since(f)) }.orElse(false))
}

final farewellLine = { Facts f ->
    ifMeasured({
        def farewell = f.log().farewell()
        farewell.isEmpty() ? '; its log has no word of a shutdown'
            : "; the last word of a shutdown in its log: '${farewell.get().line()}'" + (farewell.get().at().isPresent() ? '' : ', at an unknown time')
    }, '')
}

mechanism('process-restarting') {
    states   'the process ends and comes back'
    leadsTo  'refused', 'empty-reply', 'queue-flushed'
    observed { processEnded() }
    refuted  { processStayed() }
    says     { lifeLine(it) }
}

mechanism('queue-flushed') {
    states   'a process ended with connections in its queue or unread requests'
    leadsTo  'reset', 'empty-reply'
    by('the packets') {
        observed { processEnded() && wire().resets().tornDown() > 0 }
        says     { "${lifeLine(it)}; ${wire().resets().tornDown()} connections were torn down in ${time(wire().watch().length())}" + (wire().bursts().isEmpty() ? '' : ", ${wire().bursts().collect { Burst b -> b.flows() }.max()} of them in the same moment") }
    }
    by("the kernel's count around the capture") {
        observed { processEnded() && countersAround().rose('TcpOutRsts') > 0 }
        says     { "${lifeLine(it)}; TcpOutRsts rose by ${countersAround().rose('TcpOutRsts')} in ${time(countersAround().window())}" }
    }
    by("the kernel's count") {
        observed { processEnded() && counters().rose('TcpOutRsts') > 0 }
        says     { "${lifeLine(it)}; TcpOutRsts rose by ${counters().rose('TcpOutRsts')} in ${time(counters().window())}" }
    }
    by('its age') {
        refuted  { processStayed() }
        says     { lifeLine(it) }
    }
    fix      'let it stop accepting and finish its requests before it ends'
}

/** Who was watched holding the port to the end holds it still: it was only away for a moment. */
final comesBack = { Facts f -> ifMeasured({ !f.restarts().lives().isEmpty() && f.restarts().lives().last().goneAt().isEmpty() }, false) }

final toItselfOnly = { Listeners.Listener l -> l.address().startsWith('127.') || l.address().startsWith('[::1]') || l.address().startsWith('::1') }

rootCause('port-closed') {
    states   'nothing listens on that address and port'
    leadsTo  'refused'
    // Where nothing listens any more, tries that were answered came before its end.
    observed {
        listeners().onPort().isEmpty() && reachability().count(Reachability.Result.REFUSED) > 0 && !comesBack(it) ||
            reachability().tries() > 0 && reachability().count(Reachability.Result.REFUSED) == reachability().tries() &&
            !instance().address().onLoopback() && listeners().onPort().every { Listeners.Listener l -> toItselfOnly(l) }
    }
    refuted  {
        listeners().onPort().any { Listeners.Listener l -> !toItselfOnly(l) } ||
            !listeners().onPort().isEmpty() && reachability().count(Reachability.Result.ANSWERED) > 0
    }
    says     {
        (listeners().onPort().isEmpty() ? "nothing listens on port ${instance().port()} (${listeners().elsewhere()} listeners on other ports)"
            : "only ${listeners().onPort().collect { Listeners.Listener l -> l.address() }.join(', ')} is listened on") +
            "; ${reachability().count(Reachability.Result.REFUSED)} of ${reachability().tries()} tries refused" +
            (reachability().count(Reachability.Result.ANSWERED) == 0 ? ''
                : ", ${reachability().count(Reachability.Result.ANSWERED)} answered${listeners().onPort().isEmpty() && reachability().count(Reachability.Result.REFUSED) > 0 ? ': it ended while Dee looked' : ''}")
    }
    now      'start the service, or correct the address it binds to'
    fix      'have it supervised, and its port checked after each deployment'
}

rootCause('process-frozen') {
    states   'the process is stopped, frozen or in uninterruptible sleep'
    leadsTo  'accept-queue-full', 'requests-stuck', 'read-timeout'
    // One look may catch a traced process between two system calls: it must also have used no CPU.
    observed {
        process().cpu().map { Duration d -> d.isZero() }.orElse(false) &&
            (process().state() == ServiceProcess.State.STOPPED || process().state() == ServiceProcess.State.TRACED ||
                process().state() == ServiceProcess.State.DISK_SLEEP && listeners().leastQueued() > 0)
    }
    refuted  {
        process().state() == ServiceProcess.State.RUNNING ||
            process().state() == ServiceProcess.State.TRACED && process().cpu().map { Duration d -> !d.isZero() }.orElse(false) ||
            process().state() == ServiceProcess.State.SLEEPING &&
            (process().cpu().map { Duration d -> !d.isZero() }.orElse(false) || listeners().leastQueued() == 0)
    }
    says     { "pid ${process().pid()} is ${process().state().words()}" + told(', used ', process().cpu(), ' of CPU between two looks') }
    now      'let it run on (kill -CONT), or find the disk or mount it waits for'
    fix      'find who stopped it: a debugger, a job control signal, a frozen control group, a dead NFS server'
}

rootCause('crash-loop') {
    states   'the process dies and comes back, again and again'
    leadsTo  'process-restarting'
    // A process that was asked to stop says so; one that crashed, or was killed, cannot.
    observed { silentEnd(it) }
    refuted  { !processEnded() && Duration.between(process().startedAt(), host().clock()) > Duration.ofMinutes(10) || askedToStop(it) }
    says     { lifeLine(it) + farewellLine(it) + (processEnded() ? '' : '; a watch of a few seconds sees only quick ends: count its restarts (systemctl show -p NRestarts, journal)') }
    needs    'restarts', 'a watch of a few seconds sees quick ends, and the log tells a crash from a restart'
    now      'look at its last words before it died; a SIGKILL for memory stands in the kernel log (dmesg)'
    fix      'end what kills it'
}

rootCause('restarted') {
    states   'it is restarted from outside while clients are connected'
    leadsTo  'process-restarting'
    observed { askedToStop(it) }
    refuted  { processStayed() || silentEnd(it) }
    says     { lifeLine(it) + farewellLine(it) }
    needs    'restarts', 'its ends must be seen and its log must tell that it was asked to stop'
    now      'stop whoever restarts it: a deployment, a health check, a person who means to heal it'
    fix      'take it out of the load balancer first, and let it finish its requests before it ends'
}

rootCause('oom-killed') {
    states  'the kernel or a control group killed the process for memory'
    leadsTo 'process-restarting'
    refuted { !process().restarted() && Duration.between(process().startedAt(), host().clock()) > Duration.ofMinutes(10) }
    says    { "pid ${process().pid()}, running for ${time(Duration.between(process().startedAt(), host().clock()))}" }
    needs   'kernel-log', 'read the kernel log (dmesg | grep Killed); Dee does not yet'
    now     'raise the memory limit, or take load off'
    fix     'find what grew'
}

rootCause('gc-thrash') {
    states  'the JVM collects garbage all the time'
    leadsTo 'requests-stuck', 'slow'
    needs   'memory', 'look at the JVM\'s heap (jstat -gcutil PID 1000); Dee does not yet'
    now     'restart, with a heap dump first'
    fix     'find what fills the heap'
}

rootCause('cpu-throttled') {
    states  'the process is runnable but is not given CPU'
    leadsTo 'accept-queue-full', 'requests-stuck', 'slow'
    needs   'cpu', 'read cpu.stat of its control group (nr_throttled); Dee does not yet'
    now     'raise the CPU quota'
    fix     'a quota that fits the load'
}

rootCause('threads-limit') {
    states  'no more threads can be made: nproc or pids limit'
    leadsTo 'requests-stuck', 'handler-fails'
    needs   'threads', 'compare its threads with nproc and pids.max; Dee does not yet'
    now     'raise the limit'
    fix     'bound the threads'
}
