#!/usr/bin/env bash
# A real Elasticsearch from Maven Central: elasticsearch.sh install|start|stop|kill|pause|resume
#   NAME=elasticsearch  PORT=19200  TRANSPORT=19300
#   VERSION=6.8.23   the whole server; 9.5.3 is one without its modules, see below
#   HEAP=512m
#   SETTINGS=…       lines for elasticsearch.yml, such as 'http.max_content_length: 1mb'
#   TLS=folder       with http.crt and http.key, by which it speaks HTTPS, and ca.crt, whose clients alone it talks to if it is there (9.5.3)
#   PASSWORD=…       of the user dockerana, who may do everything, and without whom it answers 401
#   ROLE=file        in the form of roles.yml, with the role agent; the user agent, with the same password, may do that and no more
# Whole servers are published up to 6.8.23. The newer ones, such as 9.5.3, are what Elastic's own tests start: bulk, templates, data streams,
# search and security, but no GET /, no lifecycle policies.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
NAME=${NAME:-elasticsearch}
PORT=${PORT:-19200} TRANSPORT=${TRANSPORT:-19300} VERSION=${VERSION:-6.8.23} HEAP=${HEAP:-512m}
# Whoever it runs as must be able to read it, and it refuses to run as root.
[ "$(id -u)" != 0 ] || CACHE=/var/cache/dockerana
server=$CACHE/elasticsearch-$VERSION

install() {
  local group=org.elasticsearch.distribution.zip scratch
  mkdir -p "$CACHE"
  (
    flock 9
    [ ! -d "$server" ] || exit 0
    [ "$VERSION" = 6.8.23 ] || group=org.elasticsearch.distribution.integ-test-zip
    scratch=$(mktemp -d "$CACHE/elasticsearch.XXXXXX")
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
      -Dartifact="$group:elasticsearch:$VERSION:zip" -DoutputDirectory="$scratch" >&2
    unzip -q "$scratch/elasticsearch-$VERSION.zip" -d "$scratch"
    chmod -R a+rX "$scratch"
    mv "$scratch/elasticsearch-$VERSION" "$server"
    rm -r "$scratch"
  ) 9>"$server.lock"
}

# The newest Java that this version runs on.
java_home() {
  local home
  for home in /usr/lib/jvm/*; do
    case $VERSION in
    [67].*) ! grep -qs '^JAVA_VERSION="17\.' "$home/release" || break ;;
    *) ! grep -qs '^JAVA_VERSION="25\.' "$home/release" || break ;;
    esac
    home=
  done
  [ -n "$home" ] || {
    echo "Elasticsearch $VERSION needs a JDK under /usr/lib/jvm: 17 for versions 6 and 7, 25 for newer ones" >&2
    return 1
  }
  printf '%s\n' "$home"
}

configure() {
  local dir=$1
  mkdir -p "$dir/config" "$dir/data" "$dir/logs" "$dir/tmp"
  cp -r "$server/config/." "$dir/config/"
  sed -i '/Xlog:gc/d; /^-Xm[sx]/d; /^[0-9]*-*:*-XX:+Use.*GC/d; /^[89]-:-X/d; /^8:-X/d; /logs\/gc.log/d' "$dir/config/jvm.options"
  cat >>"$dir/config/jvm.options" <<CONF
-Xms$HEAP
-Xmx$HEAP
-XX:TieredStopAtLevel=1
-XX:-AlwaysPreTouch
-Xlog:disable
-Xlog:all=warning:stderr
CONF
  cat >"$dir/config/elasticsearch.yml" <<CONF
cluster.name: dockerana
node.name: $NAME
path.data: $dir/data
path.logs: $dir/logs
http.host: 127.0.0.1
http.port: $PORT
transport.host: 127.0.0.1
transport.port: $TRANSPORT
discovery.type: single-node
cluster.routing.allocation.disk.threshold_enabled: false
xpack.security.enabled: $([ -n "${PASSWORD:-}" ] && echo true || echo false)
${SETTINGS:-}
CONF
  case $VERSION in
  [67].*) ;;
  *) echo 'xpack.security.enrollment.enabled: false' >>"$dir/config/elasticsearch.yml" ;;
  esac
  [ -z "${ROLE:-}" ] || cp "$ROLE" "$dir/config/roles.yml"
  if [ -n "${TLS:-}" ]; then
    cp "$TLS"/* "$dir/config/"
    cat >>"$dir/config/elasticsearch.yml" <<CONF
xpack.security.http.ssl.enabled: true
xpack.security.http.ssl.key: http.key
xpack.security.http.ssl.certificate: http.crt
CONF
    [ ! -e "$TLS/ca.crt" ] || cat >>"$dir/config/elasticsearch.yml" <<CONF
xpack.security.http.ssl.certificate_authorities: [ca.crt]
xpack.security.http.ssl.client_authentication: required
CONF
  fi
}

# As nobody, if this is root.
as_somebody() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
  else
    "$@"
  fi
}

user() { as_somebody bash "$server/bin/elasticsearch-users" useradd "$1" -p "$PASSWORD" -r "$2" >&2; }

start() {
  local dir=$STATE/$NAME java
  java=$(java_home)
  install
  configure "$dir"
  if [ "$(id -u)" = 0 ]; then
    chown -R 65534:65534 "$dir"
    chmod a+x "$STATE"
  fi
  export ES_PATH_CONF=$dir/config ES_JAVA_HOME=$java JAVA_HOME=$java ES_TMPDIR=$dir/tmp HOME=$dir LIBFFI_TMPDIR=$dir/tmp
  export CLI_JAVA_OPTS="-Djava.io.tmpdir=$dir/tmp" ES_JAVA_OPTS="-Djava.io.tmpdir=$dir/tmp"
  [ -z "${PASSWORD:-}" ] || user dockerana superuser
  [ -z "${ROLE:-}" ] || user agent agent
  launch "$NAME" "$(command -v bash)" "$(readlink -f "$0")" serve
  wait_until "$NAME" 300 listens "$PORT"
  [ -n "${PASSWORD:-}${TLS:-}" ] || wait_until "$NAME" 300 answers "http://127.0.0.1:$PORT/_cluster/health?wait_for_status=yellow&timeout=1s"
}

case ${1:-} in
install) install ;;
start) start ;;
serve) # what start launches
  if [ "$(id -u)" = 0 ]; then
    exec setpriv --reuid 65534 --regid 65534 --clear-groups bash "$server/bin/elasticsearch"
  fi
  exec bash "$server/bin/elasticsearch"
  ;;
*) control "$NAME" "${1:-}" ;;
esac
