// What a client sees, tried from Dee's own host. Each is observed when one try shows it.

final tries = { Facts f, Reachability.Result result ->
    "${f.reachability().count(result)} of ${f.reachability().tries()} tries from Dee's host: ${result.words()}"
}

/** The machine sent resets, and it was not Dee's tries that got them. On loopback the clients' own are counted in the same place. */
final resetsRose = { Facts f ->
    ifMeasured({
        !f.instance().address().onLoopback() && f.reachability().count(Reachability.Result.ANSWERED) == f.reachability().tries() &&
            f.counters().rose('TcpOutRsts') > 0
    }, false)
}

/** It has only just begun, and nobody has watched whether it stays: one that ends every few seconds resets whom no try has met. */
final justBegun = { Facts f ->
    ifMeasured({ Duration.between(f.process().startedAt(), f.host().clock()) < Duration.ofSeconds(10) && !f.processStayed() }, false)
}

/** A capture on the instance's own machine has seen connections, and none that was reset under its client's hands. */
final noneHarmed = { Facts f ->
    ifMeasured({ f.wire().watch().atServer() && f.wire().watch().connections() > 0 && f.wire().resets().harmful() == 0 }, false)
}

final resetsLine = { Facts f ->
    "TcpOutRsts rose by ${f.counters().rose('TcpOutRsts')} in ${time(f.counters().window())} (the whole machine's), though all ${f.reachability().tries()} tries were answered"
}

final keptLine = { Facts f, List<KeptConnections.End> ends ->
    def bad = f.kept().tries().findAll { KeptConnections.Try t -> ends.contains(t.end()) }
    "${bad.size()} of ${f.kept().tries().size()} connections that Dee kept idle${bad.isEmpty() ? ' ended so' : ': '}${bad.collect { KeptConnections.Try t -> "${t.end().words()} after ${time(t.idle())}" }.join(', ')}"
}

/** The tries that Dee's host makes first. */
final byTries = { ConditionWords symptom, Reachability.Result result ->
    symptom.by("tries from Dee's host") {
        observed { reachability().count(result) > 0 }
        says     { tries(it, result) }
    }
}

final seen = { Reachability made, List<Reachability.Result> results, String who ->
    def result = results.find { Reachability.Result r -> made.count(r) > 0 } ?: results.last()
    "${made.count(result)} of ${made.tries()} $who: ${result.words()}"
}

/** Those beside the capture, and those from another machine. */
final byLaterTries = { ConditionWords symptom, List<Reachability.Result> results ->
    symptom.by("later tries from Dee's host") {
        observed { results.any { Reachability.Result r -> provocation().count(r) > 0 } }
        says     { seen(provocation(), results, "later tries from Dee's host") }
    }
    symptom.by('tries from another machine') {
        observed { results.any { Reachability.Result r -> vantage().count(r) > 0 } }
        says     { seen(vantage(), results, "tries from ${instance().vantage().orElse('another machine')}") }
    }
}

/** Only where nobody else saw it do the first tries refute it. */
final byNoTry = { ConditionWords symptom, String witness, Reachability.Result result ->
    symptom.by(witness) {
        refuted  { reachability().tries() > 0 }
        says     { tries(it, result) }
    }
}

symptom('refused') {
    states   'connections are refused'
    byTries(it, Reachability.Result.REFUSED)
    byLaterTries(it, [Reachability.Result.REFUSED])
    byNoTry(it, 'tries of which none was refused', Reachability.Result.REFUSED)
}

symptom('connect-timeout') {
    states   'connections time out before they are made'
    byTries(it, Reachability.Result.CONNECT_TIMEOUT)
    // A few tries may slip in where most do not: a queue that stays full and drops SYNs all the time is the better witness.
    by('a queue that stays full') {
        observed {
            def l = listeners()
            l.full() && l.leastQueued() * 10 >= l.backlog().orElse(0) * 8 &&
                l.dropped().orElse(0) * 1000 >= l.window().toMillis() * 10
        }
        says     { "${listeners().dropped().orElse(0)} SYNs dropped in ${time(listeners().window())}${listeners().dropped().orElse(0) > 0 ? ': their clients wait to connect' : ''}" }
    }
    byLaterTries(it, [Reachability.Result.CONNECT_TIMEOUT])
    byNoTry(it, 'tries that all connected', Reachability.Result.CONNECT_TIMEOUT)
}

final lostAlone = { Facts f -> f.kept().tries().any { KeptConnections.Try t -> t.end() == KeptConnections.End.SILENT && t.freshAnswered().orElse(false) } }

symptom('read-timeout') {
    states   'connections are made, but no answer comes in time'
    byTries(it, Reachability.Result.READ_TIMEOUT)
    by('kept connections') {
        observed { lostAlone(it) }
        says     { keptLine(it, [KeptConnections.End.SILENT]) + (lostAlone(it) ? '; new connections were answered at the same time' : '') }
    }
    by('the wire') {
        observed { wire().endings().lostAfterIdle() > 0 }
        says     { "${wire().endings().lostAfterIdle()} connections on which data was sent again and again after idleness, and nothing came back, in ${time(wire().watch().length())}" }
    }
    byLaterTries(it, [Reachability.Result.READ_TIMEOUT])
    byNoTry(it, 'tries that all ended', Reachability.Result.READ_TIMEOUT)
}

symptom('reset') {
    states   'connections are reset after they were made'
    byTries(it, Reachability.Result.RESET)
    by('kept connections') {
        observed { kept().count(KeptConnections.End.RESET) + kept().count(KeptConnections.End.RESET_WHILE_IDLE) > 0 }
        says     { keptLine(it, [KeptConnections.End.RESET, KeptConnections.End.RESET_WHILE_IDLE]) }
    }
    by('the wire') {
        observed { wire().resets().harmful() > 0 }
        says     { "${wire().resets().harmful()} of ${wire().watch().connections()} connections were reset under their clients' hands in ${time(wire().watch().length())}" }
    }
    byLaterTries(it, [Reachability.Result.RESET])
    by('tries that were not reset') {
        refuted  { reachability().tries() > 0 && !resetsRose(it) && !justBegun(it) }
        says     { resetsRose(it) ? resetsLine(it) : tries(it, Reachability.Result.RESET) }
    }
    // Resets that the kernel counted are of this service or of another, and harm a client or nobody: packets tell.
    by('resets on the wire that harm nobody') {
        refuted  { reachability().tries() > 0 && noneHarmed(it) }
        says     { "${resetsLine(it)}; of ${wire().watch().connections()} connections in ${time(wire().watch().length())} none was reset under its client's hands, ${wire().resets().benign()} resets are clients leaving or came after the end" }
    }
}

symptom('empty-reply') {
    states   'connections are closed without an answer, or with one that is not HTTP'
    by("tries from Dee's host") {
        observed { reachability().count(Reachability.Result.EMPTY_REPLY) + reachability().count(Reachability.Result.NOT_HTTP) > 0 }
        says     {
            reachability().count(Reachability.Result.NOT_HTTP) == 0 ? tries(it, Reachability.Result.EMPTY_REPLY)
                : reachability().count(Reachability.Result.EMPTY_REPLY) == 0 ? tries(it, Reachability.Result.NOT_HTTP)
                : "${tries(it, Reachability.Result.EMPTY_REPLY)}; ${reachability().count(Reachability.Result.NOT_HTTP)}: ${Reachability.Result.NOT_HTTP.words()}"
        }
    }
    by('kept connections') {
        observed { kept().count(KeptConnections.End.EMPTY_REPLY) > 0 }
        says     { keptLine(it, [KeptConnections.End.EMPTY_REPLY]) }
    }
    by('the wire') {
        observed { wire().languages().mismatched() >= 3 }
        says     { "${wire().languages().tlsToPlain()} connections began TLS and ${wire().languages().plainToTls()} plain HTTP where the other is spoken, of ${wire().watch().connections()} in ${time(wire().watch().length())}" }
    }
    byLaterTries(it, [Reachability.Result.EMPTY_REPLY, Reachability.Result.NOT_HTTP])
    byNoTry(it, 'tries of which none ended so', Reachability.Result.EMPTY_REPLY)
}

symptom('slow') {
    states   'answers take longer than a second'
    observed { reachability().slowestAnswer().map { Duration d -> d.toMillis() > 1000 }.orElse(false) }
    refuted  { reachability().tries() > 0 }
    says     {
        def slowest = reachability().slowestAnswer()
        slowest.isPresent() ? "slowest of ${reachability().count(Reachability.Result.ANSWERED)} answers: ${time(slowest.get())}" : 'no answer came at all'
    }
}

symptom('partial') {
    states   'some requests are answered and some are not'
    observed {
        def answered = reachability().count(Reachability.Result.ANSWERED)
        answered > 0 && answered < reachability().tries()
    }
    refuted  { reachability().tries() > 0 }
    says     { "${reachability().count(Reachability.Result.ANSWERED)} of ${reachability().tries()} tries were answered" }
}

final statuses = { Facts f ->
    f.reachability().attempts().findAll { Reachability.Attempt a -> a.result() == Reachability.Result.ANSWERED }
        .collect { Reachability.Attempt a -> a.status() }.toSet().toSorted()
}

/** A wrong path, a plain request on a TLS port, a limit on the rate: nobody was served, and nobody knows why. */
final nobodyServed = { Facts f -> statuses(f).every { Integer s -> s == 400 || s == 404 || s == 429 } }

// A service is only called healthy by someone who has also seen its process.
symptom('healthy') {
    states   'every request is answered, without an error and within a second'
    observed {
        process().pid() > 0 && files().count() > 0 && reachability().tries() > 0 &&
            reachability().count(Reachability.Result.ANSWERED) == reachability().tries() &&
            reachability().serverErrors() == 0 && !nobodyServed(it) && (!resetsRose(it) || noneHarmed(it)) &&
            reachability().slowestAnswer().map { Duration d -> d.toMillis() <= 1000 }.orElse(false)
    }
    refuted  {
        reachability().tries() > 0 &&
            (reachability().count(Reachability.Result.ANSWERED) < reachability().tries() || reachability().serverErrors() > 0 ||
                reachability().slowestAnswer().map { Duration d -> d.toMillis() > 1000 }.orElse(false))
    }
    says     {
        "${reachability().count(Reachability.Result.ANSWERED)} of ${reachability().tries()} tries answered" +
            (reachability().count(Reachability.Result.ANSWERED) > 0 ? ", status ${statuses(it).join(', ')}" : '') +
            (reachability().serverErrors() > 0 ? ", ${reachability().serverErrors()} with a status of 500 or above" : '') +
            told(', the slowest in ', reachability().slowestAnswer(), '') +
            (resetsRose(it) && !noneHarmed(it) ? "; but TcpOutRsts rose by ${counters().rose('TcpOutRsts')} in ${time(counters().window())} (the whole machine's), and nobody has seen whom these resets hit" : '')
    }
}
