"""Runs `make bench`: our export against its peers over the same content, sizes, phases, then the file.

Every figure is the median of runs that take turns, in an order that changes: what slows the machine slows
all of them. Ratios are of medians of the same run. Nothing here fails because something is slow.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
SORTIE = RACINE / "target" / "bench"
CIBLE = Path(os.environ.get("CARGO_TARGET_DIR", RACINE / "target")) / "release"
PROGRAMME, OUTIL = CIBLE / "atelier-cpom", CIBLE / "cpom-bench"
CONTENU = SORTIE / "contenu"
VENV = SORTIE / "venv" / "bin"
TOURS = int(os.environ.get("BENCH_TOURS", "7"))
# Dossier and document of each size: about 6, 60 and 600 pages.
TAILLES = {"réunion": ("moyen", "reunion"), "moyen": ("moyen", "complet"), "grand": ("grand", "complet")}


def lance(commande, env=None):
    """Wall time in seconds and peak memory in MiB of a process (its largest one, if it starts others)."""
    debut = time.perf_counter()
    p = subprocess.Popen([str(c) for c in commande], cwd=CONTENU, env={**os.environ, **(env or {})},
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    erreurs = p.stderr.read()
    _, statut, usage = os.wait4(p.pid, 0)
    p.returncode = os.waitstatus_to_exitcode(statut)
    p.stderr.close()
    duree = time.perf_counter() - debut
    if p.returncode != 0:
        raise RuntimeError(erreurs.decode(errors="replace").strip()[-400:] or f"code {p.returncode}")
    return duree, usage.ru_maxrss / 1024


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


def exporter(taille, pdf):
    dossier, document = TAILLES[taille]
    return [PROGRAMME, "exporter", CONTENU / f"{dossier}.cpom", "--document", document, "--pdf", pdf]


def pairs():
    """Name, version, command, environment and file of each competitor; those not installed have no version."""
    python = VENV / "python"
    paquet = "import importlib.metadata as m, sys; print(m.version(sys.argv[1]))"
    pdf = {nom: CONTENU / f"{nom}.pdf" for nom in ("nous", "typst", "chromium", "libreoffice", "weasyprint")}
    typst = ("import typst; typst.compile('moyen.typ', output='typst.pdf', font_paths=['polices'], "
             "ignore_system_fonts=True, pdf_standards=['a-3a', 'ua-1'])")
    bureau = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"3"},"PDFUACompliance":{"type":"boolean","value":"true"}}'
    maison = {"HOME": str(SORTIE / "maison"), "XDG_DATA_HOME": str(SORTIE / "maison" / "donnees")}
    return [
        ("Atelier CPOM", sortie([PROGRAMME, "--version"]), exporter("moyen", pdf["nous"]), None, pdf["nous"]),
        ("Typst", sortie([python, "-c", paquet, "typst"]), [python, "-c", typst], None, pdf["typst"]),
        ("Chromium", sortie(["chromium", "--version"]),
         ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={SORTIE / 'chromium'}",
          "--export-tagged-pdf", "--generate-pdf-document-outline", "--no-pdf-header-footer", f"--print-to-pdf={pdf['chromium']}",
          (CONTENU / "moyen.html").as_uri()], None, pdf["chromium"]),
        ("LibreOffice", sortie(["soffice", "--version"]),
         ["soffice", f"-env:UserInstallation={(SORTIE / 'libreoffice').as_uri()}", "--headless", "--convert-to", bureau,
          "--outdir", CONTENU / "bureau", CONTENU / "moyen.docx"], maison, CONTENU / "bureau" / "moyen.pdf"),
        ("WeasyPrint", sortie([python, "-c", paquet, "weasyprint"]),
         [VENV / "weasyprint", "--pdf-variant", "pdf/ua-1", "--attachment", "dossier.json", "moyen.html", pdf["weasyprint"]],
         None, pdf["weasyprint"]),
    ]


def valides(fichiers):
    """What veraPDF says of each file: « A-3a UA-1 », what is broken, or nothing without the engine."""
    chemin = RACINE / "target" / "verapdf" / "classpath"
    if not chemin.exists():
        return {}
    p = subprocess.run(["java", "-cp", chemin.read_text().strip(), "VeraCheck", "3a,ua1", *map(str, fichiers)],
                       capture_output=True, text=True, check=False)
    casse = {tuple(ligne.split("\t")[:2]) for ligne in p.stdout.splitlines()}
    oui = lambda f, profil: "non" if (str(f), profil) in casse else "oui"
    return {f: (oui(f, "3a"), oui(f, "ua1")) for f in fichiers}


def tour_a_tour(concurrents, tours):
    """Times and memory of each competitor, one run each per round, the order turning."""
    mesures = {nom: [] for nom, _ in concurrents}
    for n in range(tours):
        k = n % len(concurrents)
        for nom, (commande, env) in concurrents[k:] + concurrents[:k]:
            mesures[nom].append(lance(commande, env))
    return {nom: tuple(statistics.median(x[i] for x in m) for i in (0, 1)) for nom, m in mesures.items()}


def nombre(valeur, decimales=2):
    return f"{valeur:,.{decimales}f}".replace(",", "\u202f").replace(".", ",")


def tableau(titres, rangs):
    largeurs = [max(len(str(r[i])) for r in [titres, *rangs]) for i in range(len(titres))]
    for n, rang in enumerate([titres, *rangs]):
        print("  " + "  ".join(str(c).ljust(l) if i == 0 else str(c).rjust(l) for i, (c, l) in enumerate(zip(rang, largeurs))))
        if n == 0:
            print("  " + "  ".join("─" * l for l in largeurs))


def preparer():
    polices = CONTENU / "polices"
    CONTENU.mkdir(parents=True, exist_ok=True)
    shutil.copytree(RACINE / "src-tauri" / "export" / "fonts", polices, dirs_exist_ok=True)
    # LibreOffice finds fonts where its user keeps them.
    shutil.copytree(polices, SORTIE / "maison" / "donnees" / "fonts", dirs_exist_ok=True)
    subprocess.run([OUTIL, "contenu", CONTENU], check=True)


def presents():
    """The competitors that work here; the others are named aloud."""
    gardes, absents = [], []
    for nom, version, commande, env, fichier in pairs():
        fichier.unlink(missing_ok=True)
        try:
            if not version:
                raise RuntimeError("not installed")
            lance(commande, env)
            if not fichier.exists():
                raise RuntimeError("wrote no file")
            gardes.append((nom, version, commande, env, fichier))
        except (OSError, RuntimeError) as e:
            if nom == "Atelier CPOM":
                sys.exit(f"our own export fails: {e}")
            absents.append(f"{nom}: {e}")
    return gardes, absents


def compare_pdf():
    print(f"\n1. PDF : un processus entier, même contenu, {TOURS} tours, médianes\n")
    gardes, absents = presents()
    mesures = tour_a_tour([(g[0], (g[2], g[3])) for g in gardes], TOURS)
    pages = [ligne[0] for ligne in lignes([OUTIL, "pages", *[g[4] for g in gardes]])]
    validite = valides([g[4] for g in gardes])
    nous = mesures["Atelier CPOM"]
    rangs = []
    for (nom, version, _, _, fichier), p in zip(gardes, pages):
        duree, memoire = mesures[nom]
        a3, ua = validite.get(fichier, ("?", "?"))
        rangs.append([f"{nom} ({version.removeprefix(nom).strip().split(' ')[0]})" if nom != "Atelier CPOM" else nom, p, nombre(duree, 3),
                      f"1/{nombre(duree / nous[0], 1)}" if nom != "Atelier CPOM" else "–",
                      nombre(memoire, 0), nombre(fichier.stat().st_size / 1000, 0), a3, ua])
    tableau(["", "pages", "s", "nous / lui", "Mio (pic)", "ko", "PDF/A-3a", "PDF/UA-1"], rangs)
    for a in absents:
        print(f"\n  *** LAISSÉ DE CÔTÉ : {a}")
    autres = [g[4] for g in gardes[1:] if validite.get(g[4]) == ("oui", "oui")]
    print(f"\n  visés : 0,10 s pour 60 pages, 1/7 de Typst, 1/35 de LibreOffice, moins de 48 Mio")
    if autres:
        petit = min(f.stat().st_size for f in autres)
        print(f"  taille : {nombre(gardes[0][4].stat().st_size / petit)} du plus petit fichier valide des autres (visé : 0,50 au plus)")


def compare_tailles():
    print(f"\n2. Nos tailles : le temps suit-il le nombre de pages ?\n")
    concurrents = [(t, (exporter(t, CONTENU / f"{t}.pdf"), None)) for t in TAILLES]
    concurrents.append(("démarrage seul (--version)", ([PROGRAMME, "--version"], None)))
    mesures = tour_a_tour(concurrents, TOURS)
    pages = dict(zip(TAILLES, (int(ligne[0]) for ligne in lignes([OUTIL, "pages", *[CONTENU / f"{t}.pdf" for t in TAILLES]]))))
    vide = mesures["démarrage seul (--version)"][0]
    rangs = []
    for nom, (duree, memoire) in mesures.items():
        p = pages.get(nom)
        ko = (CONTENU / f"{nom}.pdf").stat().st_size / 1000 if p else 0
        rangs.append([nom, p or "", nombre(duree, 3), nombre((duree - vide) * 1000 / p) if p else "", nombre(memoire, 0), nombre(ko, 0) if p else ""])
    tableau(["", "pages", "s", "ms / page", "Mio (pic)", "ko"], rangs)
    print("\n  où passe le temps du dossier moyen, dans un processus déjà chaud\n")
    phases = lignes([OUTIL, "phases", CONTENU / "moyen.cpom"])
    total = sum(float(p[1]) for p in phases)
    tableau(["", "ms", "part"], [[p[0], nombre(float(p[1]), 1), f"{float(p[1]) / total:.0%}"] for p in phases] + [["total", nombre(total, 1), ""]])


def compare_fichier():
    print("\n3. Le fichier .cpom\n")
    m = {ligne[0]: float(ligne[1]) for ligne in lignes([OUTIL, "fichier", SORTIE / "fichier"])}
    rapport = lambda a, b: nombre(m[a] / m[b])
    tableau(["", "ms", "rapport", "visé"], [
        ["modification (SQLite seul, mêmes lignes)", nombre(m["modification (SQLite seul)"], 3), "", ""],
        ["modification (nôtre, durable)", nombre(m["modification (nôtre)"], 3), rapport("modification (nôtre)", "modification (SQLite seul)"), "≤ 1,50"],
        ["annulation d’une étape", nombre(m["annulation"], 3), rapport("annulation", "modification (nôtre)") + " modification", "≤ 1,00"],
        ["ouverture sans historique", nombre(m["ouverture sans historique"], 2), "", ""],
        [f"ouverture avec {m['étapes de l’historique']:.0f} étapes", nombre(m["ouverture avec historique"], 2),
         rapport("ouverture avec historique", "ouverture sans historique"), "≤ 2,00"],
    ])
    octets = m["taille avec historique (octets)"] - m["taille sans historique (octets)"]
    print(f"\n  mille modifications d’un champ ajoutent {nombre(octets / m['étapes de l’historique'], 0)} ko au fichier")


def main():
    preparer()
    charge = ", ".join(nombre(c) for c in os.getloadavg())
    print(f"Atelier CPOM : {sortie([PROGRAMME, '--version'])} ; {os.cpu_count()} processeurs ; charge au départ {charge}")
    compare_pdf()
    compare_tailles()
    compare_fichier()
    print(f"\ncharge à la fin {', '.join(nombre(c) for c in os.getloadavg())}")


if __name__ == "__main__":
    main()
