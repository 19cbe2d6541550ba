#!/usr/bin/env bash
# Takes the pictures in docs/screenshots anew, from the demo, in the desk's first half hour.
set -euo pipefail
cd "$(dirname "$0")/.."

JAVA_HOME=$(./fixfirst --jdk)
export JAVA_HOME
data=$(mktemp -d)
./fixfirst demo --port 0 --data "$data/demo" --quiet >"$data/out" &
demo=$!
trap 'kill "$demo" 2>/dev/null || true; wait "$demo" || true; rm -rf "$data"' EXIT

until grep -q '^Token:' "$data/out"; do
  kill -0 "$demo"
  sleep 1
done
address=$(sed -n 's/^Address: *\(.*\)\/$/\1/p' "$data/out")
token=$(sed -n 's/^Token: *//p' "$data/out")
mkdir -p docs/screenshots
flags="-Dscreenshots.address=$address -Dscreenshots.token=$token -Dscreenshots.directory=$PWD/docs/screenshots"
mvn -B -q verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=Screenshots -Dfailsafe.failIfNoSpecifiedTests=false -Dtest.flags="$flags"
