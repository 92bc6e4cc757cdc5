# shellcheck shell=bash
# What the service scripts share. To be sourced.
# A service is a process group of its own, known by NAME: its state is in $STATE/NAME, its process in $STATE/NAME.pid and what it
# prints in $STATE/NAME.out. Ports are on loopback and come from the environment, so that several may run side by side.
set -euo pipefail
STATE=${STATE:-${TMPDIR:-/tmp}/dockerana-services}
CACHE=${CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/dockerana}
export STATE CACHE
mkdir -p "$STATE"

now_ms() { date +%s%3N; }

# A zombie counts as gone: some containers have an init that is slow to reap.
alive() {
  local line
  { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
  line=${line##*) }
  [ "${line%% *}" != Z ]
}

pid_of() { cat "$STATE/$1.pid" 2>/dev/null; }

running() {
  local pid
  pid=$(pid_of "$1") && alive "$pid"
}

# launch NAME COMMAND...
launch() {
  local name=$1
  shift
  if running "$name"; then
    echo "$name runs already" >&2
    return 1
  fi
  setsid "$@" >"$STATE/$name.out" 2>&1 </dev/null &
  echo $! >"$STATE/$name.pid"
}

# wait_until NAME SECONDS COMMAND...   until the command succeeds; fails at once when the process is gone
wait_until() {
  local name=$1 end=$(($(now_ms) + $2 * 1000))
  shift 2
  until "$@" 2>/dev/null; do
    if ! running "$name" || [ "$(now_ms)" -gt "$end" ]; then
      echo "$name did not get ready; it printed:" >&2
      tail -20 "$STATE/$name.out" >&2
      terminate "$name"
      return 1
    fi
    sleep 0.05
  done
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1"); }

all_listen() {
  local port
  for port; do listens "$port" || return 1; done
}

answers() { curl -s -f -o /dev/null -m 2 "$1"; }

# terminate NAME [SIGNAL]   waits for the end; after ten seconds it is killed
terminate() {
  local pid end=$(($(now_ms) + 10000))
  pid=$(pid_of "$1") || return 0
  kill -s CONT -- "-$pid" 2>/dev/null || true # a stopped process would not hear the next signal
  kill -s "${2:-TERM}" -- "-$pid" 2>/dev/null || true
  while alive "$pid"; do
    [ "$(now_ms)" -lt "$end" ] || kill -s KILL -- "-$pid" 2>/dev/null || true
    sleep 0.05
  done
  rm -f "$STATE/$1.pid"
}

# control NAME ACTION   what every service can do once it runs
control() {
  case $2 in
  stop) terminate "$1" ;;
  kill) terminate "$1" KILL ;;
  pause) kill -s STOP -- "-$(pid_of "$1")" ;;
  resume) kill -s CONT -- "-$(pid_of "$1")" ;;
  *)
    echo "usage: $0 start|stop|kill|pause|resume" >&2
    return 2
    ;;
  esac
}

# Ends every service under $STATE and prints the names of those that still ran.
stop_all() {
  local file name
  for file in "$STATE"/*.pid; do
    [ -e "$file" ] || continue
    name=$(basename "$file" .pid)
    ! running "$name" || echo "$name"
    terminate "$name" KILL
  done
}
