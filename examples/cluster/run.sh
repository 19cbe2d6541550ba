#!/bin/sh
# Three nodes of Fixfirst on this machine, with one PostgreSQL between them. Ask any of them; kill one,
# and the others go on. Everything listens on loopback and lives in a temporary folder; at the end only
# what this script has started is stopped.
#
#   DB         a PostgreSQL of yours, jdbc:postgresql://HOST/DATABASE?user=USER; without it the script
#              starts one of Debian's (package postgresql-15)
#   BASE_PORT  the first of the ports that are used (default 19300)
set -eu

here=$(cd -P -- "$(dirname -- "$0")" && pwd)
root=$(cd -P -- "$here/../.." && pwd)
base=${BASE_PORT:-19300}
binaries=/usr/lib/postgresql/15/bin
work=$(mktemp -d "${TMPDIR:-/tmp}/fixfirst-cluster.XXXXXX")
pids=

say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }
die() {
  printf 'run.sh: %s\n' "$*" >&2
  exit 1
}

# PostgreSQL does not run as root: root hands it to the user postgres.
postgres() {
  program=$1
  shift
  if [ "$(id -u)" = 0 ]; then
    (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$binaries/$program" "$@")
  else
    "$binaries/$program" "$@"
  fi
}

clean_up() {
  status=$?
  trap - EXIT INT TERM
  for pid in $pids; do kill "$pid" 2>/dev/null || :; done
  for pid in $pids; do wait "$pid" 2>/dev/null || :; done
  [ ! -d "$work/postgres/data" ] || postgres pg_ctl -D "$work/postgres/data" -w -m fast stop >"$work/stop.log" 2>&1 || :
  if [ "$status" -eq 0 ] || [ "$status" -eq 130 ]; then rm -rf "$work"; else say "Logs are in $work"; fi
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if [ -z "${DB:-}" ]; then
  [ -x "$binaries/postgres" ] || die "no PostgreSQL 15 in $binaries. On Debian: apt-get install postgresql-15. Or give one with DB."
  mkdir "$work/postgres"
  chmod 755 "$work"
  [ "$(id -u)" != 0 ] || chown postgres "$work/postgres"
  postgres initdb -D "$work/postgres/data" -U fixfirst -A trust -E UTF8 >"$work/initdb.log"
  postgres pg_ctl -D "$work/postgres/data" -w -l "$work/postgres/log" \
    -o "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p $((base + 32))" start >"$work/start.log"
  postgres createdb -h 127.0.0.1 -p $((base + 32)) -U fixfirst fixfirst
  DB="jdbc:postgresql://127.0.0.1:$((base + 32))/fixfirst?user=fixfirst"
fi

for node in 1 2 3; do
  "$root/fixfirst" up --db "$DB" --data "$work/data" --port $((base + 80 + node)) \
    --cluster "127.0.0.1:$((base + 50 + node))" >"$work/node-$node.log" 2>&1 &
  pids="$! $pids"
  deadline=$(($(date +%s) + 300)) # The first one may have to be built.
  until curl -sf "http://127.0.0.1:$((base + 80 + node))/readyz" >"$work/ready"; do
    kill -0 "$!" 2>/dev/null || die "node $node has ended, see $work/node-$node.log"
    [ "$(date +%s)" -lt "$deadline" ] || die "node $node is not ready after five minutes."
    sleep 0.5
  done
  say "Node $node is ready at http://127.0.0.1:$((base + 80 + node))/ (process $!)"
done
say "Token: $(cat "$work/data/operator.token")"
[ "${ONCE:-}" = yes ] || { say "Ctrl-C stops all of it."; wait; }
