"""The file: an edit against bare SQLite, an undo, an opening with a long history."""

from commun import OUTIL, SORTIE, lignes, nombre, tableau


def mesurer():
    print("\n3. Le fichier .cpom\n", flush=True)
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
