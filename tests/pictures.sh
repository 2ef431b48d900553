#!/usr/bin/env bash
# Makes the pictures of the README anew, from the demo practice in Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p docs/pictures
CLINIC_PICTURES="$PWD/docs/pictures" dotnet test tests/Clinic.Tests --filter "FullyQualifiedName~Make_the_pictures"
