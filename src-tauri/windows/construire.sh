#!/usr/bin/env bash
# Builds the programs for Windows and their installer into target/windows: `make windows` installs what this needs.
# With CERTIFICAT and CLE (files of a certificate and its key), programs, installer and uninstaller are signed; see signer.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
. src-tauri/windows/environnement.sh

"$CARGO" build --locked --release "${STD[@]}" -p atelier-cpom

SORTIES=$SORTIE/windows
CONTENU=$SORTIES/contenu
rm -rf "$SORTIES"
mkdir -p "$CONTENU"
for f in atelier-cpom.exe atelier-cpom-fenetre.exe WebView2Loader.dll; do
  cp "$SORTIE/$CIBLE/release/$f" "$CONTENU/"
done
cp LICENSE "$CONTENU/LICENCE.txt"
cp src-tauri/export/fonts/OFL-*.txt "$CONTENU/"
for f in "$CONTENU"/*.txt; do sed -i 's/$/\r/' "$f"; done
src-tauri/windows/verifier.py "$CONTENU"
for f in atelier-cpom.exe atelier-cpom-fenetre.exe; do
  src-tauri/windows/signer.sh "$CONTENU/$f"
done
# The installer keeps the times of the files.
find "$CONTENU" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

VERSION=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
INSTALLEUR=atelier-cpom-$VERSION-installation.exe
makensis -V2 -NOCD -WX -INPUTCHARSET UTF8 "-DVERSION=$VERSION" "-DCONTENU=$CONTENU" "-DICONE=$PWD/icons/icon.ico" \
  "-DSIGNER=$PWD/src-tauri/windows/signer.sh" "-DSORTIE=$SORTIES/$INSTALLEUR" src-tauri/windows/installeur.nsi
src-tauri/windows/signer.sh "$SORTIES/$INSTALLEUR"
(cd "$SORTIES" && sha256sum "$INSTALLEUR" > "$INSTALLEUR.sha256")
# 12 MB is what a slow connection of an agency takes in a minute or two.
[ "$(stat -c %s "$SORTIES/$INSTALLEUR")" -le 12000000 ] || { echo "The installer weighs more than 12 MB."; exit 1; }
ls -l "$SORTIES" "$CONTENU"
