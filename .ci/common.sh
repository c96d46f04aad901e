# What .ci/run and .ci/slow share: a fresh clone, the README's own commands, and the programs outside Python.
# Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/consult-ci.XXXXXX")
trap 'rm -rf "$work"' EXIT
exec </dev/null
export CI=true LC_ALL=C.UTF-8 PYTHONUTF8=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
unset PYTHONPATH VIRTUAL_ENV PYTEST_ADDOPTS CONSULT_WORKSPACE CONSULT_TODAY CONSULT_USER CONSULT_HOME

say() { printf '\n== [%4ds] %s\n' "$SECONDS" "$*"; }

fail() {
    printf '\n== FAILED: %s\n' "$*" >&2
    exit 1
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

updated=
# install PROGRAM PACKAGE...: get a program where it is missing; the first package that there is will do.
install() {
    local program=$1 package
    shift
    command -v "$program" >/dev/null && return
    command -v apt-get >/dev/null || fail "$program is missing, and there is no apt-get to install it with"
    if [ -z "$updated" ]; then
        as_root apt-get -qq update
        updated=yes
    fi
    for package in "$@"; do
        if apt-cache show "$package" >/dev/null 2>&1; then
            say "installing $package"
            as_root env DEBIAN_FRONTEND=noninteractive \
                apt-get -qq install -y --no-install-recommends "$package" >"$work/apt.log" 2>&1 ||
                { tail -20 "$work/apt.log"; fail "$package could not be installed"; }
            command -v "$program" >/dev/null && return
        fi
    done
    fail "$program could not be installed (tried: $*)"
}

# A python3 of 3.11 or newer that can make virtual environments, first on the path as `python3`.
find_python() {
    local candidate found=
    for candidate in python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            found=$(command -v "$candidate")
            break
        fi
    done
    [ -n "$found" ] || fail "Python 3.11 or newer is needed"
    if ! "$found" -c 'import ensurepip, venv' 2>/dev/null; then
        as_root apt-get -qq update
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y python3-venv
    fi
    mkdir "$work/bin"
    printf '#!/bin/sh\nexec "%s" "$@"\n' "$found" >"$work/bin/python3"
    chmod +x "$work/bin/python3"
    export PATH="$work/bin:$PATH"
    python3 --version
}

# HEAD in a folder of its own, so that nothing untracked helps.
fresh_clone() {
    install git git
    # Whoever checked it out: only a file of settings reaches the other end of a local clone.
    printf '[safe]\n\tdirectory = *\n' >"$work/gitconfig"
    GIT_CONFIG_GLOBAL="$work/gitconfig" git clone -q "$root" "$work/main"
    cd "$work/main"
    git log -1 --format='%h %s'
}

# readme_command WORD: the README's one line that sets up and then runs WORD.
readme_command() {
    local found
    found=$(sed -n '/^```sh$/,/^```$/p' README.md | grep "^python3 -m venv .*$1") || fail "the README has no such line: $1"
    [ "$(printf '%s\n' "$found" | wc -l)" = 1 ] || fail "the README has more than one such line: $1"
    printf '%s\n' "$found"
}

# What the tests with real tools need besides Python.
install_tools() {
    install soffice libreoffice-writer-nogui libreoffice-writer
    install pdftotext poppler-utils
    install tmux tmux
    soffice --version 2>/dev/null || true
}

# no_skips REPORT: fail where a test was skipped; with the tools there, none may be.
no_skips() {
    .venv/bin/python - "$1" <<'PYTHON' || fail "tests were skipped"
import sys
from xml.etree import ElementTree

skipped = [
    f"{case.get('classname')}::{case.get('name')}: {mark.get('message')}"
    for case in ElementTree.parse(sys.argv[1]).iter("testcase")
    for mark in case.iter("skipped")
    if mark.get("type") != "pytest.xfail"
]
print(*skipped, sep="\n", end="\n" if skipped else "")
sys.exit(bool(skipped))
PYTHON
}

# opens_the_sample COMMAND: run the README's first command in a terminal, and wait for the sample's screen.
opens_the_sample() {
    local screen= left=300 server="consult-ci-$$"
    tmux -L "$server" -f /dev/null new-session -d -x 120 -y 36 "bash -c $(printf %q "$1"); echo ended with \$?; sleep 5"
    while [ $left -gt 0 ]; do
        screen=$(tmux -L "$server" capture-pane -p 2>/dev/null || true)
        case $screen in *"School funding"*Munro*Help*) break ;; *"ended with"*) left=0 ;; esac
        sleep 1
        left=$((left - 1))
    done
    printf '%s\n' "$screen"
    tmux -L "$server" send-keys C-q 2>/dev/null || true
    sleep 2
    tmux -L "$server" kill-server 2>/dev/null || true
    [ $left -gt 0 ] || fail "the README's first command did not open the sample"
}
