/** Entries that the palette proposes for a search: screens, then commands, then rows of the dossier. */
import type { Atelier } from '../state/atelier.svelte';
import { nomLigne } from '../shared/noms';
import { textes } from '../texts/fr';
import type { Commande } from './commandes';
import { ECRANS } from '../state/ecrans';
import { fouiller, type Trouvaille } from './fouille';
import { correspond } from '../texts/recherche';

export interface Entree {
  cle: string;
  groupe: string;
  libelle: string;
  touches?: string;
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

export function entreesPalette(a: Atelier, commandes: Commande[], recherche: string): Propositions {
  const t = textes.palette;
  const ecrans = ECRANS.map((e): Entree => ({
    cle: `ecran/${e.cle}`,
    groupe: t.ecrans,
    libelle: textes.ecrans[e.cle],
    touches: `Ctrl+${e.touche}`,
    action: () => a.aller(e.cle),
  }));
  const gestes = commandes
    .filter((c) => !c.desactive)
    .map((c): Entree => ({ cle: `commande/${c.libelle}`, groupe: t.commandes, touches: '', ...c }));
  const lieux = [...ecrans, ...gestes].filter((e) => correspond(e.libelle, recherche));
  const { dossier } = a.magasin;
  if (!recherche.trim() || !dossier) return { entrees: lieux, autres: 0 };

  const lignes = (table: 'actions' | 'indicateurs', groupe: string, champ: string): Entree[] =>
    dossier[table]
      .map((ligne) => ({ id: ligne.id, libelle: nomLigne(table, ligne) }))
      .filter(({ libelle }) => correspond(libelle, recherche))
      .slice(0, PAR_GROUPE)
      .map(({ id, libelle }): Entree => ({
        cle: `${table}/${id}`,
        groupe,
        libelle,
        action: () => a.reveler({ table, id, champ }),
      }));
  const nommees = [...lignes('actions', t.actions, 'intitule'), ...lignes('indicateurs', t.indicateurs, 'libelle')];
  const dejaLa = new Set(nommees.map((e) => e.cle));
  const { trouvailles, nombre } = fouiller(dossier, recherche, PASSAGES);
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
