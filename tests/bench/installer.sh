#!/bin/sh
# Installs the peers of `make bench`: Typst and WeasyPrint as Python packages into target/bench/venv, Chromium and
# LibreOffice from Debian, and what drives the real window. What cannot be installed is said aloud and left out of the
# measures.
set -u

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
out=$here/../../target/bench
mkdir -p "$out"

sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
apt_update=
apt() {
    if [ -z "$apt_update" ]; then
        $sudo apt-get update -qq || true
        apt_update=1
    fi
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null \
        || echo "*** NOT INSTALLED: $* (left out of the measures)" >&2
}

command -v python3 >/dev/null && python3 -c 'import venv, ensurepip' 2>/dev/null || apt python3 python3-venv
command -v chromium >/dev/null || apt chromium
command -v soffice >/dev/null || apt libreoffice-writer-nogui libreoffice-calc-nogui
command -v xvfb-run >/dev/null || apt xvfb xauth
command -v WebKitWebDriver >/dev/null || apt webkit2gtk-driver
# WeasyPrint draws through Pango.
ldconfig -p 2>/dev/null | grep -q libpangoft2 || apt libpango-1.0-0 libpangoft2-1.0-0

stamp=$(cksum < "$here/requirements.txt")
if [ "$(cat "$out/venv/stamp" 2>/dev/null)" != "$stamp" ]; then
    rm -rf "$out/venv"
    if python3 -m venv "$out/venv"; then
        while read -r package; do
            "$out/venv/bin/pip" install --quiet --disable-pip-version-check "$package" \
                || echo "*** NOT INSTALLED: $package (left out of the measures)" >&2
        done < "$here/requirements.txt"
        echo "$stamp" > "$out/venv/stamp"
    else
        echo "*** NO PYTHON ENVIRONMENT: Typst and WeasyPrint are left out of the measures" >&2
    fi
fi

"$here/../verapdf/installer.sh" || echo "*** NO veraPDF: whether the peers' files are valid is not said" >&2
exit 0
