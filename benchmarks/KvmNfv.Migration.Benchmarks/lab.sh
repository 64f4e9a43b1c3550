#!/usr/bin/env bash
# lab.sh COMMAND...: runs the benchmark in the network of the first of two hosts, which it starts and takes away again.
source "$(dirname "${BASH_SOURCE[0]}")/../../tests/lab/common.sh"
[[ -n ${KVMNFV_LAB:-} && $# -gt 0 ]] || die "lab.sh is started by benchmarks/run.sh migration"
export KVMNFV_TWO_HOSTS=$lab_dir/two-hosts.sh
trap '"$KVMNFV_TWO_HOSTS" down' EXIT
"$KVMNFV_TWO_HOSTS" up >/dev/null
"$KVMNFV_TWO_HOSTS" network
export KVMNFV_URI_A="qemu+unix:///system?socket=$KVMNFV_LAB/kvma/run/libvirt-sock" KVMNFV_URI_B="qemu+unix:///system?socket=$KVMNFV_LAB/kvmb/run/libvirt-sock"
eval "$("$lab_dir/guest.sh" --dirty --net | sed 's/^/export KVMNFV_GUEST_/')"
"$KVMNFV_TWO_HOSTS" in kvma "$@"
