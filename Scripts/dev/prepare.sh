# Sourced by the scripts: messages, the toolchain, Debian packages, the release build.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)

say() { printf 'newslab: %s\n' "$*" >&2; }

# fail CODE MESSAGE
fail() {
  say "$2"
  exit "$1"
}

need_swift() {
  command -v swift >/dev/null ||
    fail 6 "there is no 'swift' on the path; newslab needs Swift 6.2 or later (https://swift.org/install)"
}

# need_packages WHEN...: installs the listed packages that are missing.
need_packages() {
  command -v dpkg-query >/dev/null || return 0
  local name when why missing=()
  while read -r name when why; do
    [[ $name == \#* || " $* " != *" $when "* ]] && continue
    [[ $(dpkg-query -W -f '${Status}' "$name" 2>/dev/null) == "install ok installed" ]] && continue
    missing+=("$name")
    say "needs the package $name: $why"
  done <"$root/Scripts/dev/packages"
  ((${#missing[@]} == 0)) && return 0
  local command=(apt-get install -y --no-install-recommends "${missing[@]}")
  ((EUID == 0)) || fail 6 "not run as root; install with: sudo ${command[*]}"
  local log
  log=$(mktemp)
  say "installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  command+=(-o DPkg::Lock::Timeout=120)
  if ! "${command[@]}" >"$log" 2>&1 </dev/null; then
    say "that failed; reading the package lists and trying again"
    apt-get update >>"$log" 2>&1 </dev/null || true
    if ! "${command[@]}" >>"$log" 2>&1 </dev/null; then
      cat "$log" >&2
      rm -f "$log"
      fail 6 "cannot install ${missing[*]}"
    fi
  fi
  rm -f "$log"
}

# build_release: builds newslab when a source is newer than the last build; quiet when all is well.
build_release() {
  local stamp=$root/.build/release-built log
  if [[ -x $root/.build/release/newslab && -e $stamp ]] &&
    [[ -z $(find "$root/Sources" "$root/Package.swift" -newer "$stamp" -print -quit) ]]; then
    return 0
  fi
  if [[ -x $root/.build/release/newslab ]]; then
    say "building newslab (release)"
  else
    say "building newslab (release), a minute or two the first time"
  fi
  mkdir -p "$root/.build"
  log=$(mktemp)
  touch "$stamp.begun"
  if ! swift build --package-path "$root" -c release --product newslab >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    rm -f "$log"
    fail 6 "newslab does not build"
  fi
  mv "$stamp.begun" "$stamp"
  rm -f "$log"
}
