#!/usr/bin/env bash
# Publishes the data plane's worker, compiled ahead of time for this machine's architecture, into artifacts/worker, from where KvmNfv.Sdk packs it.
set -euo pipefail
cd "$(dirname "$0")/.."
case $(uname -m) in
  x86_64) rid=linux-x64 ;;
  aarch64) rid=linux-arm64 ;;
  *) echo "error: NativeAOT knows no $(uname -m)" >&2; exit 1 ;;
esac
dotnet publish src/KvmNfv.Worker -c Release -r "$rid" -p:PublishAot=true -o "artifacts/worker/$rid" -v quiet -nologo --disable-build-servers -p:UseSharedCompilation=false -nodeReuse:false
