#!/usr/bin/env bash
# Runs every test and ends with one line: "N passed, N failed, N skipped". Exit status 0 only if something passed and nothing failed.
#
#   tests/run.sh [--libvirt installed|backports] [--filter EXPRESSION] [--no-build] [PROJECT...]
#
#   --libvirt backports   against libvirt 11.3 and QEMU 10.0 of Debian 12's backports, unpacked in a cache, not installed
#   --filter EXPRESSION   as in `dotnet test --filter`, for example 'Category=Quick' or 'ConnectionTests'
#   --no-build            with what was built before
#   PROJECT               test projects by name, for example KvmNfv.Libvirt.Tests; all by default
#
# Installs the packages it misses with apt (asking for root only then), and as root lends the tests 2 MiB pages if the host has none.
source "$(dirname "${BASH_SOURCE[0]}")/lab/common.sh"

usage() { sed -n '2,9p' "$0" >&2; exit 2; }
libvirt=installed filter= build=1 names=()
while [[ $# -gt 0 ]]; do
  case $1 in
    --libvirt) libvirt=${2:-}; shift ;;
    --filter) filter=${2:-}; shift ;;
    --no-build) build= ;;
    -*) usage ;;
    *) names+=("$1") ;;
  esac
  shift || usage
done
[[ $libvirt == installed || $libvirt == backports ]] || usage

passed=0 failed=0 skipped=0 ran=
work=$(mktemp -d /tmp/kvmnfv-XXXXXX)
pages=/proc/sys/vm/nr_hugepages lent=
export KVMNFV_LAB=$work/lab

finish() {
  local status=$?
  trap - EXIT
  local d
  if [[ -e $KVMNFV_LAB/kvma.keeper ]]; then "$lab_dir/two-hosts.sh" down || true; fi
  for d in "$KVMNFV_LAB"/*/; do [[ ! -d $d ]] || "$lab_dir/daemon.sh" down "$(basename "$d")" || true; done
  [[ -z $lent ]] || echo 0 >"$pages" || true
  rm -rf "$work"
  if [[ $status != 0 && $failed == 0 ]]; then failed=1; fi
  echo "$passed passed, $failed failed, $skipped skipped"
  [[ $failed == 0 && $passed -gt 0 ]] || exit 1
  exit 0
}
trap finish EXIT
trap 'exit 130' INT TERM

command -v dotnet >/dev/null || die "dotnet is missing: install the .NET 10 SDK"
"$lab_dir/packages.sh" tests
guest=$("$lab_dir/guest.sh")
eval "$(sed 's/^/export KVMNFV_GUEST_/' <<<"$guest")"
export KVMNFV_LIBVIRT=$libvirt
with=("$lab_dir/with-libvirt.sh" "$libvirt")
"${with[@]}" true

if is_root && [[ $(cat "$pages") == 0 ]]; then
  lent=1
  echo 128 >"$pages" || true
  note "lent the tests $(cat "$pages") pages of 2 MiB"
fi

projects=()
for p in "$repo_dir"/tests/*/*.Tests.csproj; do
  name=$(basename "$p" .csproj)
  [[ ${#names[@]} -gt 0 && " ${names[*]} " != *" $name "* ]] || projects+=("$p")
done
[[ ${#projects[@]} -gt 0 ]] || die "no test project is called ${names[*]}"

if [[ -n $build ]]; then
  targets=("$repo_dir/KvmNfv.Sdk.sln"); [[ ${#names[@]} == 0 ]] || targets=("${projects[@]}")
  for t in "${targets[@]}"; do
    dotnet build "$t" -c Release -v quiet -nologo >"$work/build" 2>&1 || {
      grep -E '(error|warning) ' "$work/build" | sort -u | head -40 >&2 || tail -20 "$work/build" >&2
      die "the build of $(basename "$t") failed"
    }
  done
fi

# Counts by outcome and lists what was skipped, with reasons, from a test log (trx): "P F S" and then the list.
summary() {
  awk '
    function plain(s) { gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s); gsub(/&quot;/, "\"", s); gsub(/&#x[0-9A-F]+;/, " ", s); gsub(/&amp;/, "\\&", s); return s }
    /<UnitTestResult / {
      match($0, /testName="[^"]*"/); name = substr($0, RSTART + 10, RLENGTH - 11)
      match($0, /outcome="[^"]*"/); outcome = substr($0, RSTART + 9, RLENGTH - 10)
      match($0, /testId="[^"]*"/); id = substr($0, RSTART + 8, RLENGTH - 9)
      if (outcome == "Passed") p++
      else if (outcome == "NotExecuted") { s++; skip[s] = name; ids[s] = id }
      else f++
    }
    outcome == "NotExecuted" && /<Message>/ { line = $0; sub(/.*<Message>/, "", line); sub(/<\/Message>.*/, "", line); why[s] = line }
    /<UnitTest / { match($0, / id="[^"]*"/); test = substr($0, RSTART + 5, RLENGTH - 6) }
    /<TestMethod / { match($0, /className="[^"]*"/); c = substr($0, RSTART + 11, RLENGTH - 12); sub(/.*\./, "", c); class[test] = c }
    END {
      print p + 0, f + 0, s + 0
      for (i = 1; i <= s; i++) print plain("  skipped " class[ids[i]] "." skip[i] ": " (why[i] == "" ? "no reason given" : why[i]))
    }' "$1"
}

# A build node started inside the other libvirt's namespace must not serve later builds outside.
export MSBUILDDISABLENODEREUSE=1
for p in "${projects[@]}"; do
  name=$(basename "$p" .csproj)
  echo "== $name, libvirt $libvirt"
  log=$work/$name.trx status=0 start=$SECONDS
  arguments=(test "$p" -c Release --no-build --nologo --results-directory "$work" --logger "trx;LogFileName=$name.trx"
    --logger 'console;verbosity=minimal' --blame-hang --blame-hang-timeout 10m --blame-hang-dump-type none)
  [[ -z $filter ]] || arguments+=(--filter "$filter")
  "${with[@]}" dotnet "${arguments[@]}" >"$work/out" 2>&1 || status=$?
  [[ $status == 0 ]] || cat "$work/out"
  p=0 f=0 s=0
  [[ ! -f $log ]] || { read -r p f s < <(summary "$log"); summary "$log" | tail -n +2; }
  if [[ $status != 0 && $f == 0 ]]; then
    f=$(grep -c '<Text>TearDown failed for test fixture' "$log" 2>/dev/null) || f=1
    echo "error: $name failed outside its tests: a crash, a hang or a fixture's clean-up (see above)"
  elif [[ $((p + f + s)) == 0 && -z $filter ]]; then
    f=1
    echo "error: $name ran no test"
  fi
  echo "$name: $p passed, $f failed, $s skipped, $((SECONDS - start)) s"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done
