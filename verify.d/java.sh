# shellcheck shell=bash
# Finds a JDK 25 and sets JAVA_HOME to it. To be sourced.
is_jdk25() { [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25\b'; }
find_jdk25() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/*; do
    if [ -n "$home" ] && is_jdk25 "$home"; then printf '%s\n' "$home"; return; fi
  done
  printf '%s\n' "No JDK 25 found: install one under /usr/lib/jvm or set JAVA_HOME." >&2
  return 1
}
JAVA_HOME=$(find_jdk25) || exit 1
export JAVA_HOME
