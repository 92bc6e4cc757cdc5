#!/usr/bin/env bash
# Draws dashboards by Grafana's own libraries in a real Chromium: grafana-pictures.sh DASHBOARDS GRAPHITE ELASTICSEARCH HOST CONTAINER PICTURES
#   CHROMIUM=/usr/bin/chromium
here=$(dirname "$(readlink -f "$0")")
. "$here/lib.sh"
work=$CACHE/grafana-pictures-13.2.2

# @grafana/ui wants more than it needs here, hence the legacy resolution.
(
  mkdir -p "$work"
  flock 9
  [ -e "$work/installed" ] || {
    npm install --prefix "$work" --legacy-peer-deps --ignore-scripts --no-audit --no-fund --loglevel=error \
      @grafana/data@13.2.2 @grafana/schema@13.2.2 @grafana/ui@13.2.2 react@19.3.1 react-dom@19.3.1 esbuild@0.28.2 puppeteer-core@24.43.1 >&2
    touch "$work/installed"
  }
  cp "$here"/../dashboards/src/preview/* "$work"
) 9>"$work.lock"

cd "$work"
node draw.mjs "$@"
