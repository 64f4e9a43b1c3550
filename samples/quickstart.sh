#!/usr/bin/env bash
# The main job on a real guest: read this host, plan a VNF's placement, start it, prove from the kernel that it got what was planned.
#
#   samples/quickstart.sh [OPTION...]     on qemu:///embed, no daemon needed; -c URI takes another libvirt; --help lists the options
#
# Installs the packages it misses with apt (asking for root only then). Exit status 0 only if everything matched the plan.
source "$(dirname "${BASH_SOURCE[0]}")/../tests/lab/common.sh"

project=$repo_dir/samples/quickstart/Quickstart.csproj
program=$repo_dir/artifacts/bin/Quickstart/release/Quickstart.dll
command -v dotnet >/dev/null || die "dotnet is missing: install the .NET 10 SDK"
"$lab_dir/packages.sh" quickstart
guest=$("$lab_dir/guest.sh")
eval "$(sed 's/^/export KVMNFV_GUEST_/' <<<"$guest")"

# Even an incremental build that finds nothing to do takes seconds.
if [[ ! -f $program || -n $(find "$repo_dir/src" "$repo_dir/samples/quickstart" "$repo_dir"/*.props "$repo_dir/samples/Directory.Build.props" \
  -name artifacts -prune -o -type f -newer "$program" -print -quit) ]]; then
  note "building the sample"
  log=$(mktemp)
  dotnet build "$project" -c Release -v quiet -nologo >"$log" 2>&1 || { grep -E ' error ' "$log" | sort -u >&2 || cat "$log" >&2; rm -f "$log"; die "the build failed"; }
  rm -f "$log"
  touch "$program"
fi

# Another libvirt's QEMU may run as an account that cannot look into this user's home.
for argument in "$@"; do
  [[ $argument == -c* || $argument == --connect* ]] || continue
  open=$(mktemp -d /tmp/kvmnfv-guest-XXXXXX); trap 'rm -rf "$open"' EXIT
  cp "$KVMNFV_GUEST_KERNEL" "$open/kernel"; cp "$KVMNFV_GUEST_INITRD" "$open/initrd"
  chmod 755 "$open"; chmod 644 "$open"/*
  KVMNFV_GUEST_KERNEL=$open/kernel KVMNFV_GUEST_INITRD=$open/initrd
  break
done

status=0
dotnet "$program" "$@" || status=$?
exit $status
