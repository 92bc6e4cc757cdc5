#!/usr/bin/env bash
# A real VictoriaMetrics (Debian's), which takes carbon's lines: victoria-metrics.sh start|stop|kill|pause|resume
#   NAME=victoria-metrics  HTTP=18428 GRAPHITE=18003   ports
# What it has taken can be asked for at once; a value that came twice for one moment is one.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
NAME=${NAME:-victoria-metrics}
HTTP=${HTTP:-18428} GRAPHITE=${GRAPHITE:-18003}

start() {
  mkdir -p "$STATE/$NAME"
  launch "$NAME" victoria-metrics -storageDataPath="$STATE/$NAME/data" \
    -httpListenAddr="127.0.0.1:$HTTP" -graphiteListenAddr="127.0.0.1:$GRAPHITE" \
    -retentionPeriod=100y -memory.allowedBytes=128MB -dedup.minScrapeInterval=1ms -search.latencyOffset=0s -search.disableCache
  wait_until "$NAME" 20 all_listen "$HTTP" "$GRAPHITE"
}

case ${1:-} in
start) start ;;
*) control "$NAME" "${1:-}" ;;
esac
