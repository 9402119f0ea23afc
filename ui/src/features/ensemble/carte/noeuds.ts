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
    enfants.push({ cle: `trou-indicateur-${a.id}`, libelle: t.aucunIndicateur, lieu, trou: true });
  const sources = a.sources.map((s) => `${libelleChoix('source_financement', s.source)} ${euros(s.montant)}`);
  const dit = somme(a.montant);
  if (dit) enfants.push({ cle: `budget-${a.id}`, libelle: t.budgetDe(dit, sources.join(', ')), lieu });
  else if (a.trous.includes('action_sans_budget'))
    enfants.push({ cle: `budget-${a.id}`, libelle: t.sansBudgetAction, lieu, trou: true });
  return {
    cle: `action-${a.id}`,
    libelle: t.action(nomme(a.code, a.nom), libelleChoix('statut_action', a.statut), moyens),
    lieu,
    trou: moyens !== '',
    enfants,
  };
}

function sansAction(c: Carte): Branche[] {
  const seuls = c.sans_action.map((i) => ({ ...indicateur(i, 'seul'), trou: true }));
  const premier = c.sans_action[0];
  const argent = c.hors_actions.map(({ id, nom, montant }) => ({
    cle: `hors-${id}`,
    libelle: t.argentSeul(nom, montant === null ? t.sansMontant : euros(montant)),
    lieu: { table: 'financements', id } as const,
    trou: true,
  }));
  const reste =
    c.a_affecter === null
      ? []
      : [
          {
            cle: 'affecter',
            libelle: t.affecter(euros(c.a_affecter)),
            lieu: { table: 'dotation', id: 1 } as const,
            trou: true,
          },
        ];
  const enfants = [...seuls, ...argent, ...reste];
  const lieu = premier
    ? ({ table: 'indicateurs', id: premier.id } as const)
    : (argent[0]?.lieu ?? reste[0]?.lieu ?? null);
  return enfants.length > 0 ? [{ cle: 'sans-action', libelle: t.seuls, lieu, trou: true, enfants }] : [];
}

function branches(c: Carte): Branche[] {
  const axes = c.axes.map((x) => ({
    cle: `axe-${x.id}`,
    libelle: t.axe(nomme(x.code, x.nom), somme(x.montant)),
    lieu: { table: 'axes', id: x.id } as const,
    enfants:
      x.objectifs.length === 0
        ? [
            {
              cle: `trou-axe-${x.id}`,
              libelle: t.aucunObjectif,
              lieu: { table: 'axes', id: x.id } as const,
              trou: true,
            },
          ]
        : x.objectifs.map((o) => ({
            cle: `objectif-${o.id}`,
            libelle: t.axe(nomme(o.code, o.nom), somme(o.montant)),
            lieu: { table: 'objectifs', id: o.id } as const,
            enfants:
              o.actions.length === 0
                ? [
                    {
                      cle: `trou-objectif-${o.id}`,
                      libelle: t.aucuneAction,
                      lieu: { table: 'objectifs', id: o.id } as const,
                      trou: true,
                    },
                  ]
                : o.actions.map(action),
          })),
  }));
  const sources = c.sources.map((s) => ({
    cle: `source-${s.source}`,
    libelle: t.source(
      majuscule(libelleChoix('source_financement', s.source)),
      [somme(s.actions), somme(s.hors_actions)].filter(Boolean).join(' + '),
    ),
    lieu: null,
  }));
  return [...axes, ...sansAction(c), ...sources];
}

/** The nodes in the order in which they are read. */
export function noeuds(c: Carte): Noeud[] {
  const sortie: Noeud[] = [];
  const lister = (soeurs: Branche[], niveau: number): void => {
    soeurs.forEach(({ cle, libelle, lieu, trou: manque = false, enfants = [] }, i) => {
      sortie.push({ cle, niveau, libelle, lieu, trou: manque, rang: i + 1, nombre: soeurs.length });
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
