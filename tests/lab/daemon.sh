#!/usr/bin/env bash
# A private libvirtd with folders of its own, beside whatever the machine runs.
#
#   daemon.sh up NAME     start it (or start it again); prints its URI
#   daemon.sh admin NAME  print the URI of its admin server
#   daemon.sh pid NAME    print its process id
#   daemon.sh kill NAME   SIGKILL it: its guests go on, `up` finds them again
#   daemon.sh stop NAME   stop it: its guests go on
#   daemon.sh down NAME   destroy its guests, stop it, remove its folder
#
# A guest that ends is buried by a small process above the daemon (reaper.c), so that libvirt does not wait for the machine's first one.
# Folder: ${KVMNFV_LAB:-/tmp/kvmnfv-lab-UID}/NAME. As root a privileged daemon in a mount and UTS namespace, so that NAME is also
# its host name; otherwise a session daemon of the user. Needs libvirt-daemon, libvirt-daemon-driver-qemu, libvirt-clients.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
[[ $# == 2 && $2 =~ ^[a-z][a-z0-9-]{0,19}$ ]] || { sed -n '2,13p' "$0" >&2; exit 2; }
verb=$1 name=$2
dir=${KVMNFV_LAB:-/tmp/kvmnfv-lab-$(id -u)}/$name
log=$dir/log/libvirtd.log

if is_root; then
  socket=$dir/run/libvirt-sock admin=$dir/run/libvirt-admin-sock mode=system
else
  socket=$dir/run/libvirt/libvirt-sock admin=$dir/run/libvirt/libvirt-admin-sock mode=session
fi
uri="qemu+unix:///$mode?socket=$socket"

# The recorded process, if it still is our libvirtd: a number alone may have passed to another process.
pid() {
  local p; p=$(cat "$dir/libvirtd.pid" 2>/dev/null) || return 1
  [[ $p =~ ^[0-9]+$ && $(tr '\0' ' ' 2>/dev/null <"/proc/$p/cmdline") == *libvirtd*"$dir"* ]] && echo "$p"
}
answers() { [[ -S $socket ]] && timeout 5 virsh -q -c "$uri" version >/dev/null 2>&1; }

configure() {
  mkdir -p "$dir"/{run,etc,lib,cache,log}
  chmod 700 "$dir"
  rm -f "$socket"* "$admin" "$log"
  # Only a number of its own per name: two hosts that migrate to each other must differ in it.
  local digest; digest=$(echo "kvmnfv-$name" | md5sum)
  cat >"$dir/etc/libvirtd.conf" <<C
unix_sock_group = "$(id -gn)"
unix_sock_rw_perms = "0700"
auth_unix_ro = "none"
auth_unix_rw = "none"
host_uuid = "${digest:0:8}-${digest:8:4}-4${digest:13:3}-8${digest:17:3}-${digest:20:12}"
log_outputs = "2:file:$log"
C
  cat >"$dir/etc/qemu.conf" <<C
stdio_handler = "file"
security_driver = "none"
namespaces = [ ]
C
  ! is_root || cat >>"$dir/etc/qemu.conf" <<C
user = "root"
group = "root"
remember_owner = 0
cgroup_controllers = [ ]
C
}

# Prints the compiled reaper; nothing where there is no gcc: then guests end as slowly as the machine's first process buries them.
reaper() {
  local file; file=$cache_dir/reaper-$(md5sum <"$lab_dir/reaper.c" | cut -c1-10)
  if [[ ! -x $file ]]; then
    command -v gcc >/dev/null || return 0
    mkdir -p "$cache_dir" && gcc -O2 -Wall -o "$file.$$" "$lab_dir/reaper.c" && mv "$file.$$" "$file" || return 0
  fi
  echo "$file"
}

launch() {
  local under; under=$(reaper)
  {
    close_inherited
    if is_root; then
      setsid unshare --mount --uts bash -c '
      mount --make-rprivate / && hostname "$2" || exit 1
      while read -r own place; do mkdir -p "$place" && mount --bind "$1/$own" "$place" || exit 1; done <<L
etc /etc/libvirt
run /run/libvirt
lib /var/lib/libvirt
cache /var/cache/libvirt
log /var/log/libvirt
L
      exec $3 libvirtd --pid-file "$1/libvirtd.pid" --config "$1/etc/libvirtd.conf"' daemon "$dir" "$name" "$under"
    else
      mkdir -p "$dir/config"; ln -sfn ../etc "$dir/config/libvirt"
      XDG_RUNTIME_DIR=$dir/run XDG_CONFIG_HOME=$dir/config XDG_CACHE_HOME=$dir/cache XDG_DATA_HOME=$dir/lib \
        setsid $under libvirtd --pid-file "$dir/libvirtd.pid" --config "$dir/etc/libvirtd.conf"
    fi
  } </dev/null >"$dir/log/start.log" 2>&1 &
}

up() {
  local p
  command -v libvirtd >/dev/null || die "no libvirtd: install libvirt-daemon"
  if pid >/dev/null && answers; then return; fi
  configure
  launch
  local started=$!
  for _ in $(seq 300); do
    if answers; then return; fi
    kill -0 $started 2>/dev/null || break
    sleep 0.1
  done
  die "libvirtd $name did not start: $(cat "$dir/log/start.log" "$log" 2>/dev/null | grep -vE '(info|warning) :' | head -1) (logs: $dir/log)"
}

stop() {
  local p; p=$(pid) || return 0
  kill "-$1" "$p" 2>/dev/null || true
  for _ in $(seq 100); do [[ -d /proc/$p && $(awk '{ print $3 }' "/proc/$p/stat" 2>/dev/null) != Z ]] || break; sleep 0.1; done
  rm -f "$dir/libvirtd.pid"
}

# Guests of a killed daemon have no one else to end them.
guests() {
  local file p
  for file in "$dir"/run/qemu/*.pid "$dir"/run/libvirt/qemu/run/*.pid; do
    [[ $file == */driver.pid || $file == */libvirtd.pid ]] && continue
    p=$(cat "$file" 2>/dev/null) || continue
    [[ $(tr '\0' ' ' 2>/dev/null <"/proc/$p/cmdline") == *qemu*-name\ guest=* ]] && kill -9 "$p" 2>/dev/null || true
  done
}

case $verb in
  up) up; echo "$uri" ;;
  admin) echo "libvirtd+unix:///$mode?socket=$admin" ;;
  pid) pid || die "no daemon $name is running" ;;
  kill) stop KILL ;;
  stop) stop TERM ;;
  down) stop TERM; guests; rm -rf "$dir"; rmdir "$(dirname "$dir")" 2>/dev/null || true ;;
  *) sed -n '2,13p' "$0" >&2; exit 2 ;;
esac
