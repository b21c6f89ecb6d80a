# log-timeline - requests, errors and latencies of the logs of the service, over time
# USAGE     log-timeline APPLICATION-LOG ACCESS-LOG     (either may be empty)
# OUTPUT    "# now SECONDS ZONE", then for each log "# log KIND PATH" with either "# refused EXIT WHY" or
#           "# written SECONDS", "# read BYTES FILES", "# stamps FIRST LAST ZONE", "# latency UNIT", "# width SECONDS", and
#           "b START LINES REQUESTS ERRORS RESETS P50 P95 POOL POOL-FIRST FILES FILES-FIRST" for each bucket that has a line
# REQUIRES  awk, tail, date, stat; gzip for rotations that are compressed, ls for finding them
# PRIVILEGE to read the files
# OVERHEAD  reads 4 MiB at most of the end of each log (1 MiB where awk is BusyBox's). Of a log of 1, 10, 100 MB it takes
#           0.09, 0.30, 0.45 s of CPU with mawk, 0.13, 0.6, 0.7 with gawk, 0.14, 0.5, 0.5 with BusyBox; beside it, over the
#           whole file, wc -l takes 0.01, 0.01, 0.07 and awk counting one field 0.01, 0.04, 0.35. A rotation that is
#           compressed is read from its beginning: 0.05 s for 10 MB of log, and no larger one than 6 MB compressed
# CHANGES   none

# shellcheck disable=SC2016 # it is awk
timeline='
function days(y, m, d) {
  y += 0; m += 0
  if (m < 3) { y--; m += 12 }
  return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) + d - 719469
}
function month(name,   at) {
  at = index("JanFebMarAprMayJunJulAugSepOctNovDec", name)
  return at % 3 == 1 ? (at + 2) / 3 : 0
}
function day(b,   t, d) {
  if (b ~ /[0-9][0-9][0-9][0-9][-\/][0-9][0-9][-\/][0-9][0-9][T ]$/) {
    t = substr(b, length(b) - 10)
    return days(substr(t, 1, 4), substr(t, 6, 2), substr(t, 9, 2))
  }
  if (b ~ /[0-9][0-9][-\/][A-Z][a-z][a-z][-\/][0-9][0-9][0-9][0-9][: ]$/) {
    t = substr(b, length(b) - 11)
    return month(substr(t, 4, 3)) ? days(substr(t, 8, 4), month(substr(t, 4, 3)), substr(t, 1, 2)) : ""
  }
  if (match(b, /[A-Z][a-z][a-z] +[0-9]+, [0-9][0-9][0-9][0-9] $/)) {
    t = substr(b, RSTART)
    return month(substr(t, 1, 3)) ? days(substr(t, length(t) - 4, 4), month(substr(t, 1, 3)), substr(t, 4) + 0) : ""
  }
  if (match(b, /[A-Z][a-z][a-z] +[0-9]+ $/)) {
    t = substr(b, RSTART)
    return month(substr(t, 1, 3)) ? this_year(month(substr(t, 1, 3)), substr(t, 4) + 0) : ""
  }
  if (b ~ /^[IWEF][01][0-9][0-3][0-9] $/) return this_year(substr(b, 2, 2), substr(b, 4, 2))
  if (b ~ /^[(\[]?$/) return today
  return ""
}
function this_year(m, d,   n) {
  n = days(year, m, d)
  return n > today + 1 ? days(year - 1, m, d) : n
}
function stamp(t,   at, e, h, b, s, z, tries) {
  if (match(t, /^"?1[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]+/)) {
    s = substr(t, 1, RLENGTH); sub(/"/, "", s); told = 1
    return substr(s, 1, 10) + 0
  }
  for (tries = 0; tries < 4 && match(t, /(^|[^0-9])[0-2]?[0-9]:[0-5][0-9]:[0-6][0-9]/); tries++) {
    at = RSTART; e = RSTART + RLENGTH
    if (substr(t, at, 1) !~ /[0-9]/) at++
    h = substr(t, at, e - 6 - at) + 0
    b = at > 14 ? substr(t, at - 14, 14) : substr(t, 1, at - 1)
    if (!(b in day_of)) day_of[b] = day(b)
    if (day_of[b] == "") { t = substr(t, e); continue }
    s = day_of[b] * 86400 + h * 3600 + substr(t, e - 5, 2) * 60 + substr(t, e - 2, 2)
    z = substr(t, e, 20)
    if (match(z, /^[.,][0-9]+/)) z = substr(z, RLENGTH + 1)
    if (z ~ /^Z/) { told = 1; return s }
    if (match(z, /^ ?[-+][0-9][0-9]:?[0-9][0-9]/)) {
      z = substr(z, 1, RLENGTH)
      if (!(z in zone_of)) zone_of[z] = seconds(z)
      told = 1
      return s - zone_of[z]
    }
    if (z ~ /^ ?PM/ && h < 12) s += 43200
    if (z ~ /^ ?AM/ && h == 12) s -= 43200
    local = 1
    if (b ~ /^[(\[]?$/ && s - offset > now + 60) s -= 86400
    return s - offset
  }
  return 0
}
function seconds(z) {
  gsub(/[ :]/, "", z)
  return (substr(z, 1, 1) == "-" ? -1 : 1) * (substr(z, 2, 2) * 3600 + substr(z, 4, 2) * 60)
}
# Bins of a histogram: the number of digits and the first two of them, for awk may be built without log().
function bin(us) {
  us = int(us < 2000000000 ? us : 2000000000)
  return length(us) * 100 + substr(us, 1, 2)
}
function middle(k,   d) {
  d = int(k / 100)
  return d < 3 ? k % 100 : int((k % 100 + 0.5) * substr("1000000000", 1, d - 1))
}
function scale(unit) {
  if (unit == "ms" || unit ~ /^[mM]illi/ || unit == "Ms") return 1000
  if (unit == "s" || unit == "sec" || unit == "S" || unit ~ /^[sS]econds?$/) return 1000000
  if (unit == "us" || unit == "\302\265s" || unit ~ /^[mM]icro/ || unit == "Us") return 1
  if (unit == "ns" || unit ~ /^[nN]ano/ || unit == "Ns") return 0.001
  return 0
}
# A number that names its unit, or nginx own request_time, which has three decimals.
function named(t,   tries, f, key, value, unit) {
  for (tries = 0; tries < 4 && match(t, /(^|[^A-Za-z_])(duration|latency|elapsed|took|request_?[tT]ime|response_?[tT]ime|time_?[tT]aken|cost|rt)[A-Za-z_]*"?[=:] ?"?[0-9]+(\.[0-9]+)?/); tries++) {
    f = substr(t, RSTART, RLENGTH)
    t = substr(t, RSTART + RLENGTH)
    match(f, /[0-9.]+$/)
    value = substr(f, RSTART); key = substr(f, 1, RSTART - 1)
    gsub(/[^A-Za-z_]/, "", key)
    unit = ""
    if (match(t, /^(ms|us|ns|s|\302\265s)([^A-Za-z]|$)/)) { unit = substr(t, 1, RLENGTH); sub(/[^A-Za-z\302\265]+$/, "", unit) }
    else if (match(key, /_[a-zA-Z]+$/)) unit = substr(key, RSTART + 1)
    else if (match(key, /(In)?(Ms|Millis|Seconds|Micros|Nanos)$/)) { unit = substr(key, RSTART); sub(/^In/, "", unit) }
    if (t ~ /^(m|h)[0-9]/) continue
    if (scale(unit)) return value * scale(unit)
    if (key ~ /^(rt|request_?time)$/ && value ~ /\.[0-9][0-9][0-9]$/) return value * 1000000
  }
  return -1
}
# The part after the status of a line of an access log.
function placed(rest,   tail, v) {
  if (form == "" && asked++ > 500) return -1
  if (form == "" || form == "rt") {
    v = named(rest)
    if (v >= 0) { form = "rt"; return v }
    if (form == "rt") return -1
  }
  tail = match(rest, /"[^"]*$/) ? substr(rest, RSTART + 1) : rest
  if (form == "" || form == "decimal") {
    if (match(tail, /(^| )[0-9]+\.[0-9][0-9][0-9]( |$)/) || match(rest, /[ "][0-9]+\.[0-9][0-9][0-9]"?$/)) {
      v = substr(RSTART > length(tail) || substr(tail, RSTART, RLENGTH) !~ /[0-9]\.[0-9][0-9][0-9]/ ? rest : tail, RSTART, RLENGTH)
      gsub(/[^0-9.]/, "", v)
      form = "decimal"
      return v * 1000000
    }
    if (form == "decimal") return -1
  }
  if ((form == "" || form == "unit") && match(tail, /(^|[ =])[0-9]+(\.[0-9]+)?(ms|us|\302\265s|ns|s)( |$)/)) {
    v = substr(tail, RSTART, RLENGTH)
    form = "unit"
    gsub(/[ =]/, "", v); tail = v
    sub(/[0-9.]+/, "", tail)
    return (v + 0) * scale(tail)
  }
  if ((form == "" || form == "pair") && match(tail, /(^| )[0-9]+\/[0-9]+$/)) {
    v = substr(tail, RSTART, RLENGTH); sub(/^ /, "", v)
    tail = substr(v, index(v, "/") + 1)
    if (int(tail / 1000000) == v + 0) { form = "pair"; return tail + 0 }
  }
  if ((form == "" || form == "raw") && (tail ~ /^ *[0-9]+$/ && tail != rest || rest ~ /^ [0-9-]+ [0-9]+$/)) {
    match(rest, /[0-9]+$/)
    v = substr(rest, RSTART) + 0
    form = "raw"
    if (v < 50) low++
    return v
  }
  return -1
}
NR == 1 && cut { next }
{
  line = length($0) > 4000 ? substr($0, 1, 4000) : $0
  object = substr(line, 1, 1) == "{"
  if (object && match(line, /"(@timestamp|timestamp|time|ts|@t|datetime|date|time_local|time_iso8601)" ?: ?"?/))
    s = stamp(substr(line, RSTART + RLENGTH, 60))
  else if (!object && match(line, /^(ts|time|timestamp|t)="?/)) s = stamp(substr(line, RLENGTH + 1, 60))
  else s = stamp(substr(line, 1, 160))
  if (s > now + 54000 || s < now - 31622400) s = 0
  if (s) {
    if (!first) first = s
    last = s
    ring[++stamped % 20] = s
    n[s]++
  }
  else if (!last) next
  status = ""; us = -1; error = 0; reset = 0
  if (match(line, asked_for)) {
    status = substr(line, RSTART + RLENGTH - 4, 3)
    if (status !~ /^[0-9]/) status = substr(line, RSTART + RLENGTH - 3, 3)
    us = placed(substr(line, RSTART + RLENGTH - 1))
    error = status + 0 >= 500
  }
  else if (match(line, / -?[0-9]+\/-?[0-9]+\/-?[0-9]+\/-?[0-9]+\/\+?[0-9]+ -?[0-9]+ /)) {
    split(substr(line, RSTART + 1), w, " ")
    m = split(w[1], part, "/")
    sub(/\+/, "", part[m])
    us = part[m] * 1000; status = w[2]; unit = "ms"
    reset = w[6] ~ /^[SRI]/
    error = status + 0 >= 500 || w[6] ~ /^[SsRI]/
  }
  else if ((object || index(line, "status")) && match(line, /(^|[^A-Za-z_])(status|status_?[cC]ode|http_status|response_status|DownstreamStatus)"?[=:] ?"?[1-5][0-9][0-9]([^0-9]|$)/)) {
    match(line, /(^|[^A-Za-z_])(status|status_?[cC]ode|http_status|response_status|DownstreamStatus)"?[=:] ?"?[1-5][0-9][0-9]/)
    status = substr(line, RSTART + RLENGTH - 3, 3)
    us = named(line)
    error = status + 0 >= 500
  }
  if (status == "") {
    head = substr(line, 1, 200)
    if (match(head, /(^|[^A-Za-z0-9_])(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL|CRIT|EMERG|ALERT|PANIC)([^A-Za-z0-9_]|$)/))
      error = substr(head, RSTART, RLENGTH) ~ /ERROR|SEVERE|FATAL|CRIT|EMERG|ALERT|PANIC/
    else if (head ~ /(level|lvl|severity)"?[=:] ?"?(err|eror|fatal|crit|emerg|alert|d?panic|severe|[56]0)/ || head ~ /(\[|:)(error|crit|alert|emerg|fatal)\]/ || head ~ /^[EF][01][0-9][0-3][0-9] [0-9][0-9]:/)
      error = 1
    if (!s) { error = error && line ~ /^(SEVERE|ERROR|FATAL|CRITICAL):/; if (error) s = last }
    if (line ~ /Connection is not available, request timed out|GetConnectionTimeoutException: wait|Pool empty. Unable to fetch a connection|pool error Timeout waiting|checkout a Connection has timed out|QueuePool limit of size|connection pool has been exhausted|timeout exceeded when trying to connect/ && line !~ /^[ \t]*Caused by:/)
      pool[last]++
    if (line ~ /[Tt]oo many open files|EMFILE/) files[last]++
  }
  else {
    if (!s) next
    r[s]++
    if (us >= 0) { told_us++; k = bin(us); h[s, k]++; all[k]++ }
    if (reset) resets[s]++
  }
  if (error) e[s]++
}
END {
  if (!stamped) { print "# stamps none"; exit }
  for (i in ring) if (ring[i] > end) end = ring[i]
  begin = first > end || first < end - 7200 ? end - 7200 : first
  for (s in n) if (s + 0 < begin && s + 0 >= end - 7200) begin = s + 0
  printf "# stamps %d %d %s\n", begin, end, told && !local ? "told" : local && !told ? "local" : "mixed"
  if (form == "raw") {
    for (k = 100; k < 1100 && sum * 2 < told_us; k++) if (k in all) sum += all[k]
    if (told_us < 50 || low || k < 350) told_us = 0
  }
  print "# latency " (told_us ? "us" : "unknown")
  width = 60
  for (i = split("30 10 5 1", step, " "); i > 0; i--) if ((end - begin) / step[i] < 119) { width = step[i]; break }
  print "# width " width
  for (s in n) if (s + 0 >= begin && s + 0 <= end + 60) {
    b = s - s % width
    N[b] += n[s]; R[b] += r[s]; E[b] += e[s]; X[b] += resets[s]
  }
  for (s in pool) if (s + 0 >= begin) { b = s - s % width; N[b] += 0; P[b] += pool[s]; if (!PF[b] || s + 0 < PF[b]) PF[b] = s + 0 }
  for (s in files) if (s + 0 >= begin) { b = s - s % width; N[b] += 0; F[b] += files[s]; if (!FF[b] || s + 0 < FF[b]) FF[b] = s + 0 }
  if (told_us) for (k in h) {
    split(k, w, SUBSEP)
    if (w[1] < begin) continue
    b = w[1] - w[1] % width
    H[b, w[2]] += h[k]; T[b] += h[k]
  }
  for (k = 100; k < 1100; k++) if (k in all) sorted[++most] = k
  for (b = begin - begin % width; b <= end + 60; b += width) {
    if (!(b in N)) continue
    p50 = p95 = "-"
    if (T[b]) {
      sum = 0
      for (i = 1; i <= most; i++) if ((b, sorted[i]) in H) {
        sum += H[b, sorted[i]]
        if (p50 == "-" && sum * 2 >= T[b]) p50 = middle(sorted[i])
        if (sum * 20 >= T[b] * 19) { p95 = middle(sorted[i]); break }
      }
    }
    print "b", b, N[b] + 0, R[b] + 0, E[b] + 0, X[b] + 0, p50, p95, P[b] + 0, P[b] ? PF[b] : "-", F[b] + 0, F[b] ? FF[b] : "-"
  }
}'

# The newest rotations of a log that were written within two hours before its end, oldest first, as words
# to be quoted: they begin with its name, and go on with a number or a date.
rotations() {
  # shellcheck disable=SC2086 # no word, or some
  $sudo ls -t "$folder" 2>/dev/null | head -n 2000 | "$awk" -v name="$1" '
    BEGIN { stem = name; sub(/\.(log|txt|out|json)$/, "", stem) }
    $0 == name || /[^A-Za-z0-9._@:+,-]/ { next }
    index($0, name) == 1 && substr($0, length(name) + 1) ~ /^[.-][0-9][-0-9_.:T]*(log)?(\.gz)?$/ ||
      stem != name && index($0, stem) == 1 &&
      substr($0, length(stem) + 1) ~ /^[.-][12][0-9][0-9][0-9]-?[0-9][0-9]-?[0-9][0-9][-0-9_.:T]*(log|txt|out|json)?(\.gz)?$/ {
      print
      if (++n == 4) exit
    }'
}

# one KIND PATH: one log
one() {
  printf '# log %s %s\n' "$1" "$2"
  sudo=
  if ! [ -r "$2" ] && root=$(dee_as_root) && $root test -r "$2" 2>/dev/null; then
    sudo=$root
  fi
  folder=${2%/*}
  folder=${folder:-/}
  if ! $sudo test -e "$2"; then
    if [ -d "$folder" ] && ! [ -x "$folder" ]; then
      echo "# refused 77 user $(id -un 2>/dev/null || id -u) may not look into $folder"
    else
      echo "# refused 67 there is no file $2"
    fi
    return
  fi
  if ! $sudo test -f "$2"; then
    echo "# refused 67 $2 is not a regular file, so it has no end to read"
    return
  fi
  if [ -z "$sudo" ] && ! [ -r "$2" ]; then
    echo "# refused 77 user $(id -un 2>/dev/null || id -u) may not read $2"
    return
  fi
  path=$2
  # shellcheck disable=SC2046 # words without blanks, or nothing
  set -- $($sudo stat -L -c '%s %Y %d:%i' "$path" 2>/dev/null)
  size=${1:-$most} written=${2:-$now} inode=${3:-none}
  [ "$size" -gt 0 ] && printf '# written %s\n' "$written"
  cut=0 room=$((most - size)) read=$size
  set -- "$path"
  if [ "$room" -lt 0 ]; then
    cut=1 room=0 read=$most
  fi
  for name in $([ "$room" -gt 65536 ] && rotations "${path##*/}"); do
    # shellcheck disable=SC2046,SC2086
    old=$($sudo stat -L -c '%s %Y %d:%i' "$folder/$name" 2>/dev/null)
    bytes=${old%% *} when=${old#* }
    if [ "$room" -le 0 ] || [ "${when#* }" = "$inode" ] || ! [ "${when% *}" -gt "$((written - 7200))" ]; then
      break
    fi
    case $name in
      *.gz)
        [ "$bytes" -lt 6000000 ] || break
        bytes=$((bytes * 8))
        [ "$((bytes * 4))" -lt "$room" ] || cut=1
        ;;
    esac
    set -- "$folder/$name" "$@"
    read=$((read + (bytes < room ? bytes : room)))
    [ "$bytes" -lt "$room" ] || cut=1
    room=$((room - bytes))
  done
  printf '# read %s %s\n' "$read" $#
  for file in "$@"; do
    case $file in
      *.gz) $sudo gzip -dc "$file" 2>/dev/null | head -c 268435456 | tail -c "$most" ;;
      *) $sudo tail -c "$most" "$file" ;;
    esac
  done | tail -c "$most" | "$awk" -v now="$now" -v offset="$offset" -v cut="$cut" -v year="$year" \
    -v today="$(((now + offset) / 86400))" -v asked_for="$asked_for" "$timeline"
}

main() {
  if [ -z "$1$2" ]; then
    echo "no log is configured for this service"
    exit 78
  fi
  awk=$(dee_tool mawk || dee_tool awk) || dee_missing awk
  most=4194304
  case $(readlink -f "$awk" 2>/dev/null) in *busybox*) most=1048576 ;; esac
  # shellcheck disable=SC2046 # three words
  set -- "$1" "$2" $(date '+%s %z %Y')
  now=$3 year=$5 offset=${4#[-+]}
  offset=$(((1${offset%??} - 100) * 3600 + (1${offset#??} - 100) * 60))
  case $4 in -*) offset=-$offset ;; esac
  printf '# now %s %s\n' "$now" "$4"
  if [ -n "$1" ]; then
    asked_for='"[A-Z]+ [^"]*" [1-5][0-9][0-9]( |$)'
    one application "$1"
  fi
  if [ -n "$2" ] && [ "$2" != "$1" ]; then
    asked_for='" [1-5][0-9][0-9]( |$)'
    one access "$2"
  fi
}

main "$@"
