#!/usr/bin/env bash
# Builds the programs for Windows and their installers into target/windows: `make windows` installs what this needs.
# With CERTIFICAT and CLE (files of a certificate and its key), programs, installers and uninstaller are signed; see signer.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
. src-tauri/windows/environnement.sh

compile build --locked --release "${STD[@]}" -p atelier-cpom

# The date of the commit stands for the clock in the installers.
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)}"
export SOURCE_DATE_EPOCH
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
MSI=atelier-cpom-$VERSION.msi
src-tauri/windows/msi.sh "$CONTENU" "$SORTIES/$MSI" "$VERSION"
for f in "$INSTALLEUR" "$MSI"; do
  src-tauri/windows/signer.sh "$SORTIES/$f"
  (cd "$SORTIES" && sha256sum "$f" > "$f.sha256")
done
# 12 MB is what a slow connection of an agency takes in a minute or two. The MSI, whose format compresses less, goes over the
# network of an organisation.
[ "$(stat -c %s "$SORTIES/$INSTALLEUR")" -le 12000000 ] || { echo "The installer weighs more than 12 MB."; exit 1; }
ls -l "$SORTIES" "$CONTENU"
