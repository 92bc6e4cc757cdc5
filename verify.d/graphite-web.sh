#!/usr/bin/env bash
# A real graphite-web under gunicorn: graphite-web.sh start|stop|kill|pause|resume
#   NAME=graphite-web  PORT=18080
#   CARBON=carbon      the carbon whose whisper files it reads
#   QUERY=17002        that carbon's query port, for what is not written yet
#   CLUSTER="127.0.0.1:18081 127.0.0.1:18082"   other graphite-webs, each with a store, that it asks as if they were one; then it has none itself
# It caches nothing, so that an answer is always the present state.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
NAME=${NAME:-graphite-web}
PORT=${PORT:-18080}

# An empty database takes seconds to make and is always the same: one is kept. Made aside and moved, for several may come at once.
database() {
  local kept=$CACHE/graphite-web.db new
  if [ ! -f "$kept" ]; then
    graphite-manage migrate --run-syncdb --noinput -v0 >"$STATE/$NAME.out" 2>&1 || {
      cat "$STATE/$NAME.out" >&2
      return 1
    }
    mkdir -p "$CACHE"
    new=$(mktemp "$CACHE/graphite-web.XXXXXX")
    cp "$1" "$new"
    mv "$new" "$kept"
  fi
  cp "$kept" "$1"
}

start() {
  local dir=$STATE/$NAME whisper=$STATE/${CARBON:-carbon}/whisper
  mkdir -p "$dir/log" "$whisper"
  local stores="STANDARD_DIRS = ['$whisper']
CARBONLINK_HOSTS = ['127.0.0.1:${QUERY:-17002}']"
  [ -z "${CLUSTER:-}" ] || stores="STANDARD_DIRS = []
CARBONLINK_HOSTS = []
CLUSTER_SERVERS = ['${CLUSTER// /"', '"}']"
  cat >"$dir/dockerana_settings.py" <<CONF
SECRET_KEY = 'for tests only'
TIME_ZONE = 'UTC'
LOG_ROTATION = False
LOG_DIR = '$dir/log'
GRAPHITE_ROOT = '/usr/share/graphite-web'
CONF_DIR = '$dir'
STORAGE_DIR = '$dir'
INDEX_FILE = '$dir/search_index'
WHISPER_DIR = '$whisper'
$stores
DEFAULT_XFILES_FACTOR = 0
CARBONLINK_TIMEOUT = 1.0
CARBONLINK_RETRY_DELAY = 1
CACHES = {'default': {'BACKEND': 'django.core.cache.backends.dummy.DummyCache'}}
FIND_CACHE_DURATION = 0
FIND_TOLERANCE = 0
DEFAULT_CACHE_DURATION = 0
TAGDB_CACHE_DURATION = 0
FIND_TIMEOUT = 60.0
FETCH_TIMEOUT = 60.0
ALLOWED_HOSTS = ['*']
DATABASES = {'default': {'NAME': '$dir/graphite.db', 'ENGINE': 'django.db.backends.sqlite3', 'OPTIONS': {'timeout': 20}}}
CONF
  export PYTHONPATH=$dir PYTHONDONTWRITEBYTECODE=1 HOME=$dir
  export DJANGO_SETTINGS_MODULE=graphite.settings GRAPHITE_SETTINGS_MODULE=dockerana_settings # the second keeps it from reading /etc/graphite
  database "$dir/graphite.db"
  launch "$NAME" gunicorn --bind "127.0.0.1:$PORT" --workers 1 --threads 4 --worker-tmp-dir /dev/shm --chdir "$dir" graphite.wsgi:application
  wait_until "$NAME" 60 answers "http://127.0.0.1:$PORT/version/"
}

case ${1:-} in
start) start ;;
*) control "$NAME" "${1:-}" ;;
esac
