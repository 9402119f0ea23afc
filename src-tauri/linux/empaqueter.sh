#!/usr/bin/env bash
# Packs the two programs as a Debian package, and as an RPM when `rpmbuild` is there:
#   empaqueter.sh PROGRAMMES SORTIE
# PROGRAMMES holds `atelier-cpom` and `atelier-cpom-fenetre`; the packages are written into SORTIE. One commit gives the same
# bytes. Only tools of the distribution are used: dpkg-dev, and rpm.
set -euo pipefail
PROGRAMMES=$(realpath "$1")
mkdir -p "$2"
SORTIE=$(realpath "$2")
cd "$(dirname "$0")/../.."

: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || echo 1700000000)}"
export SOURCE_DATE_EPOCH
VERSION=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
RESUME=$(sed -n 's/^Comment=//p' src-tauri/linux/atelier-cpom.desktop)
RESPONSABLE='Atelier CPOM <atelier-cpom@localhost>'
CHANTIER=$(mktemp -d)
trap 'rm -rf "$CHANTIER"' EXIT
RACINE=$CHANTIER/racine

# The tree that both packages install.
install -D -m 755 -t "$RACINE/usr/bin" "$PROGRAMMES/atelier-cpom" "$PROGRAMMES/atelier-cpom-fenetre"
strip --strip-unneeded "$RACINE"/usr/bin/*
install -D -m 644 -t "$RACINE/usr/share/applications" src-tauri/linux/atelier-cpom.desktop
install -D -m 644 src-tauri/linux/mime.xml "$RACINE/usr/share/mime/packages/fr.atelier-cpom.xml"
for t in 32 128 256 512; do
  install -D -m 644 "icons/${t}x${t}.png" "$RACINE/usr/share/icons/hicolor/${t}x${t}/apps/atelier-cpom.png"
  # The icon of a dossier in the file manager: the name is that of its type.
  install -D -m 644 "icons/${t}x${t}.png" "$RACINE/usr/share/icons/hicolor/${t}x${t}/mimetypes/application-vnd.atelier-cpom.png"
done
install -D -m 644 icons/icon.svg "$RACINE/usr/share/icons/hicolor/scalable/apps/atelier-cpom.svg"
DOC=$RACINE/usr/share/doc/atelier-cpom
mkdir -p "$DOC"
{
  cat LICENSE
  printf '\n\nComponents and their licences\n\n'
  cat ui/src/generated/composants.txt
  for f in src-tauri/export/fonts/OFL-*.txt; do
    printf '\n\n%s\n\n' "$(basename "$f")"
    cat "$f"
  done
} > "$DOC/copyright"
gzip -9n < src-tauri/CHANGELOG.md > "$DOC/changelog.gz"
chmod 644 "$DOC"/*
find "$RACINE" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

# Debian: the libraries and their versions are read from the programs.
mkdir -p "$CHANTIER/debian"
printf 'Source: atelier-cpom\n\nPackage: atelier-cpom\nArchitecture: any\n' > "$CHANTIER/debian/control"
BIBLIOTHEQUES=$(cd "$CHANTIER" && dpkg-shlibdeps -O racine/usr/bin/atelier-cpom racine/usr/bin/atelier-cpom-fenetre 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
ARCHITECTURE=$(dpkg --print-architecture)
mkdir "$RACINE/DEBIAN"
cat > "$RACINE/DEBIAN/control" <<FIN
Package: atelier-cpom
Version: $VERSION
Architecture: $ARCHITECTURE
Maintainer: $RESPONSABLE
Installed-Size: $(du -k -s --apparent-size "$RACINE/usr" | cut -f1)
Depends: $BIBLIOTHEQUES
Section: misc
Priority: optional
Description: $RESUME
 Un fichier par dossier, sans réseau, sans compte, sans serveur : objectifs,
 indicateurs, dotation, négociation, rapport annuel et renouvellement.
FIN
(cd "$RACINE" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) > "$RACINE/DEBIAN/md5sums"
find "$RACINE/DEBIAN" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz -z"${COMPRESSION:-9}" --build "$RACINE" "$SORTIE/atelier-cpom_${VERSION}_$ARCHITECTURE.deb" > /dev/null
rm -r "$RACINE/DEBIAN"

# RPM: rpmbuild reads the libraries from the programs too.
if command -v rpmbuild > /dev/null; then
  cat > "$CHANTIER/atelier-cpom.spec" <<FIN
Name: atelier-cpom
Version: $VERSION
Release: 1
Summary: $RESUME
License: MIT
%description
Un fichier par dossier, sans réseau, sans compte, sans serveur : objectifs,
indicateurs, dotation, négociation, rapport annuel et renouvellement.
%install
cp -a "$RACINE/." %{buildroot}/
%files
$(cd "$RACINE" && find usr -type f | LC_ALL=C sort | sed 's|^|/|')
%changelog
FIN
  rpmbuild -bb --quiet --define "_topdir $CHANTIER/rpm" --define "_rpmdir $SORTIE" --define "_rpmfilename %%{NAME}-%%{VERSION}.%%{ARCH}.rpm" \
    --define "_buildhost localhost" --define "use_source_date_epoch_as_buildtime 1" --define "clamp_mtime_to_source_date_epoch 1" \
    --define "_build_id_links none" --define "__os_install_post %{nil}" --define "_binary_payload w${COMPRESSION:-9}.xzdio" \
    "$CHANTIER/atelier-cpom.spec"
fi
