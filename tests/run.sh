#!/usr/bin/env bash
# Every test, on a machine that has the .NET 10 SDK and Node. Ends with the line 'N passed, N failed' and status 0 only if nothing failed.
# usage: bash tests/run.sh [what 'dotnet test' takes, such as --filter TestCategory=Domain]
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=TestResults

say() { printf '\n== %s\n' "$*"; }

stop() {
  echo "$*" >&2
  echo '0 passed, 1 failed'
  exit 1
}

# Browser tests look for Debian's Chromium; any other Chromium will do.
find_browser() {
  [ -n "${CLINIC_TEST_CHROMIUM:-}" ] && return
  for path in /usr/bin/chromium /usr/bin/google-chrome /usr/bin/chromium-browser /usr/bin/microsoft-edge; do
    [ -x "$path" ] && export CLINIC_TEST_CHROMIUM=$path && return
  done
  return 1
}

install() {
  local root=()
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2> /dev/null || { echo "Missing: $*. Install with 'apt-get install $*' (this needs root). Tests that need them are skipped."; return; }
    root=(sudo -n)
  fi
  command -v apt-get > /dev/null || { echo "Missing: $*. Install them with this system's package manager. Tests that need them are skipped."; return; }
  say "Installing $*"
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null || echo "Could not be installed: $*"
}

for tool in dotnet node npm; do
  command -v $tool > /dev/null || stop "$tool is missing: the tests need the .NET 10 SDK and Node."
done
missing=()
find_browser || missing+=(chromium)
command -v pdftotext > /dev/null || missing+=(poppler-utils)
[ ${#missing[@]} -gt 0 ] && install "${missing[@]}" && find_browser

say 'Restoring and building'
dotnet restore Clinic.sln -v quiet || stop 'The packages could not be restored.'
dotnet build Clinic.sln --no-restore -v quiet || stop 'The build failed.'

say 'Testing'
rm -rf "$results"
dotnet test tests/Clinic.Tests --no-build --results-directory "$results" --logger 'trx;LogFileName=tests.trx' \
  --blame-hang-timeout 10m --blame-hang-dump-type none "$@"
status=$?

say 'Result'
[ -f "$results/tests.trx" ] || stop "The tests did not run to their end (status $status)."
node tests/summary.mjs "$results/tests.trx" "$status"
