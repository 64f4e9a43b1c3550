#!/usr/bin/env bash
# Runs a command inside a disposable host: a QEMU (TCG) machine of 8 CPUs, 2 NUMA nodes and 6 GiB whose root is this machine's file
# system, read-only under a RAM overlay, so that what is installed and built here is there too, and nothing done there stays.
#
#   lab-host.sh [OPTION...] rt COMMAND    Debian's PREEMPT_RT kernel, CPUs 2-3,6-7 isolated, 256 huge pages of 2 MiB
#   lab-host.sh [OPTION...] kvm COMMAND   Debian's stock kernel and a working /dev/kvm (AMD SVM, emulated): type='kvm' guests boot
#   lab-host.sh prepare rt|kvm            only unpacks the kernel and makes the initramfs, so that a later boot needs no network
#
#   --cmdline PARAMETERS   boot with exactly these kernel parameters and no others (such as: console=ttyS0 quiet panic=-1 no_timer_check)
#   --share DIR            a folder of this machine that the host may write, mounted on /lab
#   --cpus N, --memory N   another size: CPUs (even), GiB
#   --timeout N            seconds before the machine is ended (default 550)
#
# Prints the command's output and exits with its status; 124 if the machine ended without one. A boot takes 5-10 s on an idle machine; code inside
# runs some ten times slower than outside. Needs qemu-system-x86, busybox-static, cpio and kmod (packages.sh host); no root. The kernel is
# only downloaded with apt and unpacked into a cache, never installed.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() { sed -n '2,19p' "$0" >&2; exit 2; }
# On a busy machine the emulated timer misses the kernel's test of it (MP-BIOS bug), which ends the boot before there is a console.
console='console=ttyS0 quiet panic=-1 no_timer_check nosoftlockup'
isolation='isolcpus=managed_irq,domain,2-3,6-7 nohz_full=2-3,6-7 rcu_nocbs=2-3,6-7 irqaffinity=0-1,4-5 hugepagesz=2M hugepages=256'
cmdline= share= cpus=8 memory=6 limit=550
while [[ ${1:-} == --* ]]; do
  [[ $# -ge 2 ]] || usage
  case $1 in
    --cmdline) cmdline=$2 ;;
    --share) share=$2 ;;
    --cpus) cpus=$2 ;;
    --memory) memory=$2 ;;
    --timeout) limit=$2 ;;
    *) usage ;;
  esac
  shift 2
done
[[ $# == 2 ]] || usage
only=; if [[ $1 == prepare ]]; then only=1; shift; set -- "$1" true; fi
kind=$1 command=$2
case $kind in rt) meta=linux-image-rt-amd64 ;; kvm) meta=linux-image-amd64 isolation='' ;; *) usage ;; esac
[[ $cpus =~ ^[0-9]+$ && $memory =~ ^[0-9]+$ && $limit =~ ^[0-9]+$ && $((cpus % 2)) == 0 && $cpus -ge 2 ]] || die "lab-host.sh: a size is not a number that fits"
[[ -z $share || -d $share ]] || die "lab-host.sh: there is no folder $share to share"
for tool in qemu-system-x86_64:qemu-system-x86 busybox:busybox-static cpio:cpio depmod:kmod; do
  command -v "${tool%%:*}" >/dev/null || [[ -x /sbin/${tool%%:*} ]] || die "${tool%%:*} is missing: install ${tool##*:}"
done
PATH=$PATH:/usr/sbin:/sbin
home=$cache_dir/lab-host/$kind

fetch_kernel() {
  local package tmp; tmp=$(mktemp -d); trap 'rm -rf "$tmp"' RETURN
  command -v apt-get >/dev/null || die "no apt-get to fetch the kernel $meta with"
  package=$(apt-cache depends "$meta" 2>/dev/null | awk '/Depends: linux-image-[0-9]/ { print $2; exit }')
  if [[ -z $package ]]; then
    as_root "reading the package lists" apt-get -q update >&2 || true
    package=$(apt-cache depends "$meta" 2>/dev/null | awk '/Depends: linux-image-[0-9]/ { print $2; exit }')
  fi
  [[ -n $package ]] || die "apt knows no kernel package $meta"
  note "unpacking $package into $home (once)"
  (cd "$tmp" && apt-get -q download "$package") >"$tmp/log" 2>&1 || die "cannot download $package: $(grep '^E:' "$tmp/log" | tail -1)"
  mkdir -p "$home"; rm -rf "$home/root.new"
  dpkg -x "$tmp"/*.deb "$home/root.new"
  depmod -b "$home/root.new" "$(ls "$home/root.new/lib/modules")"
  rm -rf "$home/root"; mv "$home/root.new" "$home/root"
}

build_initrd() {
  local root m f version; root=$(mktemp -d); trap 'rm -rf "$root"' RETURN
  version=$(ls "$home/root/lib/modules")
  mkdir -p "$root"/{bin,m,proc,sys,dev}
  cp "$(command -v busybox)" "$root/bin/"
  for m in virtio_pci 9p 9pnet_virtio overlay kvm-amd msr; do
    modprobe -d "$home/root" -S "$version" --show-depends $m 2>/dev/null | awk '/^insmod/ { print $2 }'
  done | awk '!seen[$0]++' | while read -r f; do cp "$f" "$root/m/"; basename "$f"; done >"$root/order"
  cat >"$root/init" <<'I'
#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
while read m; do insmod /m/$m 2>/dev/null; done </order
mkdir -p /ro /rw /mnt
mount -t 9p -o trans=virtio,version=9p2000.L,msize=524288,cache=loose,ro host /ro
mount -t tmpfs -o size=2G tmpfs /rw; mkdir /rw/u /rw/w
mount -t overlay -o lowerdir=/ro,upperdir=/rw/u,workdir=/rw/w overlay /mnt
for d in dev proc sys; do mount --move /$d /mnt/$d; done
mkdir -p /mnt/dev/shm /mnt/lab
mount -t tmpfs t /mnt/dev/shm; mount -t tmpfs t /mnt/run; mkdir -p /mnt/run/lock
mount -t 9p -o trans=virtio,version=9p2000.L,msize=524288 lab /mnt/lab 2>/dev/null
chroot /mnt /sbin/ip link set lo up; chroot /mnt /bin/mount -t cgroup2 c /sys/fs/cgroup
chroot /mnt /bin/mount -t debugfs d /sys/kernel/debug; chroot /mnt /bin/mount -t tracefs t /sys/kernel/tracing
cp /command /mnt/run/lab-command
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb \
  chroot /mnt /bin/bash /run/lab-command >/mnt/dev/ttyS0 2>&1 </mnt/dev/null
echo "LAB-EXIT $?" >/mnt/dev/ttyS0; sync; sleep 0.2; echo o >/mnt/proc/sysrq-trigger; sleep 5
I
  chmod +x "$root/init"
  (cd "$root" && find . | LC_ALL=C sort | cpio -o -H newc --quiet | gzip -1n) >"$1.$$"
  mv "$1.$$" "$1"
}

# Two tests that start at once must not unpack over each other.
mkdir -p "$home"
if command -v flock >/dev/null; then exec 9>"$home/lock"; flock 9; fi
[[ -d $home/root ]] || fetch_kernel
initrd=$home/initrd-$(cat "${BASH_SOURCE[0]}" <(ls "$home/root/lib/modules") | md5sum | cut -c1-10).gz
[[ -s $initrd ]] || build_initrd "$initrd"
exec 9>&-
[[ -z $only ]] || exit 0

# The command travels in a second archive behind the first, which the kernel unpacks too: the kernel command line stays the caller's.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
printf '%s\n' "$command" >"$work/command"
(cat "$initrd"; cd "$work" && echo command | cpio -o -H newc --quiet | gzip -1n) >"$work/initrd"
half=$((cpus / 2))
shared=(); [[ -z $share ]] || shared=(-virtfs "local,path=$share,mount_tag=lab,security_model=none,multidevs=remap")
timeout "$limit" qemu-system-x86_64 -accel tcg,thread=multi -cpu max,+svm,+npt -smp "$cpus,sockets=2" -m "${memory}G" \
  -object "memory-backend-ram,id=m0,size=$((memory * 512))M" -object "memory-backend-ram,id=m1,size=$((memory * 512))M" \
  -numa "node,nodeid=0,cpus=0-$((half - 1)),memdev=m0" -numa "node,nodeid=1,cpus=$half-$((cpus - 1)),memdev=m1" \
  -display none -serial stdio -monitor none -no-reboot -kernel "$home"/root/boot/vmlinuz-* -initrd "$work/initrd" \
  -append "${cmdline:-$console $isolation}" \
  -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap "${shared[@]}" </dev/null 2>"$work/qemu.log" |
  sed -u 's/\r$//' | awk '/^LAB-EXIT /{ code = $2; seen = 1; next } /SeaBIOS|iPXE|Booting from ROM/{ next } { print; fflush() } END { exit seen ? code : 124 }' || {
    status=$?
    [[ $status != 124 ]] || cat "$work/qemu.log" >&2
    exit "$status"
  }
