#!/usr/bin/env bash
# A real Docker engine of its own (Debian's docker.io), in a network and a mount namespace of its own: docker.sh start|stop|kill|pause|resume|image
#   NAME=docker       the socket is $STATE/NAME/docker.sock
#   DATA=$STATE/NAME/data   where it keeps images and containers; only one engine works on them at a time, the next one waits for it
#   PATIENCE=60       seconds in which it has to answer
#   LIVE_RESTORE=     anything: containers outlive the engine
#   TCP=              host:port to listen on too, within its own network namespace
#   TLS=              a folder with ca.pem, cert.pem and key.pem: TCP is with TLS and asks for a client certificate
#   JOURNALD=         anything: the engine finds a journal (Debian's systemd-journald), which is its own and only in memory
#   OUTSIDE=          anything: it and its containers reach what this machine reaches (Debian's slirp4netns), and nobody reaches them
# image makes an image "busybox" of Debian's busybox-static; no registry is asked. Needs root.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
PATH=/usr/local/sbin:/usr/sbin:/sbin:$PATH
NAME=${NAME:-docker}
dir=$STATE/$NAME
LOCK=${DATA:+$DATA/lock}
DATA=${DATA:-$dir/data}
export LOCK
socket=$dir/docker.sock

engine() { curl -s -f -m 20 --unix-socket "$socket" "http://docker$1" "${@:2}"; }

start() {
  local options=()
  mkdir -p "$dir" "$DATA"
  rm -f "$dir/docker.pid" "$dir/exec/containerd/containerd.pid" # those of a killed engine keep the next from starting
  [ -z "${LIVE_RESTORE:-}" ] || options+=(--live-restore)
  [ -z "${TCP:-}" ] || options+=(-H "tcp://$TCP")
  [ -z "${TLS:-}" ] || options+=(--tlsverify --tlscacert "$TLS/ca.pem" --tlscert "$TLS/cert.pem" --tlskey "$TLS/key.pem")
  # shellcheck disable=SC2016 # the inner shell expands it
  launch "$NAME" unshare --net --mount --propagation private bash -c '
    ip link set lo up
    mkdir -p /run/docker && mount -t tmpfs engine /run/docker
    if [ -n "${JOURNALD:-}" ]; then
      mkdir -p /run/systemd /run/log && mount -t tmpfs journal /run/systemd && mount -t tmpfs journal /run/log
      [ ! -d /var/log/journal ] || mount -t tmpfs journal /var/log/journal
      mkdir -p /run/systemd/journal /run/log/journal
      /lib/systemd/systemd-journald & # in the process group of the engine
      until [ -S /run/systemd/journal/socket ]; do sleep 0.05; done
    fi
    mount --make-rshared / # as on any machine with systemd, so that containers can follow it
    if [ -n "${OUTSIDE:-}" ]; then
      nsenter -t $PPID -n slirp4netns --configure --mtu=1500 --disable-host-loopback $$ outside & # from where this script runs
    fi
    if [ -n "$LOCK" ]; then
      exec 9>"$LOCK"
      flock 9
      (trap "" TERM && exec tail --pid=$$ -f /dev/null) & # keeps it as long as the engine is there, and no longer
      exec 9>&-
    fi
    exec dockerd --data-root "$1" --exec-root "$0/exec" --pidfile "$0/docker.pid" -H "unix://$0/docker.sock" "${@:2}"
  ' "$dir" "$DATA" "${options[@]}"
  wait_until "$NAME" "${PATIENCE:-60}" engine /_ping -o /dev/null
}

image() {
  local root applet
  root=$(mktemp -d)
  mkdir "$root/bin" "$root/tmp"
  cp "$(command -v busybox)" "$root/bin/busybox"
  for applet in $("$root/bin/busybox" --list); do
    [ -e "$root/bin/$applet" ] || ln -s busybox "$root/bin/$applet"
  done
  tar -C "$root" -c . | engine '/images/create?fromSrc=-&repo=busybox&tag=latest' -X POST -H 'Content-Type: application/x-tar' --data-binary @- >/dev/null
  rm -r "$root"
}

# The control groups of its containers, in every hierarchy; others come and go meanwhile.
groups() {
  local group id
  find /sys/fs/cgroup -depth -type d -regextype posix-extended -regex '.*/(docker-)?[0-9a-f]{64}(\.scope)?' 2>/dev/null |
    while read -r group; do
      id=${group##*/}
      id=${id#docker-}
      [ ! -d "$DATA/containers/${id%.scope}" ] || echo "$group"
    done || true
}

# What an engine leaves behind that was killed: its containers, the shims that looked after them, and their control groups.
sweep() {
  local pid group
  for pid in $(pgrep -f "containerd-shim.* -address $dir/exec/" || true); do
    kill -s KILL "$pid" 2>/dev/null || true
  done
  for group in $(groups); do
    { echo THAWED >"$group/freezer.state" || echo 0 >"$group/cgroup.freeze"; } 2>/dev/null || true # what is frozen would not die
    while read -r pid; do
      kill -s KILL "$pid" 2>/dev/null || true
    done <"$group/cgroup.procs"
  done
  for group in $(groups); do
    rmdir "$group" 2>/dev/null || true # its processes may take a moment more
  done
}

case ${1:-} in
start) start ;;
image) image ;;
sweep) sweep ;;
*) control "$NAME" "${1:-}" ;;
esac
