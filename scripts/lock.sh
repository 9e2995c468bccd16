#!/usr/bin/env bash
# Write requirements.lock (what `make run` installs), requirements-dev.lock (what the tests need besides),
# requirements-extras.lock (what every extra brings: `make install-test` installs each alone) and
# requirements-dbt.lock (dbt, in an environment of its own: it wants an older protobuf than the OCR engine).
# Every version is pinned by hash; no index address or local path is written down.
set -euo pipefail
cd "$(dirname "$0")/.."
uv="${UV:-uv}"
common=(--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-strip-extras --quiet)
# The extras come first, and all else keeps to their versions: a user who installs one later need not undo a pin.
"$uv" pip compile "${common[@]}" --all-extras pyproject.toml -o requirements-extras.lock "$@"
"$uv" pip compile "${common[@]}" --group build -c requirements-extras.lock pyproject.toml -o requirements.lock "$@"
"$uv" pip compile "${common[@]}" --group build --group dev -c requirements.lock -c requirements-extras.lock pyproject.toml \
    -o requirements-dev.lock "$@"
"$uv" pip compile "${common[@]}" --group dbt --only-binary :all: -o requirements-dbt.lock "$@"
