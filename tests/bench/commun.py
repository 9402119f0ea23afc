"""What the measures share: where things are, running a command, taking turns, writing in French."""

import os
import statistics
import subprocess
import time
from pathlib import Path

ICI = Path(__file__).resolve().parent
RACINE = ICI.parents[1]
SORTIE = RACINE / "target" / "bench"
CIBLE = Path(os.environ.get("CARGO_TARGET_DIR", RACINE / "target")).absolute() / "release"
PROGRAMME, OUTIL, HOTE = CIBLE / "atelier-cpom", CIBLE / "cpom-bench", CIBLE / "cpom-host"
CONTENU = SORTIE / "contenu"
TOURS = int(os.environ.get("BENCH_TOURS", "7"))


class Absent(RuntimeError):
    """A competitor that does not work here: it is named aloud and left out."""


def lance(commande, env=None, delai=600):
    """Wall and processor time in seconds and peak memory in MiB of a process (its largest one, if it starts others)."""
    debut = time.perf_counter()
    p = subprocess.Popen([str(c) for c in commande], cwd=CONTENU, env={**os.environ, **(env or {})},
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    erreurs = p.stderr.read()
    _, statut, usage = os.wait4(p.pid, 0)
    duree = time.perf_counter() - debut
    p.returncode = os.waitstatus_to_exitcode(statut)
    p.stderr.close()
    if p.returncode != 0:
        raise Absent(erreurs.decode(errors="replace").strip()[-400:] or f"code {p.returncode}")
    return duree, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def sortie(commande):
    """First line of what a command prints, or nothing."""
    try:
        p = subprocess.run([str(c) for c in commande], capture_output=True, text=True, timeout=60, check=False)
        return next((ligne.strip() for ligne in p.stdout.splitlines() if ligne.strip()), "")
    except (OSError, subprocess.TimeoutExpired):
        return ""


def lignes(commande):
    """Tab-separated lines of our own tool."""
    p = subprocess.run([str(c) for c in commande], capture_output=True, text=True, check=True)
    return [ligne.split("\t") for ligne in p.stdout.splitlines()]


def tour_a_tour(concurrents, tours):
    """Medians of what each competitor (a name and a function) answers, one run each per round, the order turning."""
    mesures = {nom: [] for nom, _ in concurrents}
    for n in range(tours):
        k = n % len(concurrents)
        for nom, fait in concurrents[k:] + concurrents[:k]:
            mesures[nom].append(fait())
    return {nom: tuple(statistics.median(x) for x in zip(*m)) for nom, m in mesures.items()}


def nombre(valeur, decimales=2):
    return f"{valeur:,.{decimales}f}".replace(",", "\u202f").replace(".", ",")


def tableau(titres, rangs):
    largeurs = [max(len(str(r[i])) for r in [titres, *rangs]) for i in range(len(titres))]
    for n, rang in enumerate([titres, *rangs]):
        print("  " + "  ".join(str(c).ljust(l) if i == 0 else str(c).rjust(l) for i, (c, l) in enumerate(zip(rang, largeurs))))
        if n == 0:
            print("  " + "  ".join("─" * l for l in largeurs), flush=True)


def laisse(quoi):
    """Says aloud what was not measured."""
    print(f"\n  *** LAISSÉ DE CÔTÉ : {quoi}", flush=True)
