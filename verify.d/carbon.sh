#!/usr/bin/env bash
# A real carbon-cache (Debian's graphite-carbon): carbon.sh start|stop|kill|pause|resume
#   NAME=carbon  LINE=12003 PICKLE=12004 QUERY=17002   ports
#   SCHEMAS=file AGGREGATION=file                      storage-schemas.conf and storage-aggregation.conf to use
#   RETENTIONS=1s:1h                                   for everything, without SCHEMAS
#   GRAPHITE=http://127.0.0.1:18080                    a graphite-web that keeps the tags; without it carbon keeps none
# It writes every point at once; what it stores is in $STATE/NAME/whisper.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
NAME=${NAME:-carbon}
LINE=${LINE:-12003} PICKLE=${PICKLE:-12004} QUERY=${QUERY:-17002}

start() {
  local dir=$STATE/$NAME
  mkdir -p "$dir/whisper" "$dir/log"
  rm -f "$dir"/*.pid # carbon refuses to start over the one that a killed carbon left
  cat >"$dir/carbon.conf" <<CONF
[cache]
STORAGE_DIR = $dir
LOCAL_DATA_DIR = $dir/whisper
CONF_DIR = $dir
LOG_DIR = $dir/log
PID_DIR = $dir
USER =
ENABLE_LOGROTATION = False
LOG_CREATES = True
MAX_CACHE_SIZE = inf
MAX_UPDATES_PER_SECOND = inf
MAX_CREATES_PER_MINUTE = inf
CACHE_WRITE_STRATEGY = naive
WHISPER_AUTOFLUSH = True
WHISPER_SPARSE_CREATE = True
MIN_TIMESTAMP_RESOLUTION = 1
LINE_RECEIVER_INTERFACE = 127.0.0.1
LINE_RECEIVER_PORT = $LINE
PICKLE_RECEIVER_INTERFACE = 127.0.0.1
PICKLE_RECEIVER_PORT = $PICKLE
CACHE_QUERY_INTERFACE = 127.0.0.1
CACHE_QUERY_PORT = $QUERY
CARBON_METRIC_INTERVAL = 0
ENABLE_TAGS = $([ -n "${GRAPHITE:-}" ] && echo True || echo False)
GRAPHITE_URL = ${GRAPHITE:-http://127.0.0.1:18080}
CONF
  if [ -n "${SCHEMAS:-}" ]; then
    cp "$SCHEMAS" "$dir/storage-schemas.conf"
  else
    printf '[everything]\npattern = .*\nretentions = %s\n' "${RETENTIONS:-1s:1h}" >"$dir/storage-schemas.conf"
  fi
  if [ -n "${AGGREGATION:-}" ]; then
    cp "$AGGREGATION" "$dir/storage-aggregation.conf"
  else
    printf '[everything]\npattern = .*\nxFilesFactor = 0\naggregationMethod = last\n' >"$dir/storage-aggregation.conf"
  fi
  launch "$NAME" carbon-cache --config="$dir/carbon.conf" --nodaemon start
  wait_until "$NAME" 30 all_listen "$LINE" "$PICKLE" "$QUERY"
}

case ${1:-} in
start) start ;;
*) control "$NAME" "${1:-}" ;;
esac
