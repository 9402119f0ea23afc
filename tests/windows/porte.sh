#!/usr/bin/env bash
# The command line of Windows, as one program for tests that expect one.
exec "$(dirname "$0")/wine.sh" "$PORTE" "$@"
