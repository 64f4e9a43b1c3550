#!/usr/bin/env bash
# Installs the Debian or Ubuntu packages that a piece of work needs and the machine lacks; quick when nothing is missing.
#
#   packages.sh NEED...   run qemu guest daemon clients headers aot lab host dpdk ovs   (groups: quickstart, tests, benchmarks)
#
# Asks for root only if something is missing. No package here starts a service, but ovs does where systemd runs.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# One line per package: need, package (a|b: whichever the distribution has), what it is for.
packages() {
  cat <<'P'
run ca-certificates restoring NuGet packages
run libvirt0 libvirt's client library
qemu libvirt-daemon-driver-qemu libvirt's QEMU driver, loaded by qemu:///embed
qemu qemu-system-x86 QEMU
guest busybox-static the test guest's user space
guest cpio packing the test guest
daemon libvirt-daemon a private libvirtd for the daemon tests
clients libvirt-clients virsh, virt-xml-validate
clients libxml2-utils xmllint, used by virt-xml-validate
headers libvirt-dev libvirt's API description and headers
headers pkgconf|pkg-config finding that description
headers gcc compiling the C peers
headers libc6-dev compiling the C peers
aot gcc linking NativeAOT programs
aot libc6-dev linking NativeAOT programs
aot zlib1g-dev linking NativeAOT programs
dpdk dpdk-dev testpmd, the guests and a peer of the channels' and the worker's benchmarks
ovs openvswitch-switch-dpdk Open vSwitch with DPDK, a peer of the channels' benchmark
host qemu-system-x86 the machine of lab-host.sh
host busybox-static its first user space
host cpio packing that
host kmod its kernel modules
lab iproute2 links between private hosts
lab kmod modules of lab kernels
lab util-linux private namespaces
P
}

needs() {
  local n
  for n in "$@"; do
    case $n in
      quickstart) echo run qemu guest ;;
      tests) echo run qemu guest daemon clients headers aot lab host ;;
      benchmarks) echo run headers aot ;;
      run | qemu | guest | daemon | clients | headers | aot | lab | host | dpdk | ovs) echo "$n" ;;
      *) die "packages.sh: unknown need '$n'" ;;
    esac
  done
}

# Prints those of the given packages that are installed.
installed() { dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true; }

apt_get() { as_root "installing packages" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 "$@"; }

# Of alternatives a|b the first that apt can install.
choose() {
  local a
  for a in ${1//|/ }; do apt-cache show "$a" >/dev/null 2>&1 && { echo "$a"; return; }; done
  echo "${1%%|*}"
}

install_missing() {
  local wanted=" $(needs "$@" | tr '\n' ' ') " need alternatives why present a found
  local -a missing=() choices=()
  local -A reason=()
  present=" $(installed $(packages | cut -d' ' -f2 | tr '|' ' ') | tr '\n' ' ') "
  while read -r need alternatives why; do
    [[ $wanted == *" $need "* && -z ${reason[$alternatives]:-} ]] || continue
    found=
    for a in ${alternatives//|/ }; do [[ $present == *" $a "* ]] && found=1; done
    [[ -n $found ]] || { missing+=("$alternatives"); reason[$alternatives]=$why; }
  done < <(packages)
  # Newer libvirt packages put each of the daemon's drivers in a package of its own.
  if [[ $wanted == *" daemon "* && -n $(installed libvirt-daemon-common) ]]; then
    for a in network nodedev nwfilter secret storage interface; do
      [[ -n $(installed libvirt-daemon-driver-$a) ]] || { missing+=("libvirt-daemon-driver-$a"); reason[libvirt-daemon-driver-$a]="libvirt's $a driver"; }
    done
  fi
  [[ ${#missing[@]} -gt 0 ]] || return 0

  command -v apt-get >/dev/null || die "missing ${missing[*]}, and there is no apt-get here: install them by hand"
  note "installing what is missing:"
  for a in "${missing[@]}"; do note "  ${a%%|*} (${reason[$a]})"; done
  local log; log=$(mktemp)
  for a in "${missing[@]}"; do choices+=("$(choose "$a")"); done
  if ! apt_get install --no-install-recommends "${choices[@]}" >"$log" 2>&1; then
    # The package lists may be empty or old.
    apt_get update >>"$log" 2>&1 || true
    choices=(); for a in "${missing[@]}"; do choices+=("$(choose "$a")"); done
    apt_get install --no-install-recommends "${choices[@]}" >>"$log" 2>&1 ||
      die "apt-get could not install ${choices[*]}: $(grep '^E:' "$log" | tail -1) (whole log: $log)"
  fi
  rm -f "$log"
  # What just came may be split further.
  if [[ $wanted == *" daemon "* ]]; then install_missing "$@"; fi
}

# libvirt's QEMU driver, run as root, refuses to load without this account, and only libvirt-daemon-system, which brings a
# system daemon, creates it. Number, group and home are the ones that package would give it.
account() {
  is_root && ! getent passwd libvirt-qemu >/dev/null || return 0
  note "creating the system account libvirt-qemu, which libvirt's QEMU driver looks up"
  getent group kvm >/dev/null || groupadd --system kvm
  local -a uid=() gid=()
  getent passwd 64055 >/dev/null || uid=(--uid 64055)
  getent group 64055 >/dev/null || gid=(--gid 64055)
  getent group libvirt-qemu >/dev/null || groupadd --system "${gid[@]}" libvirt-qemu
  useradd --system "${uid[@]}" --gid kvm --groups libvirt-qemu --home-dir /var/lib/libvirt --no-create-home \
    --shell /usr/sbin/nologin --comment "Libvirt Qemu" -K SYS_UID_MAX=64999 libvirt-qemu ||
    die "cannot create the account libvirt-qemu: install libvirt-daemon-system, which does"
}

[[ $# -gt 0 ]] || { sed -n '2,6p' "$0" >&2; exit 2; }
install_missing "$@"
case " $(needs "$@" | tr '\n' ' ') " in *" qemu "* | *" daemon "*) account ;; esac
