# database-sessions - what the sessions of a PostgreSQL database do, wait for, and who blocks them
# USAGE     database-sessions COMMAND HOST; COMMAND is a psql with its options, HOST a client to be told apart
# OUTPUT    one JSON object a line: "is" is database (slots), sessions (those alike, counted, with the client ports
#           and ages in ms of at most 200) or root (who blocks without being blocked, at most 10); then "# client
#           ADDRESS" for each of HOST, "# said WORDS" where psql failed, "# ended EXIT-STATUS"
# REQUIRES  psql, PostgreSQL 10 or newer, a login that needs no password typed (.pgpass, peer); getent where there is
# PRIVILEGE to see other users' sessions: pg_monitor or pg_read_all_stats
# OVERHEAD  one connection, read-only, at most 3 s to connect and 2 s to answer; with 10, 100 and 500 sessions it
#           takes the server 4, 4 and 15 ms and prints 0.5, 1.4 and 2.6 kB; with 200 waiting for one lock 100 ms
# CHANGES   none

main() {
  if [ -z "$1" ]; then
    echo "no database-access is configured for this service"
    exit 78
  fi
  host=$2
  eval "set -f -- $1"
  program=$(dee_tool "$1") || program=$(packaged "$1") || dee_missing "$1"
  shift
  addresses "$host"
  PGCONNECT_TIMEOUT=3 PGAPPNAME=dee
  PGOPTIONS='-c statement_timeout=2000 -c lock_timeout=500 -c default_transaction_read_only=on'
  export PGCONNECT_TIMEOUT PGAPPNAME PGOPTIONS
  {
    # sudo would take the options out of the environment: they are said once more
    "$program" "$@" -X -q -A -t -w -v ON_ERROR_STOP=1 \
      -c 'set statement_timeout = 2000; set lock_timeout = 500; set default_transaction_read_only = on' \
      -c "$question" 2>&1
    printf '\n# ended %s\n' "$?"
  } | awk '/^[{]/ || /^# ended / { print; next } NF && ++said <= 20 { print "# said " substr($0, 1, 500) }'
}

# packaged NAME: prints where the packages of PostgreSQL put it, off PATH
packaged() {
  set +f
  for file in /usr/lib/postgresql/*/bin/"$1" /usr/pgsql-*/bin/"$1"; do
    [ -x "$file" ] && echo "$file" && return
  done
  return 1
}

# addresses HOST: what this machine knows that name by
addresses() {
  command -v getent >/dev/null && getent ahosts "$1" 2>/dev/null | awk '!seen[$1]++ { print "# client " $1 }'
}

# Other statements' literals are taken out before anything of them is shown.
# shellcheck disable=SC2016 # dollars quote in SQL
question='
with recursive s as (
  select *, query = $$<insufficient privilege>$$ as hidden,
    (extract(epoch from clock_timestamp() - state_change) * 1000)::bigint as state_ms,
    (extract(epoch from clock_timestamp() - xact_start) * 1000)::bigint as xact_ms
  from pg_stat_activity
  where pid <> pg_backend_pid() and coalesce(backend_type, $$client backend$$) = $$client backend$$
), own as (
  select * from s where datname = current_database()
), waits as (
  select pid, unnest(pg_blocking_pids(pid)) as blocker
  from (select pid from own where wait_event_type = $$Lock$$ order by state_ms desc limit 200) w
), roots as (
  select distinct blocker from waits where blocker not in (select pid from waits)
), reach(root, pid) as (
  select waits.blocker, waits.pid from waits join roots using (blocker)
  union
  select reach.root, waits.pid from reach join waits on waits.blocker = reach.pid
)
select json_build_object($$is$$, $$database$$, $$name$$, current_database(),
  $$max$$, current_setting($$max_connections$$)::int,
  $$reserved$$, current_setting($$superuser_reserved_connections$$)::int
    + coalesce(current_setting($$reserved_connections$$, true)::int, 0),
  $$used$$, (select count(*) from s where datname is not null),
  $$hidden$$, (select count(*) from own where hidden), $$user$$, current_user)::text
union all
select json_build_object($$is$$, $$sessions$$, $$client$$, client, $$user$$, usename, $$state$$, state,
  $$wait_type$$, wait_event_type, $$wait$$, wait_event, $$count$$, n,
  $$oldest_ms$$, oldest, $$newest_ms$$, newest, $$xact_ms$$, xact, $$members$$, members)::text
from (
  select host(client_addr) as client, usename, coalesce(state, $$hidden$$) as state, wait_event_type, wait_event,
    count(*) as n, max(state_ms) as oldest, min(state_ms) as newest, max(xact_ms) as xact,
    array_to_string((array_agg(client_port || $$:$$ || greatest(0, state_ms) order by state_ms desc))[1:200], $$ $$) as members
  from own group by 1, 2, 3, 4, 5 order by n desc limit 300
) alike
union all
select json_build_object($$is$$, $$root$$, $$pid$$, blocker, $$blocks$$, blocks, $$user$$, usename,
  $$application$$, application_name, $$client$$, host(client_addr), $$state$$, state,
  $$wait_type$$, wait_event_type, $$wait$$, wait_event,
  $$state_ms$$, (extract(epoch from clock_timestamp() - state_change) * 1000)::bigint,
  $$xact_ms$$, (extract(epoch from clock_timestamp() - xact_start) * 1000)::bigint,
  $$query$$, left(regexp_replace(regexp_replace(left(query, 1000),
    $re$\u0027[^\u0027]*(\u0027|$)$re$, $$?$$, $$g$$), $re$\s+$re$, $$ $$, $$g$$), 80))::text
from (select root, count(distinct pid) as blocks from reach group by root order by 2 desc limit 10) r(blocker, blocks)
left join pg_stat_activity a on a.pid = r.blocker'

main "$@"
