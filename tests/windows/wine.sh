#!/usr/bin/env bash
# Runs a program of Windows under Wine, in the prefix made by essayer.sh: wine.sh PROGRAM.exe ARGUMENTS. Also the runner of cargo.
export WINEPREFIX=${WINEPREFIX:-$(realpath -m "$(dirname "$0")/../../target/wine/prefixe")}
# Without traces of its own, and without offering to download an engine for pages.
export WINEDEBUG=-all WINEARCH=win64 WINEDLLOVERRIDES='mscoree,mshtml='
exec /usr/lib/wine/wine64 "$@"
