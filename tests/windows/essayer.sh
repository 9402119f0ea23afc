#!/usr/bin/env bash
# Runs the programs for Windows under Wine: `make windows-test` builds and installs what this needs. What Wine cannot show is
# listed in src-tauri/windows/INSTALLATION.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
. src-tauri/windows/environnement.sh
export WINEPREFIX=$SORTIE/wine/prefixe
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=$PWD/tests/windows/wine.sh
tests/windows/prefixe.sh "$SORTIE/wine"
# One server for all the tests. It starts the services of Wine with the first program, one of which, the host of drivers, may fail
# and say so on the error output of that program.
SERVEUR=$(command -v /usr/lib/wine/wineserver64 || command -v wineserver)
"$SERVEUR" -p
trap '"$SERVEUR" -k || true' EXIT
tests/windows/wine.sh cmd /c exit 2> /dev/null

# The programs and their installer.
export PORTE=$SORTIE/windows/contenu/atelier-cpom.exe LINUX=${ATELIER_CPOM:-$SORTIE/debug/atelier-cpom}
export EPREUVE=$SORTIE/$CIBLE/release/cpom-epreuve.exe TENIR=$SORTIE/wine/tenir.exe
INSTALLEUR=$(ls "$SORTIE"/windows/*-installation.exe)
MSI=$(ls "$SORTIE"/windows/*.msi)
export INSTALLEUR MSI
export HOTE=$SORTIE/$CIBLE/release/cpom-host.exe
# Selected with the programs, so that they share what these were built from.
compile build --locked --release "${STD[@]}" -p atelier-cpom -p cpom-host -p cpom-tests --bin cpom-host --bin cpom-epreuve
xvfb-run -a -s "-screen 0 1024x768x24 -nolisten tcp" node --test --test-concurrency=1 tests/windows/*.test.mjs
ATELIER_CPOM=$PWD/tests/windows/porte.sh CPOM_WINE=$WINEPREFIX node --test tests/e2e/programme.test.mjs
# The page in Chromium, the engine of WebView2, over the core of Windows.
for suite in parcours surete glisser depart; do
  CPOM_HOST=$PWD/tests/windows/hote.sh CPOM_WINE=$WINEPREFIX node --test "tests/e2e/$suite.test.mjs"
done

# The tests of Rust, as programs of Windows; not optimised, because compiling them would take longer than running them.
aside=()
while IFS=$'\t' read -r name _; do
  case $name in '' | \#*) ;; *) aside+=(--skip "$name") ;; esac
done < tests/windows/a-part.txt
export PROPTEST_RNG_SEED=20270312 CPOM_SANS_LIBREOFFICE=1 CPOM_SANS_VERAPDF=1
compile test --locked "${STD[@]}" \
  -p cpom-core -p cpom-import -p cpom-api -p cpom-export -p cpom-tests --lib --test suite -- "${aside[@]}"
