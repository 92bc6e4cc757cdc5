#!/usr/bin/env bash
# A real StatsD 0.9.0 (npm's statsd): statsd.sh start|stop|kill|pause|resume
#   NAME=statsd  PORT=18125 (UDP)  ADMIN=18126  CARBON=127.0.0.1:12003 (lines)  FLUSH=1000 (ms)  LEGACY=false (its names of old)
. "$(dirname "$(readlink -f "$0")")/lib.sh"
NAME=${NAME:-statsd}
PORT=${PORT:-18125} ADMIN=${ADMIN:-18126} CARBON=${CARBON:-127.0.0.1:12003} FLUSH=${FLUSH:-1000}
module=$CACHE/statsd-0.9.0

# Without its optional parts, one of which is native.
install() {
  (
    flock 9
    [ -e "$module/installed" ] || {
      npm install --prefix "$module" statsd@0.9.0 --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error >&2
      touch "$module/installed"
    }
  ) 9>"$module.lock"
}

start() {
  local dir=$STATE/$NAME
  mkdir -p "$dir"
  install
  cat >"$dir/config.js" <<CONF
{
  servers: [{ server: './servers/udp', address: '127.0.0.1', port: $PORT }],
  mgmt_address: '127.0.0.1', mgmt_port: $ADMIN,
  flushInterval: $FLUSH, deleteGauges: true, deleteCounters: true,
  backends: ['./backends/graphite'],
  graphiteHost: '${CARBON%:*}', graphitePort: ${CARBON#*:}, graphite: { legacyNamespace: ${LEGACY:-false} }
}
CONF
  launch "$NAME" node "$module/node_modules/statsd/stats.js" "$dir/config.js"
  wait_until "$NAME" 30 all_listen "$ADMIN"
}

mkdir -p "$CACHE"
case ${1:-} in
start) start ;;
*) control "$NAME" "${1:-}" ;;
esac
