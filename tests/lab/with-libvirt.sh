#!/usr/bin/env bash
# Runs a command with another libvirt and QEMU than the installed ones, without changing the machine.
#
#   with-libvirt.sh backports COMMAND...   libvirt 11.3 and QEMU 10.0 of Debian 12's backports
#   with-libvirt.sh installed COMMAND...   what is installed
#
# The packages are downloaded once, with package lists and state of their own, and unpacked into a cache folder. The command
# runs in a private mount namespace in which that folder's usr lies over /usr. Needs no root where user namespaces are allowed.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[[ $# -ge 2 ]] || { sed -n '2,5p' "$0" >&2; exit 2; }
which=$1; shift
case $which in installed) exec "$@" ;; backports) ;; *) die "with-libvirt.sh: unknown libvirt '$which' (backports or installed)" ;; esac

home=$cache_dir/libvirt-backports
packages=(libvirt0 libvirt-daemon libvirt-clients libvirt-dev libvirt-daemon-lock libvirt-daemon-log qemu-system-x86
  libvirt-daemon-driver-{qemu,network,nodedev,nwfilter,secret,storage,interface})

# Writes into $2 the machine's own apt sources of release $1, cut down to that release and its backports.
sources() {
  local codename=$1 into=$2 file n=0
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [[ -f $file ]] || continue
    sed -nE "s/^(deb (\[[^]]*\] *)?[^ ]+ +)$codename +.*/\1$codename main\n\1$codename-backports main/p" "$file" >"$into/$((n += 1)).list"
  done
  for file in /etc/apt/sources.list.d/*.sources; do
    [[ -f $file ]] || continue
    awk -v name="$codename" 'BEGIN { RS = ""; ORS = "\n\n" }
      $0 ~ "(^|\n)Types:[^\n]*deb" && $0 ~ "(^|\n)Suites:([^\n]* )?" name "( |\n|$)" {
        $0 = "\n" $0 "\n"
        sub(/\nTypes:[^\n]*/, "\nTypes: deb"); sub(/\nComponents:[^\n]*/, "\nComponents: main")
        sub(/\nSuites:[^\n]*/, "\nSuites: " name " " name "-backports"); print }' "$file" >"$into/$((n += 1)).sources"
  done
  grep -qrE '^(deb |Types:)' "$into"
}

fetch() {
  local codename apt=$home/apt
  codename=$(. /etc/os-release; echo "${VERSION_CODENAME:-}")
  [[ $codename == bookworm ]] || die "the backports libvirt is Debian 12's (bookworm); this is ${codename:-no Debian}: run with what is installed"
  note "fetching libvirt and QEMU from $codename-backports into $home (once)"
  rm -rf "$apt" "$home/root.new"
  mkdir -p "$apt"/{sources,lists/partial,archives/partial} "$home/root.new"/{installed,usr/bin,usr/sbin,usr/lib,usr/lib64}
  sources "$codename" "$apt/sources" || die "cannot tell from apt's sources where this machine gets $codename from"
  # Only these: everything else stays at the machine's version.
  printf 'Package: src:libvirt src:qemu src:seabios\nPin: release n=%s-backports\nPin-Priority: 600\n' "$codename" >"$apt/preferences"
  local -a get=(apt-get -q -y -o Dir::State="$apt" -o Dir::State::lists="$apt/lists" -o Dir::State::status=/var/lib/dpkg/status
    -o Dir::Cache="$apt" -o Dir::Cache::archives="$apt/archives" -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$apt/sources"
    -o Dir::Etc::Preferences="$apt/preferences" -o Dir::Etc::PreferencesParts=/dev/null -o APT::Sandbox::User= -o Debug::NoLocking=1
    -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false -o Acquire::Languages=none)
  "${get[@]}" update >"$home/log" 2>&1 || die "apt-get update failed: $(grep -E '^(E|W):' "$home/log" | tail -1) (whole log: $home/log)"
  "${get[@]}" --no-install-recommends --download-only install "${packages[@]}" >>"$home/log" 2>&1 ||
    die "cannot download the backports: $(grep '^E:' "$home/log" | tail -1) (whole log: $home/log)"
  local d
  for d in "$apt"/archives/*.deb; do dpkg -x "$d" "$home/root.new"; done
  for d in bin sbin lib lib64; do [[ ! -d $home/root.new/$d ]] || cp -a "$home/root.new/$d/." "$home/root.new/usr/$d/"; done
  # dpkg's alternatives are not set up here, and libvirtd's network driver will not start without an iptables.
  for d in iptables ip6tables ebtables; do
    [[ ! -e $home/root.new/usr/sbin/xtables-nft-multi ]] || ln -sf xtables-nft-multi "$home/root.new/usr/sbin/$d"
  done
  compgen -G "$home/root.new/usr/lib/*/libvirt.so.0.11*" >/dev/null || die "$codename-backports brought no libvirt 11"
  for d in "$home"/root.new/usr/lib/*-linux-gnu; do mkdir -p "$d"/{libvirt,qemu}; done
  recipe >"$home/root.new/recipe"
  rm -rf "$apt" "$home/root"
  mv "$home/root.new" "$home/root"
}

namespace=(unshare --mount)
is_root || namespace=(unshare --user --map-current-user --keep-caps --mount)
"${namespace[@]}" true 2>/dev/null || die "this machine allows no private mount namespace: run as root, or in a container with CAP_SYS_ADMIN"

# A changed list or way of unpacking makes the cache anew.
recipe() { declare -p packages; declare -f sources fetch; }
made() { cmp -s "$home/root/recipe" <(recipe); }

mkdir -p "$home"
if ! made; then
  command -v flock >/dev/null && { exec 9>"$home/lock"; flock 9; }
  made || fetch
  exec 9>&-
fi

# Inside: lay usr over /usr, bring back what is mounted below it, hide the plugins of the installed versions, which the others
# would load and fail on, give up the rights that took, and become the command.
inside='
  mount --make-rprivate / || exit 125
  below=$(awk "\$5 ~ \"^/usr/\" { print \$5 }" /proc/self/mountinfo)
  mount --rbind /usr "$1/installed" && mount -t overlay overlay -o "lowerdir=$1/usr:/usr" /usr || exit 125
  for d in $below; do mount --bind "$1/installed${d#/usr}" "$d" || exit 125; done
  umount --lazy "$1/installed"
  for d in "$1"/usr/lib/*-linux-gnu/{libvirt,qemu}; do
    [ ! -d "${d#"$1"}" ] || mount --bind "$d" "${d#"$1"}" || exit 125
  done
  shift
  if [ "$(id -u)" = 0 ]; then exec "$@"; fi
  exec setpriv --inh-caps=-all --ambient-caps=-all --bounding-set=-all "$@"'
export KVMNFV_LIBVIRT=backports
exec "${namespace[@]}" bash -c "$inside" with-libvirt "$home/root" "$@"
