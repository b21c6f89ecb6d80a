// Open files: the limit, what reaches it, and what follows.

final farFromLimit = { Facts f -> f.files().count() < f.limits().openFiles().soft() * 0.8d }

/** A server of many processes is as sick as the one with the fewest free files. */
final whose = { Facts f ->
    ifMeasured({ f.process().holders() > 1 ? " by pid ${f.process().pid()}, the fullest of ${f.process().holders()} processes" : '' }, '')
}

final filesLine = { Facts f ->
    "${f.files().count()} of ${f.limits().openFiles().soft()} files open${whose(f)} (${percent(f.files().count(), f.limits().openFiles().soft())}); of ${f.files().sampled()}: ${f.files().sockets()} sockets, ${f.files().filesAndPipes()} files and pipes"
}

final machineLine = { Facts f -> "${f.machineFiles().used()} of ${f.machineFiles().max()} files open on the whole machine" }

final waitingLine = { Facts f ->
    def l = f.listeners()
    "never fewer than ${l.leastQueued()} connections waited to be accepted in ${time(l.window())}" +
        (l.backlog().isPresent() ? " (backlog ${l.backlog().orElse(0)})" : '') +
        (l.dropped().isPresent() ? ", ${l.dropped().orElse(0)} SYNs dropped" : '')
}

final logLine = { Facts f ->
    "${f.log().tooManyFiles()} lines in the log's tail say 'too many open files', ${f.log().acceptFailures()} of them in accept(); log written ${ago(f.log().sinceWritten())}, the last such line " +
        (f.log().filesAge().isPresent() ? told('', f.log().filesAge(), ' before its end') : 'without a time')
}

/** The log was just written, and its last line of this kind stands near its end. */
final logIsFresh = { Facts f ->
    f.log().sinceWritten().map { Duration d -> d <= Duration.ofSeconds(30) }.orElse(false) &&
        f.log().filesAge().map { Duration d -> d <= Duration.ofSeconds(30) }.orElse(false)
}

mechanism('fd-exhausted') {
    states   "open files are at the process's soft limit"
    leadsTo  'accept-fails', 'handler-fails'
    observed { filesAtLimit() }
    refuted  { farFromLimit(it) }
    says     { filesLine(it) }
    now      'raise the soft limit of the running process (prlimit): eases at once, cures nothing'
    fix      'find what holds the files; the limit is seldom the cause'
}

/** A handler that fails has read its request; where nobody watched the wire, nothing speaks against it. */
final droppedUnread = { Facts f -> ifMeasured({ f.wire().droppedUnread() }, false) }

/** Then an empty queue does not show that accept() works: somebody may accept only to close. */
final endedAtOnce = { Facts f -> f.reachability().count(Reachability.Result.RESET) + f.reachability().count(Reachability.Result.EMPTY_REPLY) > 0 }

mechanism('accept-fails') {
    states  'accept() fails for want of a free descriptor'
    leadsTo 'accept-queue-full', 'accepted-and-dropped', 'read-timeout', 'slow'
    // At the limit some come and go. That accept() fails is seen when none is free or the queue does not drain.
    by('the accept queue') {
        observed {
            def l = listeners()
            filesAtLimit() && l.leastQueued() > 0 &&
                (limits().openFiles().soft() <= files().count() || l.dropped().orElse(0) > 0 ||
                    l.backlog().isPresent() && l.leastQueued() * 10 >= l.backlog().orElse(0) * 8)
        }
        refuted  { listeners().queued() == 0 && listeners().leastQueued() == 0 && listeners().dropped().orElse(0) == 0 && !(filesAtLimit() && endedAtOnce(it)) }
        says     { "${files().count()} of ${limits().openFiles().soft()} files open${whose(it)}; ${waitingLine(it)}" }
    }
    by("the machine's file table") {
        observed { machineFiles().full() && listeners().leastQueued() > 0 }
        refuted  { farFromLimit(it) && machineFiles().roomy() }
        says     { "${machineLine(it)}; ${waitingLine(it)}" }
    }
    by('the open files') {
        refuted  { farFromLimit(it) }
        says     { filesLine(it) }
    }
    by('the log') {
        observed { filesAtLimit() && log().acceptFailures() > 0 && logIsFresh(it) }
        says     { logLine(it) }
    }
    by('connections that are closed at once and unread') {
        observed { filesAtLimit() && droppedUnread(it) }
        says     { "${filesLine(it)}; ${wire().endings().droppedAtOnce()} connections closed within half a second without a byte in ${time(wire().watch().length())}, ${wire().resets().tornDown() + wire().resets().noSocket()} were reset" }
    }
}

mechanism('handler-fails') {
    states  'inside a request, open() or connect() fails and the connection is closed without an answer'
    leadsTo 'empty-reply'
    by('empty replies of a process without a free descriptor') {
        // Who accepts only to close resets some of its clients; a handler that fails has read its request.
        observed { filesAtLimit() && reachability().count(Reachability.Result.EMPTY_REPLY) > 0 && reachability().count(Reachability.Result.RESET) == 0 && !droppedUnread(it) }
        says     { "${filesLine(it)}; ${reachability().count(Reachability.Result.EMPTY_REPLY)} of ${reachability().tries()} tries: ${Reachability.Result.EMPTY_REPLY.words()}" }
    }
    by('the log') {
        observed { filesAtLimit() && log().tooManyFiles() > log().acceptFailures() && logIsFresh(it) && !droppedUnread(it) }
        says     { logLine(it) }
    }
    by('the answers') {
        refuted  { reachability().tries() > 0 && reachability().count(Reachability.Result.EMPTY_REPLY) == 0 && reachability().count(Reachability.Result.ANSWERED) == reachability().tries() }
        says     { "${reachability().count(Reachability.Result.ANSWERED)} of ${reachability().tries()} tries answered" }
    }
}

// One look cannot tell a program that holds many files from one that loses them: only at the limit is it a cause.
rootCause('file-leak') {
    states   'files or pipes are opened and never closed'
    leadsTo  'fd-exhausted'
    observed { filesAtLimit() && files().filesAndPipes() * 2 >= files().sampled() }
    refuted  { files().filesAndPipes() * 4 < files().sampled() || farFromLimit(it) }
    says     {
        filesLine(it) + (files().top().isEmpty() ? '' : "; most point to ${files().top().first().place()} (${files().top().first().count()})")
    }
    now      'raise the soft limit (prlimit) to win time, then restart'
    fix      'try-with-resources around what opens these files'
}

rootCause('system-fd-limit') {
    states  "the machine's file table is full"
    leadsTo 'accept-fails', 'handler-fails'
    observed { machineFiles().full() }
    refuted  { machineFiles().roomy() }
    says     { machineLine(it) }
    now     'raise fs.file-max'
    fix     'find the process that holds the files'
}

rootCause('disk-full') {
    states  'no space or no inodes are left, and the program fails on it'
    leadsTo 'handler-fails'
    needs   'disk', 'look at its disks (df, df -i); Dee does not yet'
    now     'free space'
    fix     'rotate what grows, and alert before it is full'
}
