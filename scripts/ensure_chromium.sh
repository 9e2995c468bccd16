#!/usr/bin/env bash
# Make sure that a Chromium is there for the tests of the review pages: install Debian's package (the one without
# windows where there is one: it draws the same with half the work) where that is permitted, else say in one sentence
# what is missing. Never fails: the tests themselves say what they miss.
set -u
has_browser() {
    command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome
} >/dev/null 2>&1

has_browser && exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
fi
install() {
    "${as_root[@]}" apt-get install -y --no-install-recommends chromium-headless-shell fonts-dejavu-core ||
        "${as_root[@]}" apt-get install -y --no-install-recommends chromium fonts-dejavu-core
}
if command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }; then
    echo "Installing chromium (the tests of the review pages look at them in a real browser)" >&2
    { install || { "${as_root[@]}" apt-get update && install; }; } >/dev/null 2>&1
fi
has_browser || echo "The tests of the review pages need Chromium: install the Debian package chromium (apt-get install chromium)." >&2
exit 0
