# What `lesson` and `test` do before their own work: install what is missing, then build. Sourced, POSIX sh.
# The caller sets `root`, the folder that holds Package.swift. All words go to standard error, since standard output belongs to the
# program that runs afterwards.
# shellcheck shell=sh disable=SC2154

oldest_swift="6.2" # swift-tools-version in Package.swift
# Optimized: what the lesson does between a save and the verdict is felt. What is tested is what runs.
build_in() {
  configuration=$1
  scratch=$2
  products="$scratch/$configuration"
  stamp="$scratch/lesson-is-built"
}
build_in release "$root/.build"

say() { printf '%s\n' "$*" >&2; }

# Status 2 is the lesson's own "we could not": 1 would say that a learner's work failed.
give_up() {
  say "$@"
  exit 2
}

indented() { sed 's/^/  /' >&2; }

# --- Swift

# The first line names the version. Run in the clone, where version switchers look for their settings.
swift_version() { (cd "$root" && swift --version 2>/dev/null) | grep 'Swift version' | head -n 1; }

need_swift() {
  command -v swift >/dev/null || give_up "Swift is missing. The lesson needs Swift $oldest_swift or newer.
Get it from https://www.swift.org/install/ and see that \"swift\" is on your PATH; then start this again."

  version=$(swift_version | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p')
  if [ -z "$version" ]; then
    say "\"swift --version\" does not say which Swift this is. It printed:"
    (cd "$root" && swift --version) 2>&1 </dev/null | indented
    give_up "The lesson needs Swift $oldest_swift or newer: https://www.swift.org/install/"
  fi
  if [ "$(printf '%s\n' "$oldest_swift" "$version" | sort -t . -k 1,1n -k 2,2n | head -n 1)" != "$oldest_swift" ]; then
    give_up "This is Swift $version ($(command -v swift)), and the lesson needs $oldest_swift or newer.
Get a newer one from https://www.swift.org/install/ and put it first on your PATH."
  fi
}

# --- Packages

# Says whether a C header can be found. Headers decide and not the package database, for a library may come from elsewhere.
has_header() {
  for folder in /usr/include /usr/local/include "${SDKROOT:-/nowhere}/usr/include" "${brew_prefix:-/nowhere}/include"; do
    [ -f "$folder/$1" ] && return 0
  done
  return 1
}

# Debian splits ensurepip from Python, and without it no virtual environment gets a pip.
has_python_venv() { python3 -c 'import ensurepip, venv' >/dev/null 2>&1; }

missing_on_linux() {
  has_header histedit.h || echo libedit-dev
  has_header gumbo.h || echo libgumbo-dev
  has_header cmark.h || echo libcmark-dev
  has_header zlib.h || echo zlib1g-dev
  has_header sqlite3.h || echo libsqlite3-dev
  command -v git >/dev/null || echo git
  has_python_venv || echo python3-venv
}

# The system's own SDK has libedit, zlib and SQLite.
missing_on_macos() {
  brew_prefix=$(brew --prefix 2>/dev/null) || brew_prefix=/opt/homebrew
  has_header gumbo.h || echo gumbo-parser
  has_header cmark.h || echo cmark
  has_python_venv || echo python
}

# In one line, for commands and messages.
missing_packages() {
  # shellcheck disable=SC2005,SC2046 # joins the lines
  case $(uname -s) in
  Darwin) echo $(missing_on_macos) ;;
  *) echo $(missing_on_linux) ;;
  esac
}

# Installs what is missing, asking an ordinary user first.
need_packages() {
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0

  if [ "$(uname -s)" = Darwin ]; then
    without_packages "Some libraries are missing. Install them with

  brew install $missing

and start this again. (The lesson does not run on macOS yet.)"
  elif ! command -v apt-get >/dev/null; then
    without_packages "Some libraries are missing, and only Debian's packages are known here: $missing
Install what your system calls them, headers included, and start this again."
  elif [ "$(id -u)" = 0 ]; then
    say "Installing $missing ..."
    apt_install ""
  else
    by_hand="sudo apt-get update && sudo apt-get install $missing"
    if may_use_sudo; then
      apt_install sudo
    else
      without_packages "Some packages are missing. Install them with

  $by_hand

and start this again."
    fi
  fi
}

# Asks the person at the terminal. Nobody is asked where nobody can answer.
may_use_sudo() {
  [ -t 0 ] && [ -t 2 ] && [ "${CI:-}" != true ] && command -v sudo >/dev/null || return 1
  say "The lesson needs packages that are not installed yet. To install them it would run

  $by_hand
"
  printf 'Run this now? sudo may ask for your password. [Y/n] ' >&2
  read -r answer || answer=no
  case $answer in
  "" | [Yy]*) return 0 ;;
  *) return 1 ;;
  esac
}

# $1: "sudo" or nothing.
apt_install() {
  # A stale list can still be good enough, so a failed update alone stops nothing.
  $1 apt-get -qq update </dev/null >&2 || say "apt-get could not update its list of packages; trying with the old one."
  # shellcheck disable=SC2086 # a list of words
  if ! $1 env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 install --yes $missing \
    </dev/null >&2; then
    without_packages "apt-get could not install $missing: its messages stand above.
Where a download failed, check the network (and http_proxy, if you are behind a proxy) and start this again.
Where a package was not found, look at /etc/apt/sources.list. Where another apt-get is running, wait for its end.
By hand: ${1:+$1 }apt-get update && ${1:+$1 }apt-get install $missing"
    return
  fi
  missing=$(missing_packages)
  [ -z "$missing" ] || without_packages "These packages are installed, but something of them is still not found: $missing"
}

# Gives up, unless only Python is missing, which just the flask track needs. $1: what to tell.
without_packages() {
  say "$1"
  case $missing in
  python3-venv | python)
    if [ "${needs_python:-no}" != yes ]; then
      say "Going on, for only the flask track needs that."
      return 0
    fi
    ;;
  esac
  exit 2
}

# --- Build

# Says whether what was built is what a build would give now. SwiftPM would need a second to find that out.
is_built() {
  [ -f "$stamp" ] && [ -x "$products/lesson" ] || return 1
  # A folder is newer than the stamp when a file in it came or went.
  [ -z "$(find "$root/Package.swift" "$root/Sources" -newer "$stamp" 2>/dev/null | head -n 1)" ] || return 1
  [ "$(cat "$stamp")" = "$(swift_version)" ]
}

# Builds everything; "$@" goes to `swift build`.
build() {
  mkdir -p "$scratch" 2>/dev/null && [ -w "$scratch" ] ||
    give_up "Cannot write to $scratch, and the lesson must be built there. Clone it to a folder of your own."

  # Without a stamp it may have been built by hand.
  if [ ! -f "$stamp" ] && [ ! -x "$products/lesson" ]; then
    say "Building the lesson. The first time takes about 5 to 10 minutes on two cores; after that it starts at once."
    say "Downloading the libraries it is made of ..."
    (cd "$root" && swift package --scratch-path "$scratch" resolve </dev/null >&2) || give_up "The download failed: the messages stand above.
It needs github.com. Check the network (and https_proxy, if you are behind a proxy), then start this again:
what has been downloaded is kept."
  else
    say "Bringing the build up to date ..."
  fi

  # Made before the build, so that a file saved in the meantime counts as newer.
  started="$stamp.$$"
  trap 'rm -f "$started"; exit 130' INT HUP TERM
  swift_version >"$started"
  # https://no-color.org
  [ -z "${NO_COLOR:-}" ] || set -- --no-color-diagnostics "$@"
  if ! (cd "$root" && swift build --scratch-path "$scratch" --configuration "$configuration" "$@" </dev/null >&2); then
    rm -f "$started"
    give_up "The build failed: the messages stand above. What has been built is kept.
Where it was killed, the memory did not suffice: close other programs and start this again. The disk needs 3 GB."
  fi
  mv "$started" "$stamp"
  trap - INT HUP TERM
}
