#!/usr/bin/env bash
# A proxy that serves another server below a path of its own: nginx.sh start|stop|kill|pause|resume
#   NAME=nginx  PORT=8480
#   TO=127.0.0.1:8420   whom it serves, at /dockerana/
. "$(dirname "$(readlink -f "$0")")/lib.sh"
NAME=${NAME:-nginx}
PORT=${PORT:-8480}

start() {
  local dir=$STATE/$NAME
  mkdir -p "$dir"
  cat >"$dir/nginx.conf" <<CONF
daemon off;
pid $dir/nginx.pid;
error_log stderr;
worker_processes 1;
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path $dir/body;
  proxy_temp_path $dir/proxy;
  fastcgi_temp_path $dir/fastcgi;
  uwsgi_temp_path $dir/uwsgi;
  scgi_temp_path $dir/scgi;
  server {
    listen 127.0.0.1:$PORT;
    location /dockerana/ {
      proxy_pass http://${TO:-127.0.0.1:8420}/;
      proxy_set_header X-Forwarded-For \$remote_addr;
      proxy_read_timeout 1h;
    }
  }
}
CONF
  launch "$NAME" nginx -e stderr -p "$dir" -c "$dir/nginx.conf"
  wait_until "$NAME" 10 all_listen "$PORT"
}

case ${1:-} in
start) start ;;
*) control "$NAME" "${1:-}" ;;
esac
