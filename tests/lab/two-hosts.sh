#!/usr/bin/env bash
# Two libvirt hosts on one machine, kvma and kvmb: private daemons (daemon.sh) in network namespaces joined by a link, with real
# QEMU and real live migration between them.
#
#   two-hosts.sh up [RATE]   start both (RATE, such as 1gbit, shapes the link both ways); prints the two URIs
#   two-hosts.sh network     join the guests of both by a link of their own that is never shaped: the bridge "guests" on each host,
#                            with 10.98.0.1 on kvma and 10.98.0.2 on kvmb; guests may have 10.98.0.3 and on
#   two-hosts.sh in HOST COMMAND...   run a command in that host's network, such as a probe of its guests
#   two-hosts.sh cut|join    take the link of the migrations down, bring it back
#   two-hosts.sh kill HOST   SIGKILL that host's daemon; `up` starts it again
#   two-hosts.sh down        destroy the guests, stop the daemons, remove the namespaces
#
# Migrate to qemu+unix:///system?socket=... (the other URI) over tcp://10.99.0.1 (kvma) or tcp://10.99.0.2 (kvmb). Needs root, iproute2.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
hosts=(kvma kvmb)
declare -A address=([kvma]=10.99.0.1 [kvmb]=10.99.0.2)
daemon=$lab_dir/daemon.sh

lab=${KVMNFV_LAB:-/tmp/kvmnfv-lab-$(id -u)}

# Each network namespace is kept by a sleeping process, not by a name in /run/netns: such a name is a mount, and would not be
# seen from another mount namespace (with-libvirt.sh).
keeper() {
  local p; p=$(cat "$lab/$1.keeper" 2>/dev/null) || return 1
  [[ $(tr '\0' ' ' 2>/dev/null <"/proc/$p/cmdline") == "kvmnfv-keeper-$1 infinity " ]] && echo "$p"
}
inside() { local h=$1; shift; nsenter --net="/proc/$(keeper "$h")/ns/net" "$@"; }
release() { local p; ! p=$(keeper "$1") || kill "$p"; rm -f "$lab/$1.keeper"; }

link() {
  local h
  if keeper kvma >/dev/null && keeper kvmb >/dev/null; then return; fi
  mkdir -p "$lab"
  for h in "${hosts[@]}"; do
    release "$h"
    { close_inherited; exec setsid unshare --net bash -c "exec -a kvmnfv-keeper-$h sleep infinity"; } </dev/null >/dev/null 2>&1 &
    echo $! >"$lab/$h.keeper"
    # It bears that name only once it is in its namespace.
    for _ in $(seq 100); do keeper "$h" >/dev/null && break; sleep 0.02; done
    keeper "$h" >/dev/null || die "cannot make a network namespace: two-hosts.sh needs CAP_SYS_ADMIN"
    inside "$h" ip link set lo up
  done
  inside kvma ip link add lab0 type veth peer name lab0 netns "$(keeper kvmb)"
  for h in "${hosts[@]}"; do
    inside "$h" ip address add "${address[$h]}/24" dev lab0
    inside "$h" ip link set lab0 up
  done
}

network() {
  local h n=0
  if inside kvma ip link show guests >/dev/null 2>&1; then return; fi
  inside kvma ip link add lab1 type veth peer name lab1 netns "$(keeper kvmb)"
  for h in "${hosts[@]}"; do
    inside "$h" ip link add guests type bridge forward_delay 0 || die "this kernel has no bridges: two-hosts.sh network needs them"
    inside "$h" ip link set lab1 master guests
    inside "$h" ip address add "10.98.0.$((n += 1))/24" dev guests
    inside "$h" ip link set lab1 up
    inside "$h" ip link set guests up
  done
}

shape() {
  local h
  for h in "${hosts[@]}"; do
    inside "$h" tc qdisc delete dev lab0 root 2>/dev/null || true
    [[ -z $1 ]] || inside "$h" tc qdisc add dev lab0 root tbf rate "$1" burst 1mb latency 50ms
  done
}

is_root || die "two-hosts.sh makes network namespaces: run it as root"
case ${1:-} in
  up)
    link; shape "${2:-}"
    for h in "${hosts[@]}"; do inside "$h" "$daemon" up "$h"; done ;;
  network) link; network ;;
  in) keeper "${2:?in needs a host}" >/dev/null || die "two-hosts.sh: $2 is not up"; shift; h=$1; shift; inside "$h" "$@" ;;
  cut) inside kvma ip link set lab0 down ;;
  join) inside kvma ip link set lab0 up ;;
  kill) "$daemon" kill "${2:?kill needs a host}" ;;
  down)
    for h in "${hosts[@]}"; do release "$h"; "$daemon" down "$h"; done
    rmdir "$lab" 2>/dev/null || true ;;
  *) sed -n '2,13p' "$0" >&2; exit 2 ;;
esac
