/**
 * The map of the contract as a tree: what the drawing shows, in words, in the order in which it is read. The facts are those of the
 * core; each node bears the name of its place in the drawing.
 */
import type { CarteView, Total } from '../../../backend';
import { libelleChoix } from '../../../backend/description';
import type { NomTable } from '../../../generated/modele';
import { nombre } from '../../../shared/format';
import { majuscule } from '../../../shared/noms';
import { ecrireTotal } from '../../../shared/total';
import { textes } from '../../../texts/fr';

type Carte = CarteView['carte'];
type Action = Carte['axes'][number]['objectifs'][number]['actions'][number];
type Indicateur = Carte['sans_action'][number];

export interface Noeud {
  /** Name of its place in the drawing; the same never serves twice. */
  cle: string;
  /** Depth in the tree, from 1. */
  niveau: number;
  libelle: string;
  /** Row to which it leads; null for a place that is no row. */
  lieu: { table: NomTable; id: number } | null;
  /** Whether it says that something is missing. */
  trou: boolean;
  /** Rank among its sisters, from 1, and their number. */
  rang: number;
  nombre: number;
}

interface Branche {
  cle: string;
  libelle: string;
  lieu: Noeud['lieu'];
  trou?: boolean;
  enfants?: Branche[];
}

const t = textes.carte;

/** Whole euros, as the map writes them. */
export function euros(valeur: number): string {
  return `${nombre(valeur, 0, 0)}\u00a0€`;
}

/** A sum with its extent; empty when nothing is known. */
export function somme(total: Total): string {
  return ecrireTotal(total, euros);
}

const nomme = (code: string, nom: string): string => [code, nom].filter(Boolean).join(' ');
const trou = (genre: string): string => libelleChoix('genre_trou', genre);

/** Node of a thing that is missing under a row, to which it leads. */
const manque = (cle: string, libelle: string, lieu: Noeud['lieu']): Branche => ({ cle, libelle, lieu, trou: true });

/** The status of an indicator in its last year with a value. */
export function etatIndicateur(i: Indicateur): string {
  if (i.annee === null) return t.sansValeur;
  return i.statut === null ? t.sansCible(i.annee) : t.enAnnee(libelleChoix('statut_indicateur', i.statut), i.annee);
}

function indicateur(i: Indicateur, cle: string): Branche {
  return {
    cle: `${cle}-${i.id}`,
    libelle: t.indicateur(nomme(i.code, i.nom), etatIndicateur(i)),
    lieu: { table: 'indicateurs', id: i.id },
  };
}

function action(a: Action): Branche {
  const lieu = { table: 'actions', id: a.id } as const;
  const moyens = a.trous.includes('action_sans_moyens') ? trou('action_sans_moyens') : '';
  const enfants = a.indicateurs.map((i) => indicateur(i, `indicateur-${a.id}`));
  if (a.trous.includes('action_sans_indicateur'))
    enfants.push(manque(`trou-indicateur-${a.id}`, t.aucunIndicateur, lieu));
  const sources = a.sources.map((s) => `${libelleChoix('source_financement', s.source)} ${euros(s.montant)}`);
  const dit = somme(a.montant);
  if (dit) enfants.push({ cle: `budget-${a.id}`, libelle: t.budgetDe(dit, sources.join(', ')), lieu });
  else if (a.trous.includes('action_sans_budget')) enfants.push(manque(`budget-${a.id}`, t.sansBudgetAction, lieu));
  return {
    cle: `action-${a.id}`,
    libelle: t.action(nomme(a.code, a.nom), libelleChoix('statut_action', a.statut), moyens),
    lieu,
    trou: moyens !== '',
    enfants,
  };
}

/** Indicators and money that belong to no action; the whole leads to the first of them. */
function sansAction(c: Carte): Branche[] {
  const enfants = c.sans_action.map((i): Branche => ({ ...indicateur(i, 'seul'), trou: true }));
  for (const { id, nom, montant } of c.hors_actions) {
    const dit = montant === null ? t.sansMontant : euros(montant);
    enfants.push(manque(`hors-${id}`, t.argentSeul(nom, dit), { table: 'financements', id }));
  }
  if (c.a_affecter !== null)
    enfants.push(manque('affecter', t.affecter(euros(c.a_affecter)), { table: 'dotation', id: 1 }));
  const [premier] = enfants;
  return premier ? [{ ...manque('sans-action', t.seuls, premier.lieu), enfants }] : [];
}

function objectif(o: Carte['axes'][number]['objectifs'][number]): Branche {
  const lieu = { table: 'objectifs', id: o.id } as const;
  const vide = manque(`trou-objectif-${o.id}`, t.aucuneAction, lieu);
  return {
    cle: `objectif-${o.id}`,
    libelle: t.axe(nomme(o.code, o.nom), somme(o.montant)),
    lieu,
    enfants: o.actions.length === 0 ? [vide] : o.actions.map(action),
  };
}

function axe(x: Carte['axes'][number]): Branche {
  const lieu = { table: 'axes', id: x.id } as const;
  const vide = manque(`trou-axe-${x.id}`, t.aucunObjectif, lieu);
  return {
    cle: `axe-${x.id}`,
    libelle: t.axe(nomme(x.code, x.nom), somme(x.montant)),
    lieu,
    enfants: x.objectifs.length === 0 ? [vide] : x.objectifs.map(objectif),
  };
}

function branches(c: Carte): Branche[] {
  const sources = c.sources.map((s) => ({
    cle: `source-${s.source}`,
    libelle: t.source(
      majuscule(libelleChoix('source_financement', s.source)),
      [somme(s.actions), somme(s.hors_actions)].filter(Boolean).join(' + '),
    ),
    lieu: null,
  }));
  return [...c.axes.map(axe), ...sansAction(c), ...sources];
}

/** The nodes in the order in which they are read. */
export function noeuds(c: Carte): Noeud[] {
  const sortie: Noeud[] = [];
  const lister = (soeurs: Branche[], niveau: number): void => {
    soeurs.forEach(({ cle, libelle, lieu, trou: vide = false, enfants = [] }, i) => {
      sortie.push({ cle, niveau, libelle, lieu, trou: vide, rang: i + 1, nombre: soeurs.length });
      lister(enfants, niveau + 1);
    });
  };
  lister(branches(c), 1);
  return sortie;
}

/** The node that a key leads to; null when the key is not for the tree, or leads nowhere. */
export function voisin(tous: Noeud[], cle: string, touche: string): string | null {
  const rang = tous.findIndex((n) => n.cle === cle);
  const ici = tous[rang];
  if (!ici) return null;
  const suivant = tous[rang + 1];
  switch (touche) {
    case 'ArrowDown':
      return suivant?.cle ?? null;
    case 'ArrowUp':
      return tous[rang - 1]?.cle ?? null;
    case 'ArrowRight':
      return suivant && suivant.niveau > ici.niveau ? suivant.cle : null;
    case 'ArrowLeft':
      return tous.slice(0, rang).findLast((n) => n.niveau < ici.niveau)?.cle ?? null;
    case 'Home':
      return tous[0]?.cle ?? null;
    case 'End':
      return tous.at(-1)?.cle ?? null;
    default:
      return null;
  }
}
