#!/usr/bin/env bash
# Packs every package, KvmNfv.Sdk with the data plane's worker for this machine's architecture (and others published before), into artifacts/package, byte for byte the same for the same commit, and lists what is in them.
#
#   nuget/pack.sh [VERSION]     VERSION replaces the one of Directory.Build.props, for example 0.1.0-rc.1
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:-}
rm -rf artifacts/package
nuget/worker.sh
stamp=$(git log -1 --format=%cI)
for project in src/*/*.csproj; do
  dotnet pack "$project" -c Release -v quiet -nologo -p:DeterministicTimestamp="$stamp" ${version:+-p:Version="$version"}
done
for package in artifacts/package/*.nupkg; do
  echo "$(basename "$package") $(stat -c %s "$package") bytes"
done
