#!/usr/bin/env bash
# Makes the Wine prefix of the tests, once: Windows 10, with the library that Wine lacks, and the small programs of the tests.
set -euo pipefail
cd "$(dirname "$0")"
sortie=$(realpath -m "${1:-../../target/wine}")
export WINEPREFIX=$sortie/prefixe
mkdir -p "$sortie"
if [ ! -f "$sortie/pret" ]; then
  rm -rf "$WINEPREFIX"
  # Its one complaint is about the part of 32 bits, which is not installed.
  ./wine.sh wineboot -i 2>/dev/null
  ./wine.sh winecfg -v win10 2>/dev/null
  /usr/lib/wine/wineserver64 -w 2>/dev/null || wineserver -w
  touch "$sortie/pret"
fi
gcc="x86_64-w64-mingw32-gcc-posix -O2 -s -static-libgcc -Wall -Werror"
$gcc -shared -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" bcryptprimitives.c -ladvapi32
$gcc -municode -o "$sortie/tenir.exe" tenir.c
