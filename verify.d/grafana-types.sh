#!/usr/bin/env bash
# Compiles the dashboards of a folder against the types that Grafana publishes: grafana-types.sh FOLDER
here=$(dirname "$(readlink -f "$0")")
. "$here/lib.sh"
modules=$CACHE/grafana-types-13.2.2/node_modules

(
  flock 9
  [ -e "$modules/installed" ] || {
    npm install --prefix "${modules%/*}" @grafana/schema@13.2.2 typescript@5.9.3 --ignore-scripts --no-audit --no-fund --loglevel=error >&2
    touch "$modules/installed"
  }
) 9>"${modules%/*}.lock"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node "$here/grafana-types.mjs" "$1" "$modules" >"$work/dashboards.ts"
node "$modules/typescript/bin/tsc" --noEmit --strict --skipLibCheck --module esnext --moduleResolution bundler "$work/dashboards.ts"
