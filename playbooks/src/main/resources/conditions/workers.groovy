// What a program's threads do. Dee takes no stack dumps yet: all of these say so.

mechanism('workers-stuck') {
    states  'all workers wait in the same place and are not idle'
    leadsTo 'requests-stuck'
    needs   'stacks', 'take a stack dump (kill -3); Dee does not yet'
}

rootCause('worker-deadlock') {
    states  'threads wait for each other\'s locks'
    leadsTo 'workers-stuck'
    needs   'stacks', 'take a stack dump (kill -3); Dee does not yet'
    now     'dump the stacks, then restart'
    fix     'one order for all locks'
}

rootCause('worker-starvation') {
    states  'all workers wait for work that needs a worker, or for one slow dependency'
    leadsTo 'workers-stuck'
    needs   'stacks', 'take a stack dump (kill -3); Dee does not yet'
    now     'dump the stacks, then restart'
    fix     'separate pools, and deadlines on every call out'
}

rootCause('log-pipe-blocked') {
    states  'a writer blocks on a pipe that nobody drains'
    leadsTo 'workers-stuck'
    needs   'stacks', 'look where its threads sleep (wchan: pipe_write); Dee does not yet'
    now     'drain the pipe'
    fix     'log to a file or the journal, and asynchronously'
}

rootCause('dns-slow') {
    states  'name lookups hang'
    leadsTo 'requests-stuck', 'slow'
    needs   'dns', 'time a name lookup there (getent hosts NAME); Dee does not yet'
    now     'take the dead resolver out of resolv.conf'
    fix     'a local cache, and short time-outs'
}
