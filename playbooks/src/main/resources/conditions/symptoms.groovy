// What a client sees, tried from Dee's own host. Each is observed when one try shows it.

final tries = { Facts f, Reachability.Result result ->
    "${f.reachability().count(result)} of ${f.reachability().tries()} tries from Dee's host: ${result.words()}"
}

symptom('refused') {
    states   'connections are refused'
    observed { reachability().count(Reachability.Result.REFUSED) > 0 }
    refuted  { reachability().tries() > 0 }
    says     { tries(it, Reachability.Result.REFUSED) }
}

symptom('connect-timeout') {
    states   'connections time out before they are made'
    by("tries from Dee's host") {
        observed { reachability().count(Reachability.Result.CONNECT_TIMEOUT) > 0 }
        says     { tries(it, Reachability.Result.CONNECT_TIMEOUT) }
    }
    // A few tries may slip in where most do not: a queue that stays full and drops SYNs all the time is the better witness.
    by('a queue that stays full') {
        observed {
            def l = listeners()
            l.full() && l.leastQueued() * 10 >= l.backlog().orElse(0) * 8 &&
                l.dropped().orElse(0) * 1000 >= l.window().toMillis() * 10
        }
        says     { "${listeners().dropped().orElse(0)} SYNs dropped in ${time(listeners().window())}: their clients wait to connect" }
    }
    by('tries that all connected') {
        refuted  { reachability().tries() > 0 }
        says     { tries(it, Reachability.Result.CONNECT_TIMEOUT) }
    }
}

symptom('read-timeout') {
    states   'connections are made, but no answer comes in time'
    observed { reachability().count(Reachability.Result.READ_TIMEOUT) > 0 }
    refuted  { reachability().tries() > 0 }
    says     { tries(it, Reachability.Result.READ_TIMEOUT) }
}

symptom('reset') {
    states   'connections are reset after they were made'
    observed { reachability().count(Reachability.Result.RESET) > 0 }
    refuted  { reachability().tries() > 0 }
    says     { tries(it, Reachability.Result.RESET) }
}

symptom('empty-reply') {
    states   'connections are closed without an answer'
    observed { reachability().count(Reachability.Result.EMPTY_REPLY) > 0 }
    refuted  { reachability().tries() > 0 }
    says     { tries(it, Reachability.Result.EMPTY_REPLY) }
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
            reachability().serverErrors() == 0 && !nobodyServed(it) &&
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
            told(', the slowest in ', reachability().slowestAnswer(), '')
    }
}
