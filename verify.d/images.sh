#!/usr/bin/env bash
# The images that compose.yaml needs but the agent's, without a registry: images.sh
# Makes them in an engine of its own, unless they are there, and prints the folder that is DATA for docker.sh.
# What is called by an official name stands in for the official image here: the same programs, started the same way. There is no stand-in for Grafana.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
. "$(dirname "$(readlink -f "$0")")/java.sh"
PATH=/usr/local/sbin:/usr/sbin:/sbin:$PATH
here=$(dirname "$(readlink -f "$0")")
checkout=${here%/*}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/dockerana-images.XXXXXX")
export NAME=images-$$
trap 'exit 130' INT
trap 'exit 143' TERM # and what follows is done
export DOCKER_HOST=unix://$STATE/$NAME/docker.sock DOCKER_BUILDKIT=0 COMPOSE_DOCKER_CLI_BUILD=0
trap '"$here/docker.sh" kill; "$here/docker.sh" sweep; rm -rf "$scratch" "${STATE:?}/$NAME"' EXIT

# named SERVICE   the image that compose.yaml names for it
named() { sed -n "/^  $1:/,/image:/s/ *image: //p" "$checkout/compose.yaml"; }

# What a change of must lead to other images.
digest() {
  {
    (cd "$checkout" && find distribution/images/carbon distribution/images/graphite distribution/images/statsd distribution/src/main/conf/graphite \
      -type f | sort | xargs sha256sum)
    sha256sum <"$here/images.sh"
    named nginx
    named elasticsearch
  } | sha256sum | cut -c1-16
}

# The smallest Debian. A machine whose way out has certificates of its own passes them on.
debian() {
  local root=$scratch/debian ca=/etc/ssl/certs/ca-certificates.crt changes=()
  debootstrap --variant=minbase bookworm "$root" >"$scratch/debootstrap.log" || {
    tail -5 "$scratch/debootstrap.log" >&2
    return 1
  }
  rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/usr/share/{doc,man,locale}/*
  cat >"$root/etc/apt/apt.conf.d/small" <<'FILE'
Dir::Cache { pkgcache ""; srcpkgcache ""; };
DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb"; };
FILE
  printf 'path-exclude=/usr/share/%s/*\n' doc man locale >"$root/etc/dpkg/dpkg.cfg.d/small"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
  if [ -e $ca ]; then
    cp $ca "$root/usr/local/share/ca.crt"
    changes=(-c 'ENV NODE_EXTRA_CA_CERTS=/usr/local/share/ca.crt')
  fi
  tar --numeric-owner -C "$root" -c . | docker import "${changes[@]}" -c 'CMD ["bash"]' - debian:bookworm-slim >/dev/null
}

there() { docker image inspect "$1" >/dev/null 2>&1; }

# build IMAGE FOLDER
build() { docker build -q -t "$1" "$2" >/dev/null; }

nginx() {
  mkdir "$scratch/nginx"
  cat >"$scratch/nginx/Dockerfile" <<'FILE'
FROM debian:bookworm-slim
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nginx-light curl \
  && rm -rf /var/lib/apt/lists/* /etc/nginx/sites-enabled/* \
  && ln -sf /dev/stdout /var/log/nginx/access.log && ln -sf /dev/stderr /var/log/nginx/error.log
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]
FILE
  build "$(named nginx)" "$scratch/nginx"
}

# The server that Elastic's own tests start, on the Java of this machine. Settings come from the environment, as those of the official image do.
elasticsearch() {
  local image version folder=$scratch/elasticsearch
  image=$(named elasticsearch)
  version=${image#*:}
  VERSION=$version "$here/elasticsearch.sh" install
  mkdir -p "$folder/java"
  tar -C "$JAVA_HOME" -c --exclude=./lib/src.zip --exclude=./man --exclude=./jmods . | tar -C "$folder/java" -x
  cp -r "/var/cache/dockerana/elasticsearch-$version" "$folder/elasticsearch"
  sed -i '/logs\/gc.log/d; /AlwaysPreTouch/d' "$folder/elasticsearch/config/jvm.options"
  printf 'cluster.name: docker-cluster\nnetwork.host: 0.0.0.0\n' >"$folder/elasticsearch/config/elasticsearch.yml"
  cat >"$folder/start" <<'FILE'
#!/bin/bash
# Names of settings have a dot and begin with a small letter.
while IFS= read -r setting; do
  settings+=("-E" "$setting")
done < <(env | grep -E '^[a-z_]+\.[a-z._]+=')
exec /usr/share/elasticsearch/bin/elasticsearch "${settings[@]}"
FILE
  chmod +x "$folder/start"
  cat >"$folder/Dockerfile" <<'FILE'
FROM debian:bookworm-slim
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends curl \
  && rm -rf /var/lib/apt/lists/* && useradd --uid 1000 --gid 0 --home-dir /usr/share/elasticsearch elasticsearch
COPY java /opt/java
COPY --chown=1000:0 elasticsearch /usr/share/elasticsearch
COPY start /usr/local/bin/
RUN install -d -o 1000 -g 0 /usr/share/elasticsearch/data
ENV ES_JAVA_HOME=/opt/java
USER 1000:0
CMD ["start"]
FILE
  build "$image" "$folder"
}

# As compose.yaml says, from the files of which an archive is made.
stack() {
  mkdir -p "$scratch/home"
  cp -r "$checkout/distribution/images" "$checkout/distribution/src/main/conf" "$scratch/home/"
  DOCKERANA_HOME=$scratch/home docker-compose -f "$checkout/compose.yaml" build -q carbon graphite statsd
}

all() {
  local others
  OUTSIDE=yes DATA=$1 PATIENCE=900 "$here/docker.sh" start
  there debian:bookworm-slim || debian # others begin with it: another would make all of them anew
  (nginx && elasticsearch) &
  others=$!
  stack
  wait $others
  "$here/docker.sh" stop
}

# Several may come at once: one makes them, the others wait.
mkdir -p "$CACHE/images"
folder=$CACHE/images/$(digest)
(
  flock 9
  [ ! -e "$folder/ready" ] || exit 0
  for old in "$CACHE"/images/*/; do # those of other versions, if nobody works with them
    [ "$old" = "$folder/" ] || ! [ -e "$old/lock" ] || flock -n "$old/lock" rm -rf "$old" || true
  done
  all "$folder" >&2
  touch "$folder/ready"
) 9>"$CACHE/images/lock"
printf '%s\n' "$folder"
