#!/usr/bin/env bash
# Make sure that PostgreSQL's programs are there, which the tests of the warehouse need: install Debian's package where
# that is permitted, else say in one sentence what is missing (those tests then fail; nothing is skipped).
set -u

has_programs() {
    command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

has_programs && exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
fi
if command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }; then
    echo "Installing postgresql (for the tests of the warehouse)" >&2
    export DEBIAN_FRONTEND=noninteractive
    {
        "${as_root[@]}" apt-get install -y --no-install-recommends postgresql ||
            { "${as_root[@]}" apt-get update && "${as_root[@]}" apt-get install -y --no-install-recommends postgresql; }
    } >/dev/null 2>&1
fi
has_programs ||
    echo "The tests of the warehouse need PostgreSQL's programs: install the Debian package postgresql" \
        "(apt-get install postgresql); without it they fail, everything else is tested." >&2
exit 0
