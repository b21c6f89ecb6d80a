// Cheap questions first, and the client's view at the same time. Pools and connections are asked of well
// instances too, for they are compared with sick ones; the log only where something may be wrong.

playbook('connection-reset') {
    about 'clients see "connection reset by peer", time out, or get empty replies'
    param 'service'

    first {
        measure reachability, host, process, limits, files, listeners, counters
    }
    then {
        measure closeWait, outgoing, pools, poolsFromDee
        when(['read-timeout', 'connect-timeout', 'reset', 'empty-reply', 'slow', 'fd-exhausted', 'accept-queue-full']) {
            measure log
        }
    }
    then {
        when('pool-exhausted', 'requests-stuck') {
            measure databaseSessions
        }
    }

    diagnose 'refused', 'connect-timeout', 'read-timeout', 'reset', 'empty-reply', 'slow', 'partial', 'healthy'
}
