#!/bin/sh
# Twelve servers under Debian's Prometheus and Alertmanager, and Fixfirst behind their webhook: stop
# an exporter, and see an alarm become an incident that somebody is assigned; start it again, and see
# it clear. Everything listens on loopback and lives in a temporary folder; at the end only what this
# script has started is stopped. See README.md beside it.
#
#   FIXFIRST_URL, FIXFIRST_TOKEN   use a Fixfirst that runs already (an operator's token);
#                                  without them the script starts one of its own
#   INSTALL=yes                    install what is missing without asking
#   BASE_PORT                      the first of the ports that are used (default 19100)
set -eu

here=$(cd -P -- "$(dirname -- "$0")" && pwd)
root=$(cd -P -- "$here/../.." && pwd)
base=${BASE_PORT:-19100}
prometheus_port=$((base + 90))
alertmanager_port=$((base + 93))
fixfirst_port=$((base + 80))
work=$(mktemp -d "${TMPDIR:-/tmp}/fixfirst-prometheus.XXXXXX")
pids=

say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }
die() {
  printf 'run.sh: %s\n' "$*" >&2
  exit 1
}

# Stops what was started, by its process id, the last one first; Fixfirst stops its own PostgreSQL.
clean_up() {
  status=$?
  trap - EXIT INT TERM
  for pid in $pids; do kill "$pid" 2>/dev/null || :; done
  for pid in $pids; do wait "$pid" 2>/dev/null || :; done
  if [ "$status" -eq 0 ]; then rm -rf "$work"; else say "Logs are in $work"; fi
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# start NAME COMMAND...: in the background, with its log in the temporary folder.
start() {
  name=$1
  shift
  "$@" >"$work/$name.log" 2>&1 &
  started=$!
  pids="$started $pids"
}

# await SECONDS WHAT COMMAND...: until the command succeeds.
await() {
  deadline=$(($(date +%s) + $1))
  what=$2
  shift 2
  until "$@"; do
    [ "$(date +%s)" -lt "$deadline" ] || die "$what: not within its deadline."
    sleep 0.5
  done
}

missing=
for pair in prometheus:prometheus prometheus-alertmanager:prometheus-alertmanager \
  prometheus-node-exporter:prometheus-node-exporter curl:curl jq:jq; do
  command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair#*:}"
done
if [ -n "$missing" ]; then
  install="apt-get install --no-install-recommends$missing"
  [ "$(id -u)" -eq 0 ] || die "Missing:$missing. On Debian: sudo $install"
  say "Missing:$missing. Debian starts services of its own with these packages; this script neither"
  say "uses nor stops them (systemctl disable --now prometheus ... does)."
  if [ "${INSTALL:-}" != yes ] && [ -t 0 ]; then
    printf 'Run "%s"? [y/N] ' "$install"
    read -r INSTALL
    [ "$INSTALL" != y ] || INSTALL=yes
  fi
  [ "${INSTALL:-}" = yes ] || die "Not installed. Say INSTALL=yes, or: $install"
  $install -y -q >"$work/apt.log" 2>&1 || die "apt-get failed; its log is $work/apt.log."
fi

# --- Fixfirst ---------------------------------------------------------------------------------
url=${FIXFIRST_URL:-http://127.0.0.1:$fixfirst_port}
ready() { curl -fsS -o /dev/null "$url/readyz" 2>/dev/null; }
if [ -z "${FIXFIRST_URL:-}" ]; then
  say "Starting Fixfirst at $url"
  start fixfirst "$root/fixfirst" up --port "$fixfirst_port" --data "$work/data"
  await 300 "Fixfirst ready (its log is $work/fixfirst.log)" ready
  operator=$(cat "$work/data/operator.token")
else
  operator=${FIXFIRST_TOKEN:?"an operator's token is needed with FIXFIRST_URL"}
fi

# The token is handed over in a file, so that no process list shows it.
private() { (umask 077 && printf '%s' "$2" >"$work/$1"); }
private operator.header "Authorization: Bearer $operator"
api() { # api METHOD PATH [BODY]
  curl -sS -X "$1" -H @"$work/operator.header" -H 'Content-Type: application/json' \
    ${3:+--data "$3"} "$url$2"
}

say "Setting up: a desk with one team, an engineer who is there, a tenant"
api PUT /api/v1/desk/teams '{"teams":[{"id":"operations","label":"Operations","line":"first"}]}' \
  >"$work/desk.json"
api POST /api/v1/engineers '{"id":"ada","label":"Ada Lind","skills":["server"],
  "shares":{"operations":1.0},"knows":["example-town"]}' >"$work/engineer.json"
api POST /api/v1/engineers/ada/presence '{"presence":"present"}' >"$work/presence.json"
api POST /api/v1/tenants '{"id":"example-town","name":"Example Town","stage":"poc","contract":{
  "services":[{"id":"care","label":"Care records"},{"id":"mail","label":"Mail"}],
  "terms":{"hours":{"preset":"around-the-clock"}}}}' >"$work/tenant.json"
grep -q '"example-town"' "$work/tenant.json" || die "The tenant was refused: $(cat "$work/tenant.json")"

# The monitoring system gets a token of its own, which can send and read nothing, and is one tenant's.
if [ -z "${FIXFIRST_URL:-}" ]; then
  monitoring=$("$root/fixfirst" token --data "$work/data" --tenant example-town --role monitoring)
else
  monitoring=${MONITORING_TOKEN:?"a monitoring token of the tenant example-town is needed with FIXFIRST_URL"}
fi
private monitoring.token "$monitoring"
say "Token for Alertmanager in monitoring.token, mode $(stat -c %a "$work/monitoring.token")"

# --- twelve servers, Prometheus, Alertmanager -------------------------------------------------
exporter() { # exporter NUMBER: sets $started
  start "exporter-$1" prometheus-node-exporter --collector.disable-defaults --collector.cpu \
    --web.listen-address="127.0.0.1:$((base + $1))"
}
cp "$here/rules.yml" "$work/rules.yml"
{
  echo 'global: {scrape_interval: 2s, evaluation_interval: 2s}'
  echo 'rule_files: [rules.yml]'
  echo "alerting: {alertmanagers: [{static_configs: [{targets: ['127.0.0.1:$alertmanager_port']}]}]}"
  echo 'scrape_configs:'
  echo '  - job_name: poc'
  echo '    static_configs:'
  number=1
  while [ "$number" -le 12 ]; do
    [ $((number % 2)) -eq 0 ] && service=mail || service=care
    printf '      - {targets: ["127.0.0.1:%d"], labels: {instance: srv-%03d, service: %s, site: site-%d}}\n' \
      $((base + number)) "$number" "$service" $((number % 3))
    number=$((number + 1))
  done
} >"$work/prometheus.yml"
sed -e "s#@FIXFIRST@#$url#" -e "s#@TOKEN_FILE@#$work/monitoring.token#" \
  "$here/alertmanager.yml" >"$work/alertmanager.yml"

say "Starting twelve exporters, Prometheus and Alertmanager on loopback"
number=1
while [ "$number" -le 12 ]; do
  exporter "$number"
  [ "$number" -ne 7 ] || seventh=$started
  number=$((number + 1))
done
start alertmanager prometheus-alertmanager --config.file="$work/alertmanager.yml" \
  --storage.path="$work/alertmanager" --cluster.listen-address= \
  --web.listen-address="127.0.0.1:$alertmanager_port"
start prometheus prometheus --config.file="$work/prometheus.yml" \
  --storage.tsdb.path="$work/prometheus" --web.listen-address="127.0.0.1:$prometheus_port"
all_up() {
  up=$(curl -sS "http://127.0.0.1:$prometheus_port/api/v1/query?query=sum(up)" 2>/dev/null |
    jq -r '.data.result[0].value[1] // "0"' 2>/dev/null)
  [ "$up" = 12 ]
}
await 60 "All twelve exporters scraped" all_up
say "Prometheus sees 12 of 12 exporters"

# --- what this is about -----------------------------------------------------------------------
incidents() { api GET '/api/v1/incidents?tenant=example-town'; }
incident() { # the first incident about the device that is stopped
  incidents | jq -c '[.items[] | select(any(.alarms[]?; .device == "example-town:srv-007"))][0] // empty'
}
assigned() {
  found=$(incident)
  [ -n "$found" ] && [ "$(printf '%s' "$found" | jq -r '.engineer // ""')" != "" ]
}
cleared() {
  found=$(incident)
  [ -n "$found" ] && [ "$(printf '%s' "$found" | jq -r '[.alarms[] | select(.cleared == null)] | length')" = 0 ]
}
show() { printf '%s' "$found" | jq '{id, state, priority, summary, service, engineer, why, technicallyRestored, alarms}'; }

say "Stopping the exporter of srv-007"
began=$(date +%s)
kill "$seventh"
await 90 "An incident that somebody is assigned" assigned
say "Alarm -> incident -> assigned, $(($(date +%s) - began)) s after the exporter was stopped:"
show

id=$(printf '%s' "$found" | jq -r .id)
api POST "/api/v1/incidents/$id/acknowledge" '{"engineer":"ada"}' | jq -r '"acknowledged: \(.state) by \(.engineer)"'

say "Starting the exporter of srv-007 again"
began=$(date +%s)
exporter 7
await 90 "The alarm cleared" cleared
say "Cleared, $(($(date +%s) - began)) s after the exporter was started:"
show

api POST "/api/v1/incidents/$id/resolve" '{"text":"The exporter runs again."}' |
  jq -r '"resolved: \(.state), closes \(.closes)"'
say "Its time line:"
api GET "/api/v1/incidents/$id/timeline" | jq -r '.items[] | "  \(.at)  \(.type)"'
say "Done. Stopping what was started."
