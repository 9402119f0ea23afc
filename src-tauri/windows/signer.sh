#!/usr/bin/env bash
# Signs a program in its place. Without a certificate it does nothing: Windows then warns that the editor is unknown.
#   CERTIFICAT   file of the certificate and its chain (PEM)
#   CLE          file of its private key (PEM); for a key held by a device or a service, put the options of osslsigncode
#                into SIGNATURE instead (-pkcs11module … -key …)
#   HORODATAGE   address of a time-stamping service, so that the signature outlives the certificate; needs a network
set -euo pipefail
[ -n "${CERTIFICAT:-}" ] || exit 0
options=(-certs "$CERTIFICAT" -h sha256 -n "Atelier CPOM")
if [ -n "${SIGNATURE:-}" ]; then read -ra autres <<< "$SIGNATURE"; options+=("${autres[@]}"); else options+=(-key "$CLE"); fi
[ -z "${HORODATAGE:-}" ] || options+=(-ts "$HORODATAGE")
osslsigncode sign "${options[@]}" -in "$1" -out "$1.signe" >/dev/null
mv "$1.signe" "$1"
