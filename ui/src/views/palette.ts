/**
 * Entries that the palette proposes for a search: the last gestures, screens and tabs, gestures, recent dossiers, then rows and
 * passages of the dossier.
 */
import type { Atelier } from '../state/atelier.svelte';
import { ECRANS, ongletsDe } from '../state/ecrans';
import { type Geste, gestesAjouter, gestesEcrans, gestesNommes } from '../state/gestes';
import { nomLigne } from '../shared/noms';
import { textes } from '../texts/fr';
import { correspond } from '../texts/recherche';
import { fouiller, type Trouvaille } from './fouille';

export interface Entree {
  cle: string;
  groupe: string;
  libelle: string;
  touches?: string;
  /** The word by which it was found, when it is not in its name. */
  aussi?: string;
  /** Whether it is kept among the last gestures. */
  geste?: boolean;
  extrait?: Trouvaille['extrait'];
  action: () => void;
}

export interface Propositions {
  entrees: Entree[];
  /** Passages of the dossier that are not shown. */
  autres: number;
}

const PAR_GROUPE = 6;
const PASSAGES = 30;
const RECENTS = 5;

/** All that may be done or shown by its name, in the order proposed. */
function gestesDe(a: Atelier): Geste[] {
  const { dossier } = a.magasin;
  const onglets = ECRANS.flatMap((e) =>
    ongletsDe(e.cle, dossier).map((o): Geste => ({
      cle: `onglet/${e.cle}/${o.cle}`,
      groupe: textes.palette.ecrans,
      libelle: textes.palette.onglet(textes.ecrans[e.cle], o.libelle),
      mots: textes.motsOnglets[`${e.cle}/${o.cle}`] ?? [],
      action: () => a.aller(e.cle, o.cle),
    })),
  );
  const recents = a.recents
    .filter((r) => r.present && r.chemin !== a.magasin.etat?.chemin)
    .map((r): Geste => ({
      cle: `recent/${r.chemin}`,
      groupe: textes.palette.dossiers,
      libelle: textes.accueil.ouvrirRecent(r.titre),
      mots: [r.chemin],
      action: () => void a.ouvrirAutre(r.chemin),
    }));
  // « Ajouter » begins the list of gestures: it is what a search by a noun looks for.
  return [...gestesEcrans(a), ...onglets, ...gestesAjouter(a), ...Object.values(gestesNommes(a)), ...recents].filter(
    (g) => !g.desactive && !g.auClavier,
  );
}

/** Answer of a gesture to a search: by its name, by another word (which is then shown), or not at all. */
function reponse(g: Geste, recherche: string): { rang: number; aussi?: string } | null {
  if (correspond(g.libelle, recherche)) return { rang: 0 };
  const mot = g.mots.find((m) => correspond(m, recherche));
  // A word of the trade says what is to be done: a gesture comes before the place where it is done.
  if (mot !== undefined) return { rang: g.cle.startsWith('onglet/') ? 2 : 1, aussi: mot };
  return correspond([g.libelle, ...g.mots].join(' '), recherche) ? { rang: 3 } : null;
}

export function entreesPalette(a: Atelier, recherche: string): Propositions {
  const t = textes.palette;
  const cherche = recherche.trim();
  const { dossier } = a.magasin;
  const tous = gestesDe(a);
  const entree = (g: Geste, aussi?: string): Entree => ({
    cle: g.cle,
    groupe: g.groupe,
    libelle: g.libelle,
    geste: true,
    action: g.action,
    ...(g.touches ? { touches: g.touches } : {}),
    ...(aussi ? { aussi } : {}),
  });
  const derniers = a.gestesRecents.cles.flatMap((cle) => tous.find((g) => g.cle === cle) ?? []);
  if (!cherche || !dossier) {
    const recents = derniers.slice(0, RECENTS);
    // Tabs and rows to add are many: they are shown once something is searched.
    const suite = tous.filter((g) => !/^(onglet|ajouter|recent)\//.test(g.cle) && !recents.includes(g));
    const enTete = recents.map((g) => ({ ...entree(g), groupe: t.recents }));
    return { entrees: [...enTete, ...suite.map((g) => entree(g))], autres: 0 };
  }

  const trouves = tous
    .flatMap((g) => {
      const r = reponse(g, cherche);
      return r ? [{ g, ...r }] : [];
    })
    .sort((x, y) => x.rang - y.rang);
  const lieux = derniers
    .flatMap((g) => trouves.find((x) => x.g === g) ?? [])
    .slice(0, RECENTS)
    .map(({ g, aussi }) => ({ ...entree(g, aussi), groupe: t.recents }));
  const deja = new Set(lieux.map((e) => e.cle));
  // Groups stay whole, in the order of their best answer.
  const groupes = [...new Set(trouves.map((x) => x.g.groupe))];
  for (const groupe of groupes) {
    for (const { g, aussi } of trouves) if (g.groupe === groupe && !deja.has(g.cle)) lieux.push(entree(g, aussi));
  }

  const lignes = (table: 'actions' | 'indicateurs', groupe: string, champ: string): Entree[] =>
    dossier[table]
      .map((ligne) => ({ id: ligne.id, libelle: nomLigne(table, ligne) }))
      .filter(({ libelle }) => correspond(libelle, cherche))
      .slice(0, PAR_GROUPE)
      .map(({ id, libelle }): Entree => ({
        cle: `${table}/${id}`,
        groupe,
        libelle,
        action: () => a.reveler({ table, id, champ }),
      }));
  const nommees = [...lignes('actions', t.actions, 'intitule'), ...lignes('indicateurs', t.indicateurs, 'libelle')];
  const dejaLa = new Set(nommees.map((e) => e.cle));
  const { trouvailles, nombre } = fouiller(dossier, cherche, PASSAGES);
  const passages = trouvailles
    // An action already proposed by its name is not proposed again for that name.
    .filter(
      ({ cible: { table, id, champ } }) =>
        !(dejaLa.has(`${table}/${id}`) && /^(code|intitule|libelle)$/.test(champ ?? '')),
    )
    .map(({ cible, extrait, lieu }): Entree => ({
      cle: `dossier/${cible.table}/${cible.id}/${cible.champ}`,
      groupe: t.dossier,
      libelle: lieu,
      extrait,
      action: () => a.reveler(cible),
    }));
  return { entrees: [...lieux, ...nommees, ...passages], autres: Math.max(0, nombre - trouvailles.length) };
}
