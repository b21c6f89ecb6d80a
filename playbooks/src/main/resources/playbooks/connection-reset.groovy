// Cheap questions first, and the client's view at the same time; what costs more only while it can
// still matter.

playbook('connection-reset') {
    about 'clients see "connection reset by peer", time out, or get empty replies'
    param 'service'

    first {
        measure reachability, host, process, limits, files, listeners, counters
    }
    then {
        measure closeWait, states
        when(['requests-stuck', 'pool-exhausted', 'fd-exhausted', 'slow']) {
            measure pools, poolsFromDee, log, outgoing
        }
    }

    diagnose 'refused', 'connect-timeout', 'read-timeout', 'reset', 'empty-reply', 'slow', 'partial', 'healthy'
}
