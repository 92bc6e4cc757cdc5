#!/usr/bin/env bash
# Graphite's own relay in Python, which takes pickle and lines: carbon-relay.sh start|stop|kill|pause|resume
#   NAME=carbon-relay  LINE=14003 PICKLE=14004               ports
#   HASH=carbon_ch|fnv1a_ch                                  how it spreads series
#   SERVERS="127.0.0.1:12004:a, 127.0.0.1:12104:b"           pickle ports of the caches behind it, with their instances
. "$(dirname "$(readlink -f "$0")")/lib.sh"
NAME=${NAME:-carbon-relay}
LINE=${LINE:-14003} PICKLE=${PICKLE:-14004}

start() {
  local dir=$STATE/$NAME
  mkdir -p "$dir/log"
  rm -f "$dir"/*.pid
  cat >"$dir/carbon.conf" <<CONF
[relay]
STORAGE_DIR = $dir
CONF_DIR = $dir
LOG_DIR = $dir/log
PID_DIR = $dir
USER =
ENABLE_LOGROTATION = False
LINE_RECEIVER_INTERFACE = 127.0.0.1
LINE_RECEIVER_PORT = $LINE
PICKLE_RECEIVER_INTERFACE = 127.0.0.1
PICKLE_RECEIVER_PORT = $PICKLE
RELAY_METHOD = consistent-hashing
ROUTER_HASH_TYPE = ${HASH:-carbon_ch}
REPLICATION_FACTOR = 1
DIVERSE_REPLICAS = False
DESTINATIONS = ${SERVERS:-127.0.0.1:12004:a, 127.0.0.1:12104:b}
DESTINATION_PROTOCOL = pickle
CARBON_METRIC_INTERVAL = 0
CONF
  printf '[everything]\npattern = .*\nretentions = 1s:1h\n' >"$dir/storage-schemas.conf" # asked for even of a relay
  launch "$NAME" carbon-relay --config="$dir/carbon.conf" --nodaemon start
  wait_until "$NAME" 30 all_listen "$LINE" "$PICKLE"
}

case ${1:-} in
start) start ;;
*) control "$NAME" "${1:-}" ;;
esac
