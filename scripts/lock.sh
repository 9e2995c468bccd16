#!/usr/bin/env bash
# Write requirements.lock (what `make run` installs) and requirements-dev.lock (what the tests need besides).
# Every version is pinned by hash; no index address or local path is written down.
set -euo pipefail
cd "$(dirname "$0")/.."
uv="${UV:-uv}"
common=(--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet)
"$uv" pip compile "${common[@]}" --group build pyproject.toml -o requirements.lock "$@"
"$uv" pip compile "${common[@]}" --group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock "$@"
