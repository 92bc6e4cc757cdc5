# shellcheck shell=bash
# Runs Maven so that a person sees how far it is. To be sourced after java.sh.
if ! command -v mvn >/dev/null; then
  echo "Maven 3.8.7 or newer is needed and there is no mvn on the PATH; on Debian: apt-get install maven" >&2
  exit 1
fi

# build LOG ARGUMENTS...   the whole output goes to LOG, to the terminal what tells the progress and what went wrong
build() {
  local log=$1 status=0
  shift
  mkdir -p "$(dirname "$log")"
  [ -d "${HOME:-/root}/.m2/repository" ] || echo "Maven downloads its libraries first; that takes some minutes, once."
  mvn -B -ntp "$@" 2>&1 | tee "$log" | grep --line-buffered -E \
    '^\[INFO\] (Building .*\[[0-9/]+\]|Running |Tests run:)|^\[(ERROR|WARNING)\] Tests run:|^\[ERROR\]|^\[INFO\] BUILD' |
    sed -u -e 's/^\[INFO\] //' || status=${PIPESTATUS[0]} # grep's own complaint does not count
  return "$status"
}
