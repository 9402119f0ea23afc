#!/usr/bin/env python3
"""Checks the programs for Windows before they are packed: kind of program, resources, and that every library they load is one
of Windows, or stands beside them."""

import pathlib
import re
import subprocess
import sys

OBJDUMP = "x86_64-w64-mingw32-objdump"
# Libraries of Windows 10 and 11.
WINDOWS = {
    "advapi32", "bcrypt", "bcryptprimitives", "combase", "comctl32", "comdlg32", "crypt32", "dwmapi", "gdi32", "imm32",
    "kernel32", "msvcrt", "ntdll", "ole32", "oleaut32", "propsys", "psapi", "rpcrt4", "shell32", "shlwapi", "synchronization",
    "user32", "userenv", "uxtheme", "version", "winmm", "ws2_32",
}
# 2: a window; 3: a console, whose output the command line needs.
SYSTEMES = {"atelier-cpom.exe": 3, "atelier-cpom-fenetre.exe": 2}


def main(folder):
    beside = {f.stem.lower() for f in folder.glob("*.dll")}
    faults = []
    for name, systeme in SYSTEMES.items():
        program = folder / name
        told = subprocess.run([OBJDUMP, "-p", program], check=True, capture_output=True, text=True).stdout
        if not re.search(rf"^Subsystem\s+0*{systeme}\s", told, re.M):
            faults.append(f"{name}: the subsystem is not {systeme}")
        for library in re.findall(r"DLL Name: (\S+?)\.dll", told, re.I):
            library = library.lower()
            if library not in WINDOWS | beside and not library.startswith("api-ms-win-"):
                faults.append(f"{name} loads {library}.dll, which is not shipped")
        content = program.read_bytes()
        for wanted in (b"longPathAware", b"PerMonitorV2", b"UTF-8</activeCodePage>", b"Microsoft.Windows.Common-Controls"):
            if wanted not in content:
                faults.append(f"{name}: the manifest lacks {wanted.decode()}")
        for wanted in ("FileDescription", "Atelier CPOM"):
            if wanted.encode("utf-16-le") not in content:
                faults.append(f"{name}: the version lacks {wanted}")
        for place in (str(pathlib.Path.cwd()), str(pathlib.Path.home())):
            if place != "/" and place.encode() in content:
                faults.append(f"{name} holds the path {place} of the machine that built it")
    if faults:
        sys.exit("\n".join(faults))


main(pathlib.Path(sys.argv[1]))
