# Shared by the lab's scripts: source it, don't run it.
set -euo pipefail

lab_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repo_dir=$(cd "$lab_dir/../.." && pwd)
cache_dir=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/kvmnfv

note() { echo "$*" >&2; }
die() { echo "error: $*" >&2; exit 1; }
is_root() { [[ $(id -u) == 0 ]]; }

# as_root WHY COMMAND...: the only way any script asks for root.
as_root() {
  local why=$1; shift
  if is_root; then "$@"; return; fi
  command -v sudo >/dev/null || die "$why needs root and there is no sudo: run this as root once"
  note "asking for root: $why"
  sudo "$@"
}

# In the subshell of a process that stays behind: what the caller holds open, a lock for one, must not live on in it.
close_inherited() {
  local fd
  for fd in /proc/"$BASHPID"/fd/*; do
    fd=${fd##*/}; [[ $fd -le 2 ]] || eval "exec $fd>&-"
  done
}

# The SDK stops at once where it finds no ICU; a bare machine may have none, and nothing here depends on cultures.
if ! compgen -G '/usr/lib*/libicuuc.so.*' >/dev/null && ! compgen -G '/usr/lib/*/libicuuc.so.*' >/dev/null; then
  export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
