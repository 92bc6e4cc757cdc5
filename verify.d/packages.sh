# shellcheck shell=bash
# To be sourced.

# install_packages PACKAGE...   installs what is missing; no package may start a daemon of its own meanwhile
install_packages() {
  local missing=() package policy=/usr/sbin/policy-rc.d status=0
  if ! command -v dpkg-query >/dev/null; then
    echo "These tests need Debian's packages, and this is no Debian: $*" >&2
    return 1
  fi
  for package; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    echo "Packages are missing; as root: apt-get install --no-install-recommends ${missing[*]}" >&2
    return 1
  fi
  echo "Installing ${missing[*]} …"
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod +x $policy
  else
    policy=
  fi
  {
    apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends "${missing[@]}" >/dev/null
  } || status=$?
  [ -z "$policy" ] || rm -f "$policy"
  [ $status = 0 ] || echo "apt-get could not install: ${missing[*]}" >&2
  return $status
}
