// The database pool: what fills it, and what follows. Witnesses in order: the service's own metrics
// page; where that is dead, the pool's last line in the log and the connections to the database; then the
// database itself, which sees what the others cannot: who waits for a lock, and who holds it.

final quick = Duration.ofMillis(250)
final long_ = Duration.ofSeconds(1)
final fresh = Duration.ofSeconds(30)
final lost = Duration.ofSeconds(30)

/** The log speaks of now: it was just written, its last line of the pool stands near its end, and says "all in use". */
final logSaysExhausted = { Facts f ->
    f.loggedPool().exhausted() && f.log().poolTimeouts() > 0 &&
        f.log().sinceWritten().map { Duration d -> d <= fresh }.orElse(false) &&
        f.log().poolAge().map { Duration d -> d <= fresh }.orElse(false)
}

final metricsLine = { Facts f ->
    def p = f.tightestPool()
    "pool ${p.name()}: ${p.inUse().orElse(0)} of ${p.limit().orElse(0)} in use" +
        (p.waiting().isPresent() ? ", ${p.waiting().orElse(0)} waiting" : '') +
        (p.servedPerSecond().isPresent() ? ", ${perSecond(p.servedPerSecond().orElse(0d))} served" : '') +
        (p.arrivedPerSecond().isPresent() ? ", ${perSecond(p.arrivedPerSecond().orElse(0d))} arrive" : '') +
        told(', each held ', p.held(), '') +
        told(' (', p.heldBefore(), ' before)') +
        (p.servedPerSecond().isPresent() ? ", over ${time(f.pools().window())}" : '') +
        " (${f.pools().source()})"
}

final toldAge = { Optional<Duration> age -> age.isPresent() ? told('', age, ' before its end') : 'without a time' }

final logLine = { Facts f ->
    def p = f.loggedPool()
    "pool ${p.pool()}: ${p.active()} of ${p.total()} in use, ${p.waiting()} waiting; ${f.log().poolTimeouts()} callers gave up after ${time(p.waited())} (its log, ${toldAge(f.log().poolAge())}, written ${ago(f.log().sinceWritten())})"
}

final databaseLine = { Facts f ->
    def d = f.database()
    "${d.established()} connections to the database: " +
        (d.exchanges().isPresent() ? "${d.exchanges().orElse(0L)} queries" : "data moved on ${d.active()}") +
        " in ${time(d.window())}, ${d.waiting()} under way" +
        (d.longestWait().isZero() ? '' : ", the longest for ${time(d.longestWait())}") +
        (d.longestIdle().isZero() ? '' : ", quiet for ${time(d.shortestIdle())} to ${time(d.longestIdle())}")
}

/** Callers give connections back soon, and not much later than they used to. */
final heldShort = { Facts f ->
    def p = f.tightestPool()
    def held = p.held().orElse(Duration.ofDays(1))
    def before = p.heldBefore().orElse(held)
    held <= quick ? held.toMillis() <= 50 || held <= before.multipliedBy(4) : held < long_ && held <= before.multipliedBy(2)
}

/** Rate times hold time: callers that come and go fill at least this share of the pool. */
final turnsOver = { Facts f, double share ->
    def p = f.tightestPool()
    p.limit().isPresent() && p.limit().orElse(0) > 0 && p.held().isPresent() &&
        p.servedPerSecond().orElse(0d) * p.held().map { Duration d -> d.toMillis() }.orElse(0L) >= share * 1000 * p.limit().orElse(0)
}

/**
 * Quick callers alone fill the pool: no room for connections that are lost or blocked. Where the
 * connections to the database are not seen, the sum must leave even less.
 */
final filledByQuick = { Facts f ->
    if (!f.tightestPool().exhausted() || !heldShort(f)) {
        return false
    }
    ifMeasured({ f.database().established() > 0 }, false) ? turnsOver(f, 0.7d) && f.database().longestWait() < long_ : turnsOver(f, 0.85d)
}

/** By the connections alone: they are asked all the time, and an answer never takes long. */
final turnsAreQuick = { DatabaseConnections d ->
    d.asked() && d.longestWait() < long_ && d.meanExchange().map { Duration each -> each <= quick }.orElse(false)
}

/** A leaked connection is held and not used, and nobody holds it to wait for something else. */
final heldForNothing = { Facts f ->
    def d = f.database()
    d.established() > 0 && d.waiting() == 0 && d.silent() && d.shortestIdle() >= lost && f.waitingElsewhere() == 0
}

/** By the database's own word about this instance's sessions: most of them wait for a lock, in both looks. */
final mostLocked = { OwnSessions s -> s.total() > 0 && s.lockedAlways() * 2 >= s.total() && s.longestLocked() >= long_ }

/** Most of them are at work, and wait for no lock; a statement takes at least so long. */
final mostTake = { OwnSessions s, Duration least ->
    s.total() > 0 && s.runningAlways() * 2 >= s.total() && s.noneLocked() && s.stale() == 0 &&
        s.meanStatement().map { Duration d -> d >= least }.orElse(false)
}

/** Most of them are at work for long, and wait for no lock. */
final mostSlow = { OwnSessions s -> mostTake(s, long_) }

/** None is lost, blocked or slow: callers come and go. */
final allQuick = { OwnSessions s ->
    s.total() > 0 && s.noneLocked() && s.longestIdle() < long_ && s.running() > 0 && s.longestRunning() < long_ &&
        s.meanStatement().map { Duration d -> d <= quick }.orElse(false)
}

final sessionsLine = { Facts f ->
    def s = f.sessions()
    "its ${s.total()} sessions in the database: ${s.running()} at work" +
        told(' for about ', s.meanStatement(), ' each') +
        ", ${s.locked()} wait for a lock" + (s.locked() > 0 ? ", the longest for ${time(s.longestLocked())}" : '') +
        ", ${s.stale()} idle" + (s.stale() > 0 ? " for ${time(s.shortestStale())} to ${time(s.longestStale())}" : ' for 10 s or longer') +
        (s.staleInTransaction() > 0 ? " (${s.staleInTransaction()} of them in a transaction)" : '')
}

/** Who holds the lock, for people: ending it is theirs to decide. */
final blockerLine = { Facts f ->
    f.sessions().roots().take(3).collect { RootBlocker r ->
        r.pid() == 0 ? "a prepared transaction blocks ${r.blocks()}" :
            "pid ${r.pid()} (${r.application() ?: 'no application name'}, user ${r.user()}${r.client() ? ', from ' + r.client() : ''}) blocks ${r.blocks()}: ${r.state()}" +
                told(', its transaction is ', r.transaction(), ' old') + (r.query() ? ", last: ${r.query()}" : '') +
                "; a person may end it with select pg_terminate_backend(${r.pid()})"
    }.join('; ')
}

/** The pool says that callers keep connections for longer than their statements take. */
final heldLong = { Facts f -> ifMeasured({ f.tightestPool().held().map { Duration d -> d >= long_ }.orElse(false) }, false) }

/** Somebody says that callers wait for the pool: the metrics page, or the log. */
final callersWait = { Facts f ->
    ifMeasured({ f.pools().tightest().isPresent() }, false) ? f.tightestPool().exhausted() : logSaysExhausted(f)
}

/** What the sockets take for slow queries may be a queue for a lock; the database knows better. */
final databaseSeesLocks = { Facts f -> ifMeasured({ !f.sessions().noneLocked() }, false) }

final notExhausted = { Facts f ->
    def p = f.tightestPool()
    p.limit().isPresent() && p.inUse().isPresent() && p.waiting().isPresent() && !p.exhausted()
}

mechanism('pool-exhausted') {
    states  'every connection of the database pool is in use and callers wait'
    leadsTo 'requests-stuck', 'slow'
    by('the metrics page') {
        observed { tightestPool().exhausted() }
        refuted  {
            def p = tightestPool()
            p.limit().isPresent() && p.inUse().isPresent() && p.waiting().isPresent() &&
                (p.inUse().orElse(0) < p.limit().orElse(0) || p.waiting().orElse(0) == 0)
        }
        says     { metricsLine(it) }
    }
    by("the log and the connections to the database") {
        observed { logSaysExhausted(it) && database().established() > 0 && database().established() >= loggedPool().total() - 1 }
        says     { logLine(it) + '; ' + databaseLine(it) }
    }
    fix 'a deadline for waiting on the pool that is shorter than the clients\' patience, and a quick 503 behind it'
}

rootCause('db-pool-too-small') {
    states  'the database pool is too small for the traffic: queries are quick, but more come than it can take'
    leadsTo 'pool-exhausted'
    by('the metrics page') {
        observed {
            def p = tightestPool()
            filledByQuick(it) &&
                (p.waiting().orElse(0) >= p.limit().orElse(0) || p.timeouts().orElse(0) > 0 ||
                    p.arrivedPerSecond().orElse(0d) > 1.05d * p.servedPerSecond().orElse(0d))
        }
        refuted  {
            def p = tightestPool()
            notExhausted(it) ||
                (p.servedPerSecond().isPresent() && p.servedPerSecond().orElse(0d) == 0d) ||
                p.held().map { Duration d -> d >= long_ }.orElse(false)
        }
        says     { metricsLine(it) }
    }
    by('the log and the connections to the database') {
        observed {
            def d = database()
            logSaysExhausted(it) && d.established() > 0 &&
                d.exchanges().map { Long n -> n >= 2 * d.established() }.orElse(false) &&
                turnsAreQuick(d) && d.active() >= d.established() - 1
        }
        refuted  {
            def d = database()
            d.established() > 0 && d.exchanges().isPresent() && d.silent()
        }
        says     { logLine(it) + '; ' + databaseLine(it) }
    }
    by('the database') {
        observed {
            callersWait(it) && allQuick(sessions()) && sessions().running() * 2 >= sessions().total() &&
                !heldLong(it)
        }
        refuted  { mostLocked(sessions()) || mostSlow(sessions()) || sessions().total() > 0 && sessions().stale() * 2 >= sessions().total() }
        says     { sessionsLine(it) }
    }
    now 'raise the pool\'s limit if the database has room, else shed load'
    fix 'size the pool by rate × hold time, bound the requests in flight, and give waiting a deadline'
}

// A lock looks like slow queries as long as some get through. Slow is only said where all get on alike.
rootCause('db-slow-queries') {
    states  'queries themselves became slow'
    leadsTo 'pool-exhausted'
    by('the metrics page') {
        observed {
            def p = tightestPool()
            def d = database()
            def held = p.held().orElse(Duration.ZERO)
            p.exhausted() && p.servedPerSecond().orElse(0d) > 0 && !databaseSeesLocks(it) &&
                (held >= long_ || (held > quick && p.heldBefore().isPresent() && held > p.heldBefore().orElse(Duration.ZERO).multipliedBy(3))) &&
                d.established() > 0 && d.waiting() * 2 >= d.established() &&
                d.active() >= d.established() && d.longestWait() <= held.multipliedBy(3)
        }
        refuted  { notExhausted(it) || filledByQuick(it) }
        says     { metricsLine(it) }
    }
    by('the log and the connections to the database') {
        observed {
            def d = database()
            logSaysExhausted(it) && !databaseSeesLocks(it) && d.longestWait() >= long_ && d.waiting() * 2 >= d.established() &&
                d.exchanges().map { Long n -> n > 0 && n <= 4 * d.established() }.orElse(false) &&
                d.established() > 0 && d.active() >= d.established() &&
                d.longestWait() <= d.meanExchange().orElse(Duration.ZERO).multipliedBy(3)
        }
        refuted  {
            def d = database()
            d.established() > 0 && d.exchanges().isPresent() &&
                (d.waiting() == 0 && d.silent() || turnsAreQuick(d))
        }
        says     { logLine(it) + '; ' + databaseLine(it) }
    }
    by('the connections to the database') {
        refuted  { database().established() > 0 && database().exchanges().isPresent() && database().waiting() == 0 && database().silent() }
        says     { databaseLine(it) }
    }
    by('the database') {
        // Few sessions, met by chance at their beginning, look quicker than they are: the pool knows how long each is held.
        observed { callersWait(it) && (mostSlow(sessions()) || heldLong(it) && mostTake(sessions(), quick)) }
        refuted  {
            def s = sessions()
            s.total() > 0 && (s.running() == 0 || allQuick(s) || s.lockedAlways() * 2 >= s.total())
        }
        says     { sessionsLine(it) }
    }
    needs   'database-sessions', 'the database knows what its sessions wait for (pg_stat_activity)'
    now     'end the slow queries, or take their callers off the service'
    fix     'statement_timeout, and the index or plan the queries lost'
}

rootCause('db-lock') {
    states  'queries wait for a lock'
    leadsTo 'pool-exhausted'
    by('the metrics page') {
        refuted  { notExhausted(it) || database().established() > 0 && filledByQuick(it) }
        says     { metricsLine(it) }
    }
    by('the connections to the database') {
        refuted  {
            def d = database()
            d.established() > 0 && d.exchanges().isPresent() &&
                (d.waiting() == 0 && d.silent() || turnsAreQuick(d) && d.active() >= d.established() - 1)
        }
        says     { databaseLine(it) }
    }
    by('the database') {
        observed { callersWait(it) && mostLocked(sessions()) && sessions().roots().size() > 0 }
        refuted  { sessions().total() > 0 && sessions().noneLocked() }
        says     { sessionsLine(it) + (sessions().roots().size() > 0 ? '; ' + blockerLine(it) : '') }
    }
    needs   'database-sessions', 'the database knows who waits for which lock (pg_stat_activity, pg_blocking_pids)'
    now     'end the session that holds the lock (pg_terminate_backend), once a person has agreed'
    fix     'lock_timeout, short transactions, and no idle ones (idle_in_transaction_session_timeout)'
}

rootCause('db-pool-leak') {
    states  'connections are taken from the pool and never returned'
    leadsTo 'pool-exhausted'
    by('the metrics page and the connections to the database') {
        observed {
            def p = tightestPool()
            p.exhausted() && p.servedPerSecond().isPresent() && p.servedPerSecond().orElse(1d) == 0d && heldForNothing(it)
        }
        refuted  {
            def d = database()
            d.established() > 0 && (filledByQuick(it) || d.waiting() >= d.established())
        }
        says     { metricsLine(it) + '; ' + databaseLine(it) }
    }
    by('the metrics page') {
        refuted  { notExhausted(it) || filledByQuick(it) }
        says     { metricsLine(it) }
    }
    by('the log and the connections to the database') {
        observed {
            def d = database()
            logSaysExhausted(it) && d.established() >= loggedPool().total() - 1 && heldForNothing(it)
        }
        refuted  { database().established() > 0 && database().waiting() >= database().established() }
        says     { logLine(it) + '; ' + databaseLine(it) }
    }
    by('the connections to the database') {
        refuted  { database().established() > 0 && (database().waiting() >= database().established() || database().active() >= database().established()) }
        says     { databaseLine(it) }
    }
    by('the database') {
        observed { callersWait(it) && sessions().total() > 0 && sessions().stale() * 2 >= sessions().total() && sessions().locked() == 0 && waitingElsewhere() == 0 }
        refuted  { sessions().total() > 0 && sessions().longestIdle() < long_ }
        says     { sessionsLine(it) }
    }
    now 'restart: it heals a leak until the pool has leaked away again'
    fix 'close connections in finally or try-with-resources; leakDetectionThreshold names the place'
}

rootCause('db-connections-exhausted') {
    states  'the database server has no connection left, so the pool cannot open the ones it needs'
    leadsTo 'pool-exhausted', 'requests-stuck', 'slow'
    by('the metrics page and the database') {
        observed {
            def p = tightestPool()
            p.waiting().orElse(0) > 0 && p.idle().orElse(0) == 0 && p.limit().isPresent() && p.inUse().isPresent() &&
                p.inUse().orElse(0) < p.limit().orElse(0) && databaseSlots().full()
        }
        refuted  { databaseSlots().roomy() || tightestPool().exhausted() || tightestPool().waiting().isPresent() && tightestPool().waiting().orElse(0) == 0 }
        says     { databaseSlots().words() + '; ' + metricsLine(it) }
    }
    by('the log and the database') {
        observed { log().poolTimeouts() > 0 && log().poolAge().map { Duration d -> d <= fresh }.orElse(false) && loggedPool().total() == 0 && databaseSlots().full() }
        refuted  { databaseSlots().roomy() }
        says     { databaseSlots().words() }
    }
    by('the metrics page') {
        refuted  { tightestPool().exhausted() || tightestPool().waiting().isPresent() && tightestPool().waiting().orElse(0) == 0 }
        says     { metricsLine(it) }
    }
    needs 'database-sessions', 'the database knows how many of its connections are taken (max_connections)'
    now   'close what needs no connection: idle sessions, other programs\' pools; ending sessions is for people to decide'
    fix   'pools of all instances together below max_connections, or a pooler such as PgBouncer between'
}
