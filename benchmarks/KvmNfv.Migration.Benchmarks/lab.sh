#!/usr/bin/env bash
# lab.sh COMMAND...: runs the benchmark in the network of the first of two hosts, which it starts and takes away again.
source "$(dirname "${BASH_SOURCE[0]}")/../../tests/lab/common.sh"
[[ -n ${KVMNFV_LAB:-} && $# -gt 0 ]] || die "lab.sh is started by benchmarks/run.sh migration"
export KVMNFV_TWO_HOSTS=$lab_dir/two-hosts.sh
# The guests have huge pages, as network functions do. It also makes them comparable: a first touch of what a virtual machine has not used for a while costs
# it 2 ms for 2 MiB, which the guest that moves fastest would pay for during its switch-over; lent pages stay.
pages=/proc/sys/vm/nr_hugepages had=$(cat /proc/sys/vm/nr_hugepages) lend=1088
finish() {
  "$KVMNFV_TWO_HOSTS" down
  echo "$had" >"$pages"
}
trap finish EXIT
echo $((had + lend)) >"$pages"
[[ $(cat "$pages") == $((had + lend)) ]] || die "this needs $((lend * 2)) MiB of free memory in pages of 2 MiB: the kernel gave $(($(cat "$pages") - had)) of $lend"
"$KVMNFV_TWO_HOSTS" up >/dev/null
"$KVMNFV_TWO_HOSTS" network
export KVMNFV_URI_A="qemu+unix:///system?socket=$KVMNFV_LAB/kvma/run/libvirt-sock" KVMNFV_URI_B="qemu+unix:///system?socket=$KVMNFV_LAB/kvmb/run/libvirt-sock"
eval "$("$lab_dir/guest.sh" --dirty --net | sed 's/^/export KVMNFV_GUEST_/')"
"$KVMNFV_TWO_HOSTS" in kvma "$@"
