"""Runs `make bench`: our export against its peers over the same content, sizes, phases, the file, then the window.

Every figure is the median of runs that take turns, in an order that changes: what slows the machine slows
all of them. Ratios are of medians of the same run. Nothing here fails because something is slow.
"""

import os
import sys

import documents
import equilibre
import fenetre
import fichier
from commun import nombre

PARTIES = {"documents": [documents.mesurer, fichier.mesurer, equilibre.mesurer], "fenetre": [fenetre.mesurer]}


def main():
    for partie in sys.argv[1:] or PARTIES:
        for mesure in PARTIES[partie]:
            mesure()
    print(f"\ncharge à la fin {', '.join(nombre(c) for c in os.getloadavg())}", flush=True)


if __name__ == "__main__":
    main()
