#!/usr/bin/env bash
# Measures the wall in Chromium: 200 tenants, 5,000 devices, 1,000 open tickets; first paint, and how long
# after its write an event is drawn. Then looks back at it with 10,000 open tickets.
set -euo pipefail
cd "$(dirname "$0")/.."

JAVA_HOME=$(./fixfirst --jdk)
export JAVA_HOME
mvn -B -q -pl control-plane -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=WallFigures -Dfailsafe.failIfNoSpecifiedTests=false -Dtest.flags=-Xmx2g "$@"
