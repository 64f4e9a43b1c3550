#!/usr/bin/env bash
# Measures the bindings' speed. Every promise is a ratio against a named peer, measured in turns in one run; nothing is compared with old numbers.
#
#   benchmarks/run.sh interop [OPTION...]    C# against a C program doing the same; exit status 1 if a promised ratio is missed
#   benchmarks/run.sh micro [OPTION...]      BenchmarkDotNet: times and allocations of single calls; promises nothing
#   benchmarks/run.sh xml [OPTION...]        the typed documents against XDocument and XmlSerializer; exit status 1 if a promise is missed
#   benchmarks/run.sh host [OPTION...]       the topology and the checks of every recorded host; exit status 1 above 50 ms
#   benchmarks/run.sh placement              plans, refusals, a permutation fit as Nova's for a peer, a fleet; exit status 1 if a promised time is missed
#   benchmarks/run.sh migration [OPTION...]  live migration between two hosts against virsh's default; needs root; exit status 1 if a promise is missed
#   benchmarks/run.sh channels [OPTION...]   rings against the same in C, the vhost-user back-end against DPDK's, the switch against DPDK's and Open vSwitch; exit status 1 if a promise is missed
#   benchmarks/run.sh worker [OPTION...]     the data plane's worker, NativeAOT against JIT, with DPDK's testpmd as its guests; exit status 1 if a promise is missed
#   benchmarks/run.sh                        all of them but migration, which takes hours
#
#   --filter TEXT     only what has TEXT in its name
#   --pairs N         interop, xml, channels, worker: pairs per case, at least 6 (default 30, xml 15, channels and worker 8)
#   --domains N       interop: domains of the test host (default 500, which the promise about bulk statistics is for)
#   --no-process      interop: without the whole-process comparison
#   --hosts N, --requests N   placement: size of the fleet (default 10,000 and 100,000)
#   --no-long         channels: without the 10^9 messages
#   --aot             interop, channels: the C# side compiled ahead of time (NativeAOT) as well
#   --suites LIST     channels: of rings,backend,switch (default all; only rings without root); migration: see benchmarks/README.md
#   --links, --patterns LIST, --memory MIB, --probe, --explain, --out FOLDER   migration: see benchmarks/README.md
#   --seconds N       channels (backend, switch) and worker: measured seconds of each run (default 2 and 3)
#   --short           migration: two guests, four pairs, in five minutes
#   --report-only     exit status 0 also where a promise is missed
#
# Installs the packages it misses with apt (asking for root only then). Exit status 2: it could not measure.
source "$(dirname "${BASH_SOURCE[0]}")/../tests/lab/common.sh"

usage() { sed -n '2,27p' "$0" | sed 's/^# \{0,1\}//'; }
wrong() { echo "error: $1" >&2; usage >&2; exit 2; }

suites=() aot= filter= interop=() placement=() xml=() migration=() channels=() worker=() channel_suites=
while [[ $# -gt 0 ]]; do
  case $1 in
    interop | micro | xml | placement | host | migration | channels | worker) suites+=("$1") ;;
    --hosts | --requests)
      [[ $# -ge 2 ]] || wrong "$1 needs a value"
      placement+=("$1" "$2"); shift ;;
    --filter | --pairs | --domains)
      [[ $# -ge 2 ]] || wrong "$1 needs a value"
      if [[ $1 == --filter ]]; then filter=$2; placement+=("$1" "$2"); fi
      if [[ $1 != --domains ]]; then worker+=("$1" "$2"); fi
      if [[ $1 == --pairs ]]; then xml+=("$1" "$2"); fi
      if [[ $1 != --domains ]]; then migration+=("$1" "$2") channels+=("$1" "$2"); fi
      interop+=("$1" "$2"); shift ;;
    --suites)
      [[ $# -ge 2 ]] || wrong "$1 needs a value"
      migration+=("$1" "$2") channel_suites=$2; shift ;;
    --links | --patterns | --memory | --out)
      [[ $# -ge 2 ]] || wrong "$1 needs a value"
      migration+=("$1" "$2"); shift ;;
    --seconds)
      [[ $# -ge 2 ]] || wrong "$1 needs a value"
      worker+=("$1" "$2") channels+=("$1" "$2"); shift ;;
    --probe | --short | --explain) migration+=("$1") ;;
    --report-only) interop+=("$1") xml+=("$1") migration+=("$1") channels+=("$1") worker+=("$1") ;;
    --no-long) channels+=("$1") ;;
    --no-process) interop+=("$1") ;;
    --aot) aot=1 ;;
    -h | --help) usage; exit 0 ;;
    *) wrong "'$1' is neither a suite nor an option" ;;
  esac
  shift
done
[[ ${#suites[@]} -gt 0 ]] || suites=(interop micro xml placement host channels worker)

# What goes wrong before the first measurement is no missed promise.
stop() { echo "error: $*" >&2; exit 2; }
command -v dotnet >/dev/null || stop "dotnet is missing: install the .NET 10 SDK"
"$lab_dir/packages.sh" run headers ${aot:+aot} || exit 2

log=$(mktemp /tmp/kvmnfv-XXXXXX)
pages=/proc/sys/vm/nr_hugepages had=
trap 'rm -f "$log"; [[ -z $had ]] || echo "$had" >"$pages"' EXIT
# Guests of network functions have huge pages, so DPDK's programs get some to share, until the end. What can't be lent is told by the results.
lend_pages() {
  [[ -z $had ]] && is_root || return 0
  had=$(cat "$pages")
  echo $((had + 1024)) >"$pages"
}
quietly() {
  local what=$1; shift
  "$@" >"$log" 2>&1 || { grep -E '(error|warning)[ :]' "$log" | sort -u | head -20 >&2 || tail -20 "$log" >&2; stop "$what failed"; }
}

out=$repo_dir/artifacts/benchmarks
status=0

# run_interop PROGRAM...: every run says by itself which promises it missed.
run_interop() {
  local result=0
  "$@" --peer "$out" "${interop[@]}" || result=$?
  [[ $result -le 1 ]] || exit 2
  [[ $result == 0 ]] || status=1
}

for suite in "${suites[@]}"; do
  case $suite in
    interop)
      mkdir -p "$out"
      peer=$repo_dir/benchmarks/interop/peer
      read -ra flags <<<"$(pkg-config --cflags --libs libvirt)"
      quietly "compiling the C library" gcc -O2 -Wall -Wextra -Werror -shared -fPIC -o "$out/libpeer.so" "$peer/peer.c" "${flags[@]}"
      quietly "compiling the C program" gcc -O2 -Wall -Wextra -Werror -o "$out/peer" "$peer/main.c" "$peer/peer.c" "${flags[@]}"
      project=$repo_dir/benchmarks/interop/KvmNfv.Benchmarks.Interop.csproj
      quietly "the build" dotnet build "$project" -c Release -v quiet -nologo
      run_interop dotnet "$repo_dir/artifacts/bin/KvmNfv.Benchmarks.Interop/release/KvmNfv.Benchmarks.Interop.dll"
      if [[ -n $aot ]]; then
        echo
        quietly "the NativeAOT build" dotnet publish "$project" -c Release -v quiet -nologo -p:PublishAot=true -o "$out/aot"
        run_interop "$out/aot/KvmNfv.Benchmarks.Interop"
      fi ;;
    micro)
      project=$repo_dir/benchmarks/KvmNfv.Benchmarks/KvmNfv.Benchmarks.csproj
      quietly "the build" dotnet build "$project" -c Release -v quiet -nologo
      dotnet "$repo_dir/artifacts/bin/KvmNfv.Benchmarks/release/KvmNfv.Benchmarks.dll" --filter "*$filter*" --artifacts "$out/micro" || exit 2 ;;
    xml)
      project=$repo_dir/benchmarks/KvmNfv.LibvirtXml.Benchmarks/KvmNfv.LibvirtXml.Benchmarks.csproj
      quietly "the build" dotnet build "$project" -c Release -v quiet -nologo
      result=0
      dotnet "$repo_dir/artifacts/bin/KvmNfv.LibvirtXml.Benchmarks/release/KvmNfv.LibvirtXml.Benchmarks.dll" compare "${xml[@]}" || result=$?
      [[ $result -le 1 ]] || exit 2
      [[ $result == 0 ]] || status=1 ;;
    channels)
      which=${channel_suites:-rings,backend,switch}
      if [[ $which != rings ]] && ! is_root; then
        [[ -z $channel_suites ]] || stop "the suites backend and switch lend huge pages: run 'benchmarks/run.sh channels' as root, or with --suites rings"
        note "the suites backend and switch need root and are left out"
        which=rings
      fi
      if [[ $which != rings ]]; then
        "$lab_dir/packages.sh" dpdk || exit 2
        [[ $which != *switch* ]] || "$lab_dir/packages.sh" ovs || exit 2
        lend_pages
      fi
      mkdir -p "$out"
      quietly "compiling the C program" gcc -O2 -Wall -Wextra -Werror -I "$repo_dir/src/KvmNfv.Channels/c" -o "$out/channel-peer" "$repo_dir/benchmarks/channels/peer/peer.c"
      project=$repo_dir/benchmarks/channels/KvmNfv.Benchmarks.Channels.csproj
      quietly "the build" dotnet build "$project" -c Release -v quiet -nologo
      [[ -z $aot ]] || quietly "the NativeAOT build" dotnet publish "$project" -c Release -v quiet -nologo -p:PublishAot=true -o "$out/channels-aot"
      result=0
      dotnet "$repo_dir/artifacts/bin/KvmNfv.Benchmarks.Channels/release/KvmNfv.Benchmarks.Channels.dll" --suites "$which" --peer "$out" ${aot:+--aot "$out/channels-aot/KvmNfv.Benchmarks.Channels"} "${channels[@]}" || result=$?
      [[ $result -le 1 ]] || exit 2
      [[ $result == 0 ]] || status=1 ;;
    worker)
      "$lab_dir/packages.sh" aot dpdk || exit 2
      lend_pages
      quietly "the build" dotnet build "$repo_dir/src/KvmNfv.Worker" -c Release -v quiet -nologo
      quietly "the NativeAOT build" "$repo_dir/nuget/worker.sh"
      project=$repo_dir/benchmarks/worker/KvmNfv.Benchmarks.Worker.csproj
      quietly "the build" dotnet build "$project" -c Release -v quiet -nologo
      result=0
      dotnet "$repo_dir/artifacts/bin/KvmNfv.Benchmarks.Worker/release/KvmNfv.Benchmarks.Worker.dll" --jit "$repo_dir/artifacts/bin/KvmNfv.Worker/release/kvmnfv-worker" \
        --native "$(echo "$repo_dir"/artifacts/worker/*/kvmnfv-worker)" "${worker[@]}" || result=$?
      [[ $result -le 1 ]] || exit 2
      [[ $result == 0 ]] || status=1 ;;
    host)
      project=$repo_dir/benchmarks/KvmNfv.Hosts.Benchmarks/KvmNfv.Hosts.Benchmarks.csproj
      quietly "the build" dotnet build "$project" -c Release -v quiet -nologo
      result=0
      dotnet "$repo_dir/artifacts/bin/KvmNfv.Hosts.Benchmarks/release/KvmNfv.Hosts.Benchmarks.dll" "${interop[@]}" || result=$?
      [[ $result -le 1 ]] || exit 2
      [[ $result == 0 ]] || status=1 ;;
    placement)
      project=$repo_dir/benchmarks/placement/KvmNfv.Benchmarks.Placement.csproj
      quietly "the build" dotnet build "$project" -c Release -v quiet -nologo
      result=0
      dotnet "$repo_dir/artifacts/bin/KvmNfv.Benchmarks.Placement/release/KvmNfv.Benchmarks.Placement.dll" "${placement[@]}" || result=$?
      [[ $result -le 1 ]] || exit 2
      [[ $result == 0 ]] || status=1 ;;
    migration)
      is_root || stop "the hosts are network namespaces: run 'benchmarks/run.sh migration' as root"
      "$lab_dir/packages.sh" qemu guest daemon clients aot lab || exit 2
      project=$repo_dir/benchmarks/KvmNfv.Migration.Benchmarks/KvmNfv.Migration.Benchmarks.csproj
      quietly "the build" dotnet build "$project" -c Release -v quiet -nologo
      # Emulated guests crash after some migrations on the QEMU 7.2 of Debian 12; its backports have 10.
      which=installed; [[ $(. /etc/os-release; echo "${VERSION_CODENAME:-}") != bookworm ]] || which=backports
      result=0
      KVMNFV_LAB=$(mktemp -d /tmp/kvmnfv-XXXXXX)/lab "$lab_dir/with-libvirt.sh" "$which" "$repo_dir/benchmarks/KvmNfv.Migration.Benchmarks/lab.sh" \
        dotnet "$repo_dir/artifacts/bin/KvmNfv.Migration.Benchmarks/release/KvmNfv.Migration.Benchmarks.dll" "${migration[@]}" || result=$?
      [[ $result -le 1 ]] || exit 2
      [[ $result == 0 ]] || status=1 ;;
  esac
done
exit $status
