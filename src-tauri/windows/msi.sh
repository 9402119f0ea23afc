#!/usr/bin/env bash
# Writes the package for whole parks of computers, from the staged files: msi.sh CONTENU SORTIE.msi VERSION. The same files at
# the same SOURCE_DATE_EPOCH give the same bytes.
set -euo pipefail
CONTENU=$(realpath "$1")
SORTIE=$(realpath -m "$2")
VERSION=$3
RECETTE=$(realpath "$(dirname "$0")/installeur.wxs")
# Windows asks that a product has an identifier of its own for each version, and a package one for each content.
PRODUIT=$(python3 -c 'import sys, uuid; print(str(uuid.uuid5(uuid.NAMESPACE_DNS, "fr.atelier-cpom " + sys.argv[1])).upper())' "$VERSION")
SOMMES=$(cd "$CONTENU" && sha256sum -- * | sha256sum)
PAQUET=$(python3 -c 'import sys, uuid; print(str(uuid.uuid5(uuid.NAMESPACE_DNS, "fr.atelier-cpom " + sys.argv[1])).upper())' "$VERSION $SOMMES")
# wixl takes the clock for the date of the package.
jour=$(date -u -d "@$SOURCE_DATE_EPOCH" '+%F %T')
horloge() { TZ=UTC faketime -f "@$jour" "$@"; }

cd "$CONTENU"
horloge wixl -a x64 -D "VERSION=$VERSION" -D "PRODUIT=$PRODUIT" -D "PAQUET=$PAQUET" -o "$SORTIE" "$RECETTE"
# wixl writes no code page and names English as the language.
page=$(mktemp --suffix .idt)
trap 'rm -f "$page"' EXIT
printf '\r\n\r\n65001\t_ForceCodepage\r\n' > "$page"
horloge msibuild "$SORTIE" -i "$page"
horloge msibuild "$SORTIE" -s "Atelier CPOM $VERSION" "Atelier CPOM" "x64;1036" "{$PAQUET}"
