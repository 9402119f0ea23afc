"""The balance of the contract: what it adds to the figures, and a lever that is typed."""

from commun import OUTIL, lignes, nombre, tableau


def mesurer():
    print("\n4. L’équilibre du contrat\n", flush=True)
    m = {(ligne[0], ligne[1]): float(ligne[2]) for ligne in lignes([OUTIL, "equilibre"])}
    rangs = []
    for dossier in ("exemple", "grand"):
        titre = f"{dossier} ({m[dossier, 'actions']:.0f} actions, {m[dossier, 'indicateurs']:.0f} indicateurs)"
        seuls = m[dossier, "chiffres"]
        for operation in ("chiffres", "chiffres et équilibre", "chiffres et points à voir", "levier tapé"):
            duree = m[dossier, operation]
            vise = {("exemple", "levier tapé"): "≤ 50 ms", (dossier, "chiffres et équilibre"): "≤ 1,10"}.get((dossier, operation), "")
            rangs.append([f"{titre} : {operation}", nombre(duree, 2), nombre(duree / seuls), vise])
    tableau(["", "ms", "× chiffres", "visé"], rangs)
