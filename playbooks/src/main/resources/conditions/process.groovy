// The process itself: is it there, is it running.

mechanism('process-restarting') {
    states   'the process ends and comes back'
    leadsTo  'refused', 'queue-flushed'
    observed { process().restarted() }
    refuted  { !process().restarted() && Duration.between(process().startedAt(), host().clock()) > Duration.ofMinutes(2) }
    says     { "pid ${process().pid()}, running for ${time(Duration.between(process().startedAt(), host().clock()))}" + (process().restarted() ? ', restarted between two looks' : '') }
}

mechanism('queue-flushed') {
    states   'a process ended with connections in its queue or unread requests'
    leadsTo  'reset'
    observed { process().restarted() && counters().delta('TcpOutRsts').orElse(0) > 0 }
    refuted  { !process().restarted() && Duration.between(process().startedAt(), host().clock()) > Duration.ofMinutes(2) }
    says     { "pid ${process().pid()}, running for ${time(Duration.between(process().startedAt(), host().clock()))}" }
}

rootCause('port-closed') {
    states   'nothing listens on that address and port'
    leadsTo  'refused'
    // Where nothing listens any more, tries that were answered came before its end.
    observed {
        listeners().onPort().isEmpty() && reachability().count(Reachability.Result.REFUSED) > 0 ||
            reachability().tries() > 0 && reachability().count(Reachability.Result.REFUSED) == reachability().tries() &&
            (!instance().address().host().startsWith('127.') && instance().address().host() != 'localhost' && instance().address().host() != '::1' &&
                listeners().onPort().every { Listeners.Listener l -> l.address().startsWith('127.') || l.address().startsWith('[::1]') || l.address().startsWith('::1') })
    }
    refuted  {
        !listeners().onPort().isEmpty() && listeners().onPort().any { Listeners.Listener l -> !l.address().startsWith('127.') && !l.address().startsWith('[::1]') && !l.address().startsWith('::1') } ||
            !listeners().onPort().isEmpty() && reachability().count(Reachability.Result.ANSWERED) > 0
    }
    says     {
        (listeners().onPort().isEmpty() ? "nothing listens on port ${instance().port()} (${listeners().elsewhere()} listeners on other ports)"
            : "only ${listeners().onPort().collect { Listeners.Listener l -> l.address() }.join(', ')} is listened on") +
            "; ${reachability().count(Reachability.Result.REFUSED)} of ${reachability().tries()} tries refused" +
            (reachability().count(Reachability.Result.ANSWERED) > 0 ? ", ${reachability().count(Reachability.Result.ANSWERED)} answered: it ended while Dee looked" : '')
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
    states  'the process dies and comes back, again and again'
    leadsTo 'process-restarting'
    refuted { !process().restarted() && Duration.between(process().startedAt(), host().clock()) > Duration.ofMinutes(10) }
    says    { "pid ${process().pid()}, running for ${time(Duration.between(process().startedAt(), host().clock()))}" }
    needs   'journal', 'count its restarts (systemctl show -p NRestarts, journal); one run of Dee sees one at most'
    now     'look at its last words before it died'
    fix     'end what kills it'
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
