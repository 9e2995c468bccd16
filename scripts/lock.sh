#!/usr/bin/env bash
# Write requirements.lock (what `make run` installs), requirements-dev.lock (what the tests need besides) and
# requirements-dbt.lock (dbt, in an environment of its own: it wants an older protobuf than the OCR engine).
# Every version is pinned by hash; no index address or local path is written down.
set -euo pipefail
cd "$(dirname "$0")/.."
uv="${UV:-uv}"
common=(--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-strip-extras --quiet)
"$uv" pip compile "${common[@]}" --group build pyproject.toml -o requirements.lock "$@"
"$uv" pip compile "${common[@]}" --group build --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock "$@"
"$uv" pip compile "${common[@]}" --group dbt --only-binary :all: -o requirements-dbt.lock "$@"
