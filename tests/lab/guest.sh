#!/usr/bin/env bash
# Makes the test guest: a distribution kernel and an initramfs of busybox, cached. Prints KERNEL=, INITRD= and UP= lines.
#
#   guest.sh            the plain guest: prints the sign of life ("GUEST UP") on the serial console and then idles; a line typed
#                       there comes back as "GUEST HEARD line"; "poweroff", "reboot" and "panic" do what they say; "sh COMMAND" runs it
#                       and prints "GUEST DONE status"
#   guest.sh --dirty    with a memory workload, run when the kernel command line has dirty=MIB,MIB_PER_SECOND[,PATTERN[,SET_MIB]]; the
#                       patterns are in dirty.c; "check" makes it look at every word and print "DIRTY CHECKED N pages, M wrong" (needs gcc)
#   guest.sh --vfio     with the modules of VFIO, so that a program in it can be interrupted by a PCI device
#   guest.sh --program FILE   with a program and the libraries that it needs; the kernel command line's run=A,B,C starts "A B C"
#   guest.sh --net      with the drivers of a virtio NIC, which gets the address of the kernel command line's address=A.B.C.D/BITS, answers
#                       ping, and echoes UDP and takes TCP connections on port 7 (needs gcc); stream=ADDRESS,PORT,RATE starts numbered traffic
#                       with ADDRESS: stream.c
#
# The options go together. Boot it with the kernel command line 'console=ttyS0 quiet panic=-1'. Needs busybox-static and cpio, no root.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

up='GUEST UP'
kernels=$cache_dir/kernel
workload= net= vfio= program=
while [[ $# -gt 0 ]]; do
  case $1 in
    --dirty) workload=1 ;;
    --net) net=1 ;;
    --vfio) vfio=1 ;;
    --program) program=${2:-}; [[ -x $program ]] || die "there is no program '$program'"; shift ;;
    *) sed -n '2,17p' "$0" >&2; exit 2 ;;
  esac
  shift
done

newest() {
  local f last=
  while read -r f; do [[ ! -r $f ]] || last=$f; done < <(compgen -G "$1" | sort -V)
  echo "$last"
}

# A kernel is only unpacked, never installed: installing one would change what the machine boots next.
fetch_kernel() {
  command -v apt-get >/dev/null || die "no readable kernel in /boot and no apt-get to fetch one with"
  local meta package tmp; tmp=$(mktemp -d)
  trap 'rm -rf "$tmp"' RETURN
  local tried=
  while :; do
    for meta in linux-image-cloud-amd64 linux-image-virtual linux-image-amd64 linux-image-generic; do
      package=$(apt-cache depends "$meta" 2>/dev/null | awk '/Depends: linux-image-[0-9]/ { print $2; exit }')
      [[ -z $package ]] || break 2
    done
    [[ -z $tried ]] || die "no readable kernel in /boot, and apt knows no kernel package"
    tried=1; as_root "reading the package lists" apt-get -q update >&2 || true
  done
  note "no fitting kernel in /boot: unpacking $package into $kernels"
  (cd "$tmp" && apt-get -q download "$package") >"$tmp/log" 2>&1 || die "cannot download $package: $(grep '^E:' "$tmp/log" | tail -1)"
  dpkg -x "$tmp"/*.deb "$tmp/root"
  mkdir -p "$kernels"
  local version; version=$(basename "$tmp"/root/boot/vmlinuz-*); version=${version#vmlinuz-}
  mkdir -p "$kernels/modules-$version"
  cp $(find "$tmp/root/lib/modules" $(printf -- '-name %s.ko* -o ' "${modules[@]}" "${vfio_modules[@]}") -false) "$kernels/modules-$version/"
  mv -n "$tmp"/root/boot/vmlinuz-* "$kernels/"
}

# Those that a kernel has built in are no files. Which of the first two needs the other depends on the kernel: the guest tries twice.
modules=(virtio virtio_ring virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci failover net_failover virtio_net)
vfio_modules=(irqbypass vfio vfio_iommu_type1 vfio_virqfd vfio-pci-core vfio-pci)

# Copies modules into $1, unpacked.
copy_modules() {
  local into=$1 version=${kernel##*/vmlinuz-} name file
  shift
  mkdir -p "$into"
  for name in "$@"; do
    file=$(find "$kernels/modules-$version" "/lib/modules/$version" -name "$name.ko*" 2>/dev/null | head -1 || true)
    case $file in
      '') ;;
      *.xz) xz -dc "$file" >"$into/$name.ko" ;;
      *.zst) zstd -dqc "$file" >"$into/$name.ko" ;;
      *) cp "$file" "$into/$name.ko" ;;
    esac
    [[ -z $file ]] || echo "$name.ko" >>"$into/order"
  done
}

compile() {
  command -v gcc >/dev/null || die "gcc is missing: the guest's $1 is compiled with it"
  gcc -O2 -Wall -static -o "$root/bin/$1" "$lab_dir/$1.c"
}

build_initrd() {
  local busybox root
  busybox=$(command -v busybox) || die "busybox is missing: install busybox-static"
  command -v cpio >/dev/null || die "cpio is missing: install it"
  root=$(mktemp -d); trap 'rm -rf "$root"' RETURN
  mkdir -p "$root"/{bin,proc,sys,dev}
  cp "$busybox" "$root/bin/busybox"
  [[ -z $workload ]] || compile dirty
  if [[ -n $net ]]; then
    compile service; compile stream; copy_modules "$root/m" "${modules[@]}"
  fi
  [[ -z $vfio ]] || copy_modules "$root/m" "${vfio_modules[@]}"
  if [[ -n $program ]]; then
    local library
    cp "$program" "$root/bin/"
    while read -r library; do
      mkdir -p "$root$(dirname "$library")"
      cp -L "$library" "$root$library"
    done < <(ldd "$program" | grep -o '/[^ ]*')
  fi
  sed "s/@UP@/$up/" >"$root/init" <<'I'
#!/bin/busybox sh
export PATH=/bin
/bin/busybox mount -t proc proc /proc
/bin/busybox --install -s /bin
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev 2>/dev/null
echo "@UP@"
[ -c /dev/hvc0 ] && echo "@UP@" >/dev/hvc0 2>/dev/null
setting() { tr ' ' '\n' </proc/cmdline | sed -n "s/^$1=//p"; }
for m in $(cat /m/order /m/order 2>/dev/null); do insmod "/m/$m" 2>/dev/null; done
address=$(setting address)
if [ -n "$address" ] && [ -x /bin/service ]; then
  ip link set lo up; ip address add "$address" dev eth0 && ip link set eth0 up && /bin/service 7 &
  stream=$(setting stream | tr ',' ' ')
  [ -n "$stream" ] && /bin/stream $stream &
fi
load=$(setting dirty | tr ',' ' ')
[ -n "$load" ] && [ -x /bin/dirty ] && dirty $load &
run=$(setting run | tr ',' ' ')
[ -n "$run" ] && $run &
while read -r line; do
  echo "GUEST HEARD $line"
  case $line in 'sh '*) sh -c "${line#sh }"; echo "GUEST DONE $?" ;; poweroff) poweroff -f ;; reboot) reboot -f ;; panic) echo c >/proc/sysrq-trigger ;; check) killall -USR1 dirty ;; esac
done
while :; do sleep 3600; done
I
  chmod +x "$root/init"
  (cd "$root" && find . | LC_ALL=C sort | cpio -o -H newc --quiet --reproducible | gzip -1n) >"$1.$$"
  mv "$1.$$" "$1"
}

kernel=$(newest '/boot/vmlinuz-*-cloud-*'); [[ -n $kernel ]] || kernel=$(newest '/boot/vmlinuz-*')
[[ -n $kernel ]] || kernel=$(newest "$kernels/vmlinuz-*")
# A kernel that was unpacked without its modules is no kernel for a guest that needs them.
unpacked=$kernels/modules-${kernel##*/vmlinuz-}
[[ -z $net || $kernel != "$kernels"/* || -d $unpacked ]] || kernel=
[[ -z $vfio || $kernel != "$kernels"/* ]] || compgen -G "$unpacked/vfio-pci.ko*" >/dev/null || kernel=
if [[ -z $kernel ]]; then fetch_kernel; kernel=$(newest "$kernels/vmlinuz-*"); fi

# Named after what it is made of, so that a changed recipe is built anew.
busybox_stamp=$(stat -Lc %Y.%s "$(command -v busybox || echo /dev/null)")
recipe=$(cat "${BASH_SOURCE[0]}" "$lab_dir/dirty.c" "$lab_dir/service.c" "$lab_dir/stream.c" <(echo "$busybox_stamp $kernel") ${program:+"$program"} | md5sum | cut -c1-10)
initrd=$cache_dir/guest${workload:+-dirty}${net:+-net}${vfio:+-vfio}${program:+-${program##*/}}-$recipe.cpio.gz
if [[ ! -s $initrd ]]; then mkdir -p "$cache_dir"; build_initrd "$initrd"; fi
printf 'KERNEL=%s\nINITRD=%s\nUP="%s"\n' "$kernel" "$initrd" "$up"
