// Cheap questions first, and the client's view at the same time. Pools and connections are asked of well
// instances too, for they are compared with sick ones; the log and the past only where something may be wrong,
// the database's own word only where it decides something, and packets only where all of that leaves a symptom open.

playbook('connection-reset') {
    about 'clients see "connection reset by peer", time out, or get empty replies'
    param 'service'

    first {
        measure reachability, host, process, limits, files, listeners, counters, kept
    }
    then {
        measure closeWait, outgoing, pools, poolsFromDee
        when('connect-timeout', 'syn-flood', 'fd-exhausted') {
            measure peers
        }
        when(['refused', 'read-timeout', 'connect-timeout', 'reset', 'empty-reply', 'slow', 'fd-exhausted', 'accept-queue-full']) {
            measure log, logTimeline
        }
        // The past outlives the process, so a dead one is asked about too.
        when(['refused', 'read-timeout', 'connect-timeout', 'reset', 'empty-reply', 'slow', 'fd-exhausted', 'accept-queue-full']) {
            measure history
        }
    }
    then {
        // Where the pool's own numbers and its connections have told already, the database is not asked.
        when(['db-lock', 'db-pool-leak', 'db-slow-queries', 'db-connections-exhausted']) {
            measure databaseSessions
        }
        // A young process is watched for seconds: by now the first tries have told whether that is worth it.
        // Then the log once more, for what it says of an end was written after it.
        when('refused', 'reset', 'empty-reply') {
            measure languages, restarts, log
        }
    }
    then {
        // Counted first, so that the counters' two samples enclose the capture.
        whileOpen(['reset', 'refused', 'empty-reply', 'connect-timeout', 'read-timeout']) {
            measure countersAround, packets, packetsHere, provocation, vantage
        }
    }

    diagnose 'refused', 'connect-timeout', 'read-timeout', 'reset', 'empty-reply', 'slow', 'partial', 'healthy'
}
