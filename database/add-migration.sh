#!/usr/bin/env bash
# Adds a migration to both databases and regenerates the script for SQL Server.
# usage: database/add-migration.sh NameOfTheChange
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: database/add-migration.sh NameOfTheChange}
dotnet tool restore > /dev/null
for provider in Sqlite SqlServer; do
  project=database/$provider
  dotnet build "$project" --nologo -v quiet
  dotnet ef migrations add "$name" --project "$project" --startup-project "$project" --no-build
  dotnet build "$project" --nologo -v quiet
done
dotnet ef migrations script --idempotent --project database/SqlServer --startup-project database/SqlServer --no-build --output database/SqlServer/clinic.sql
