#!/usr/bin/env bash
# The relay in C, which takes lines only: carbon-c-relay.sh start|stop|kill|pause|resume
#   NAME=carbon-c-relay  PORT=13003
#   HASH=carbon_ch|fnv1a_ch                        how it spreads series
#   SERVERS="127.0.0.1:12003=a 127.0.0.1:12103=b"  line ports of the caches behind it, with their instances
. "$(dirname "$(readlink -f "$0")")/lib.sh"
NAME=${NAME:-carbon-c-relay}
PORT=${PORT:-13003}

start() {
  local dir=$STATE/$NAME
  mkdir -p "$dir"
  cat >"$dir/relay.conf" <<CONF
cluster caches ${HASH:-carbon_ch} replication 1 ${SERVERS:-127.0.0.1:12003=a 127.0.0.1:12103=b};
match * send to caches stop;
listen type linemode 127.0.0.1:$PORT proto tcp;
CONF
  launch "$NAME" carbon-c-relay -f "$dir/relay.conf" -w 2 -b 2500 -q 25000
  wait_until "$NAME" 10 all_listen "$PORT"
}

case ${1:-} in
start) start ;;
*) control "$NAME" "${1:-}" ;;
esac
