"""Our PDF against its peers over the same content, then our own sizes and phases."""

import functools
import os
import shutil
import subprocess
import sys

from commun import (CONTENU, OUTIL, PROGRAMME, RACINE, SORTIE, TOURS, Absent, laisse, lance, lignes, nombre, sortie, tableau,
                    tour_a_tour)

VENV = SORTIE / "venv" / "bin"
NOUS = "Atelier CPOM"
# Dossier and document of each size: about 6, 60 and 600 pages.
TAILLES = {"réunion": ("moyen", "reunion"), "moyen": ("moyen", "complet"), "grand": ("grand", "complet")}


def exporter(taille, pdf):
    dossier, document = TAILLES[taille]
    return [PROGRAMME, "exporter", CONTENU / f"{dossier}.cpom", "--document", document, "--pdf", pdf]


def libreoffice(filtre, source, ou):
    """The command that converts a file without a window, and its environment: a profile and fonts of its own."""
    maison = {"HOME": str(SORTIE / "maison"), "XDG_DATA_HOME": str(SORTIE / "maison" / "donnees")}
    return ["soffice", f"-env:UserInstallation={(SORTIE / 'libreoffice').as_uri()}", "--headless", "--convert-to", filtre,
            "--outdir", ou, source], maison


def pairs():
    """Name, version, command, environment and file of each competitor; those not installed have no version."""
    python = VENV / "python"
    paquet = "import importlib.metadata as m, sys; print(m.version(sys.argv[1]))"
    pdf = {nom: CONTENU / f"{nom}.pdf" for nom in ("nous", "typst", "chromium", "weasyprint")}
    typst = ("import typst; typst.compile('moyen.typ', output='typst.pdf', font_paths=['polices'], "
             "ignore_system_fonts=True, pdf_standards=['a-3a', 'ua-1'])")
    bureau = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"3"},"PDFUACompliance":{"type":"boolean","value":"true"}}'
    commande, maison = libreoffice(bureau, CONTENU / "moyen.docx", CONTENU / "bureau")
    return [
        (NOUS, sortie([PROGRAMME, "--version"]), exporter("moyen", pdf["nous"]), None, pdf["nous"]),
        ("Typst", sortie([python, "-c", paquet, "typst"]), [python, "-c", typst], None, pdf["typst"]),
        ("Chromium", sortie(["chromium", "--version"]),
         ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={SORTIE / 'chromium'}",
          "--export-tagged-pdf", "--generate-pdf-document-outline", "--no-pdf-header-footer", f"--print-to-pdf={pdf['chromium']}",
          (CONTENU / "moyen.html").as_uri()], None, pdf["chromium"]),
        ("LibreOffice", sortie(["soffice", "--version"]), commande, maison, CONTENU / "bureau" / "moyen.pdf"),
        ("WeasyPrint", sortie([python, "-c", paquet, "weasyprint"]),
         [VENV / "weasyprint", "--pdf-variant", "pdf/ua-1", "--attachment", "dossier.json", "moyen.html", pdf["weasyprint"]],
         None, pdf["weasyprint"]),
    ]


def valides(fichiers):
    """What veraPDF says of each file under both profiles, or nothing without the engine."""
    chemin = RACINE / "target" / "verapdf" / "classpath"
    if not chemin.exists():
        laisse("veraPDF (not installed): whether the files are valid is not said")
        return {}
    p = subprocess.run(["java", "-cp", chemin.read_text().strip(), "VeraCheck", "3a,ua1", *map(str, fichiers)],
                       capture_output=True, text=True, check=False)
    # A line for each broken rule and each file that cannot be read; nothing but an error says nothing of the files.
    if p.returncode != 0 and not p.stdout.strip():
        laisse(f"veraPDF: {p.stderr.strip()[-300:]}")
        return {}
    casse = {tuple(ligne.split("\t")[:2]) for ligne in p.stdout.splitlines()}
    oui = lambda f, profil: "non" if (str(f), profil) in casse else "oui"
    return {f: (oui(f, "3a"), oui(f, "ua1")) for f in fichiers}


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
                raise Absent("not installed")
            lance(commande, env)
            if not fichier.exists():
                raise Absent("wrote no file")
            gardes.append((nom, version, commande, env, fichier))
        except (OSError, Absent) as e:
            if nom == NOUS:
                sys.exit(f"our own export fails: {e}")
            absents.append(f"{nom} ({e})")
    return gardes, absents


def compare_pdf():
    print(f"\n1. PDF : un processus entier, même contenu, {TOURS} tours, médianes\n", flush=True)
    gardes, absents = presents()
    mesures = tour_a_tour([(g[0], functools.partial(lance, g[2], g[3])) for g in gardes], TOURS)
    pages = [ligne[0] for ligne in lignes([OUTIL, "pages", *[g[4] for g in gardes]])]
    validite = valides([g[4] for g in gardes])
    nous = mesures[NOUS]
    rangs = []
    for (nom, version, _, _, fichier), p in zip(gardes, pages):
        duree, cpu, memoire = mesures[nom]
        titre = nom if nom == NOUS else f"{nom} ({version.removeprefix(nom).strip().split(' ')[0]})"
        rapport = "–" if nom == NOUS else f"1/{nombre(duree / nous[0], 1)}"
        rangs.append([titre, p, nombre(duree, 3), nombre(cpu, 3), rapport, nombre(memoire, 0),
                      nombre(fichier.stat().st_size / 1000, 0), *validite.get(fichier, ("?", "?"))])
    tableau(["", "pages", "s", "s de processeur", "nous / lui", "Mio (pic)", "ko", "PDF/A-3a", "PDF/UA-1"], rangs)
    print("\n  mémoire : le plus gros processus de chacun ; Chromium et LibreOffice en ont d’autres, non comptés")
    for a in absents:
        laisse(a)
    autres = [g[4] for g in gardes[1:] if validite.get(g[4]) == ("oui", "oui")]
    print("\n  visés : 0,10 s pour 60 pages, 1/7 de Typst, 1/35 de LibreOffice, moins de 48 Mio")
    if autres:
        petit = min(f.stat().st_size for f in autres)
        print(f"  taille : {nombre(gardes[0][4].stat().st_size / petit)} du plus petit fichier valide des autres (visé : 0,50 au plus)")


def compare_tailles():
    print("\n2. Nos tailles : temps et mémoire suivent-ils le nombre de pages ?\n", flush=True)
    concurrents = [(t, functools.partial(lance, exporter(t, CONTENU / f"{t}.pdf"))) for t in TAILLES]
    vide = "démarrage seul (--version)"
    concurrents.append((vide, functools.partial(lance, [PROGRAMME, "--version"])))
    mesures = tour_a_tour(concurrents, TOURS)
    pages = dict(zip(TAILLES, (int(ligne[0]) for ligne in lignes([OUTIL, "pages", *[CONTENU / f"{t}.pdf" for t in TAILLES]]))))
    rangs = []
    for nom, (duree, cpu, memoire) in mesures.items():
        p = pages.get(nom)
        par_page = [nombre((duree - mesures[vide][0]) * 1000 / p), nombre((cpu - mesures[vide][1]) * 1000 / p)] if p else ["", ""]
        ko = nombre((CONTENU / f"{nom}.pdf").stat().st_size / 1000, 0) if p else ""
        rangs.append([nom, p or "", nombre(duree, 3), nombre(cpu, 3), *par_page, nombre(memoire, 0), ko])
    tableau(["", "pages", "s", "s de processeur", "ms / page", "ms de processeur / page", "Mio (pic)", "ko"], rangs)
    print("\n  où passent le temps et la mémoire du dossier moyen : temps dans un processus déjà chaud (médiane), pic à froid\n")
    phases = lignes([OUTIL, "phases", CONTENU / "moyen.cpom"])
    total = sum(float(p[1]) for p in phases)
    rangs = [[p[0], nombre(float(p[1]), 1), f"{float(p[1]) / total:.0%}".replace("%", "\u202f%"), nombre(float(p[2]), 1)] for p in phases]
    tableau(["", "ms", "part", "Mio (pic jusque-là)"], [*rangs, ["total", nombre(total, 1), "", ""]])


def mesurer():
    preparer()
    charge = ", ".join(nombre(c) for c in os.getloadavg())
    print(f"Atelier CPOM : {sortie([PROGRAMME, '--version'])} ; {os.cpu_count()} processeurs ; charge au départ {charge}")
    compare_pdf()
    compare_tailles()
