#!/usr/bin/env bash
# The loopback server of Windows, as one program for the browser tests.
exec "$(dirname "$0")/wine.sh" "$HOTE" "$@"
