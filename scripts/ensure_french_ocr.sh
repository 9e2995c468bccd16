#!/usr/bin/env bash
# Make sure that Tesseract's French data is there: install Debian's package where that is permitted,
# else say in one sentence what is missing. Never fails: only scanned pages need it.
set -u
package=tesseract-ocr-fra

has_french() {
    local folder
    for folder in "${TESSDATA_PREFIX:-}" /usr/share/tesseract-ocr/*/tessdata /usr/share/tessdata \
        /usr/local/share/tessdata /opt/homebrew/share/tessdata; do
        [ -n "$folder" ] && [ -f "$folder/fra.traineddata" ] && return 0
    done
    return 1
}

has_french && exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
fi
if command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }; then
    echo "Installing $package (French data for scanned pages)" >&2
    {
        "${as_root[@]}" apt-get install -y --no-install-recommends "$package" ||
            { "${as_root[@]}" apt-get update && "${as_root[@]}" apt-get install -y --no-install-recommends "$package"; }
    } >/dev/null 2>&1
fi
has_french ||
    echo "Scanned pages need Tesseract's French data: install the Debian package $package" \
        "(apt-get install $package), or put fra.traineddata in a folder named by TESSDATA_PREFIX;" \
        "documents with a text layer are read without it." >&2
exit 0
