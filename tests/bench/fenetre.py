"""The window beside LibreOffice on the same dossier, then typing in the sheet of all indicators and the preview."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

from commun import CONTENU, HOTE, ICI, PROGRAMME, TOURS, Absent, laisse, lance, nombre, sortie, tableau, tour_a_tour
from documents import libreoffice

XVFB = ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24 -nolisten tcp"]
# A window that starts often warms nothing up; a few starts are enough.
DEPARTS = min(TOURS, 5)


def dernier_objet(commande, env):
    """What a script says in its last line, as JSON, whatever its exit code."""
    p = subprocess.run([str(c) for c in commande], capture_output=True, text=True, timeout=300, check=False, env={**os.environ, **env})
    objets = [ligne for ligne in p.stdout.splitlines() if ligne.startswith("{")]
    if not objets:
        raise Absent((p.stderr or p.stdout).strip()[-400:] or f"code {p.returncode}")
    return json.loads(objets[-1])


def moteur_nu():
    """The browser of the engine of the window, where it is installed."""
    return next(iter(sorted(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"))), None)


def fenetre(programme, fichiers, noms):
    def ouvre():
        r = dernier_objet([*XVFB, "node", ICI / "fenetre.mjs", *fichiers], {"ATELIER_CPOM": str(programme)})
        noms[:] = [f"{nom} {mio}" for nom, mio in r["processus"]]
        return r["visible_ms"] / 1000, r["repond_ms"] / 1000, r["mio"]
    return ouvre


def bureau(source, filtre):
    commande, env = libreoffice(filtre, source, CONTENU / "bureau")

    def ouvre():
        duree, _, memoire = lance(commande, env)
        return duree, duree, memoire
    return ouvre


def preparer():
    dossier = CONTENU / "exemple.cpom"
    CONTENU.mkdir(parents=True, exist_ok=True)
    for vieux in CONTENU.glob("exemple.*"):
        vieux.unlink()
    for commande in (["nouveau", dossier, "--exemple"], ["exporter", dossier, "--docx", CONTENU / "exemple.docx", "--xlsx", CONTENU / "exemple.xlsx"]):
        subprocess.run([str(c) for c in [PROGRAMME, *commande]], check=True, stdout=subprocess.DEVNULL)
    return dossier


def compare_fenetre():
    print(f"\n5. La fenêtre sur l’exemple, à côté de LibreOffice sur son Word et son Excel, {DEPARTS} départs, médianes\n", flush=True)
    dossier, noms = preparer(), []
    concurrents = [("fenêtre", fenetre(PROGRAMME, [dossier], noms))]
    if nu := moteur_nu():
        concurrents.append(("moteur nu", fenetre(nu, [], [])))
    if shutil.which("soffice"):
        version = sortie(["soffice", "--version"]).removeprefix("LibreOffice").strip().split(" ")[0]
        concurrents += [(f"LibreOffice {version}, Word", bureau(CONTENU / "exemple.docx", "txt:Text")),
                        (f"LibreOffice {version}, Excel", bureau(CONTENU / "exemple.xlsx", "csv"))]
    else:
        laisse("LibreOffice (not installed)")
    manque = [nom for nom in ("xvfb-run", "WebKitWebDriver") if not shutil.which(nom)]
    if manque or not (PROGRAMME.parent / "atelier-cpom-fenetre").exists():
        laisse(f"the window ({', '.join(manque) or 'not built'})")
        concurrents = [c for c in concurrents if c[0].startswith("LibreOffice")]
    gardes = []
    for nom, ouvre in concurrents:
        try:
            ouvre()
            gardes.append((nom, ouvre))
        except (OSError, Absent, subprocess.TimeoutExpired) as e:
            laisse(f"{nom} ({e})")
    mesures = tour_a_tour(gardes, DEPARTS)
    tableau(["", "visible (s)", "répond (s)", "Mio"],
            [[nom, nombre(v), "–" if nom.startswith("LibreOffice") else nombre(r), nombre(m, 0)] for nom, (v, r, m) in mesures.items()])
    if noms:
        print(f"\n  fenêtre : du départ du programme à la vue d’ensemble, puis au premier clic suivi d’effet, pilote compris ;"
              f"\n  mémoire de tous ses processus, parts communes partagées ({', '.join(noms)})")
    print("  moteur nu : le navigateur livré avec le moteur de la fenêtre, sur une page d’un bouton, mêmes réglages")
    print("  LibreOffice : chargement et conversion en texte sans fenêtre ; pic de son plus gros processus")


def compare_frappe():
    print("\n6. Frappe dans la feuille de tous les indicateurs (300 × 10 années), d’une touche à l’image qui la montre\n", flush=True)
    if not HOTE.exists():
        laisse("typing (cpom-host is not built)")
        return
    try:
        debut = time.perf_counter()
        r = dernier_objet(["node", ICI / "frappe.mjs"], {"CPOM_HOST": str(HOTE)})
    except (OSError, Absent, subprocess.TimeoutExpired) as e:
        laisse(f"typing ({e})")
        return
    tableau(["", "médiane (ms)", "95 % (ms)", "pire (ms)"],
            [[f"{r['frappes']} touches", nombre(r["p50_ms"], 1), nombre(r["p95_ms"], 1), nombre(r["max_ms"], 1)],
             ["champ nu", nombre(r["nu_p50_ms"], 1), nombre(r["nu_p95_ms"], 1), nombre(r["nu_max_ms"], 1)]])
    print(f"\n  à 95 %, {nombre(r['rapport_p95'], 1)} fois le champ nu du même navigateur ; visé : {r['vise']} fois ;"
          f" {r['mesures_changees']} mesures changées ;"
          f" feuille ouverte en {nombre(r['ouverture_ms'], 0)} ms ; {nombre(time.perf_counter() - debut, 0)} s en tout")


def compare_gestes():
    print("\n7. Gestes sur l’exemple, d’une touche à l’image qui la montre\n", flush=True)
    if not HOTE.exists():
        laisse("gestures (cpom-host is not built)")
        return
    try:
        r = dernier_objet(["node", ICI / "gestes.mjs"], {"CPOM_HOST": str(HOTE)})
    except (OSError, Absent, subprocess.TimeoutExpired) as e:
        laisse(f"gestures ({e})")
        return
    noms = {"premier_ecran": "un écran, la première fois", "ecran": "un écran", "total": "d’un chiffre à son total", "nu": "un champ nu"}
    tableau(["", "fois", "médiane (ms)", "95 % (ms)", "pire (ms)", "× champ nu"],
            [[dit, str(r[nom]["fois"]), nombre(r[nom]["p50_ms"], 1), nombre(r[nom]["p95_ms"], 1), nombre(r[nom]["max_ms"], 1),
              nombre(r[nom]["p50_ms"] / r["nu"]["p50_ms"], 1)] for nom, dit in noms.items()])
    print("\n  le total attend une pause de 80 ms dans la frappe, comprise ; le rapport est celui des médianes")


def compare_apercu():
    print("\n8. Aperçu du PDF à côté du travail : de la dernière touche d’une phrase à la page qui la montre\n", flush=True)
    if not HOTE.exists():
        laisse("the preview (cpom-host is not built)")
        return
    try:
        r = dernier_objet(["node", ICI / "apercu.mjs"], {"CPOM_HOST": str(HOTE)})
    except (OSError, Absent, subprocess.TimeoutExpired) as e:
        laisse(f"the preview ({e})")
        return
    tableau(["", "médiane (ms)", "pire (ms)"], [[f"{r['fois']} phrases", nombre(r["median_ms"], 0), nombre(r["pire_ms"], 0)]])
    print(f"\n  visé : {r['limite_ms']} ms, attente de la pause comprise")


def mesurer():
    compare_fenetre()
    compare_frappe()
    compare_gestes()
    compare_apercu()
