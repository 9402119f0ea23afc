/**
 * The year being filled in: the one chosen for this dossier, else the one the core says. The choice, with the step where one
 * stopped, is kept on this machine by the place of the file, not in the dossier.
 */
import type { EtapeAnnee, LieuView, Ligne } from '../backend';
import { estTable } from '../backend/description';
import type { NomTable } from '../generated/modele';
import type { MagasinDossier } from './dossier.svelte';

const CLE = 'cpom.annee';
const GARDES = 20;

/** Steps of the year, in order, those of the core and then its closing; each is a tab of the screen. */
export const ETAPES = [
  'heures',
  'donnees',
  'personnel',
  'comptes',
  'indicateurs',
  'actions',
  'bilan',
  'cloture',
] as const satisfies (EtapeAnnee | 'cloture')[];
export type EtapeDeSaisie = (typeof ETAPES)[number];

/** Step that shows the rows of a table, for those of the year; rows without a year are of every year. */
const ETAPE_DE: Partial<Record<NomTable, EtapeDeSaisie>> = {
  heures: 'heures',
  heures_payees: 'heures',
  valeurs: 'donnees',
  effectifs: 'personnel',
  formations: 'personnel',
  montants_budget: 'comptes',
  budgets_action: 'comptes',
  versements: 'comptes',
  dotations: 'comptes',
  tarifs: 'comptes',
  mesures: 'indicateurs',
  actions: 'actions',
  bilans_action: 'actions',
  bilans_annuels: 'bilan',
  exercices: 'cloture',
};
/** Fields of an action that the yearly sheet shows. */
const DE_L_ACTION = ['statut', 'avancement_pct', 'date_fin'];

interface Reprise {
  chemin: string;
  /** The year chosen; null leaves it to the core. */
  annee: number | null;
  /** The step where one stopped; null for none. */
  etape: string | null;
}

function estReprise(lue: unknown): lue is Reprise {
  const { chemin, annee, etape } = (lue ?? {}) as Partial<Reprise>;
  const ou = (valeur: unknown, genre: string): boolean => valeur === null || typeof valeur === genre;
  return typeof chemin === 'string' && ou(annee, 'number') && ou(etape, 'string');
}

function lire(): Reprise[] {
  try {
    const lues: unknown = JSON.parse(localStorage.getItem(CLE) ?? '[]');
    return Array.isArray(lues) ? lues.filter(estReprise).slice(0, GARDES) : [];
  } catch {
    return [];
  }
}

export class AnneeDeSaisie {
  #magasin: MagasinDossier;
  #reprises = $state.raw<Reprise[]>(lire());

  constructor(magasin: MagasinDossier) {
    this.#magasin = magasin;
  }

  /** Years that may be chosen: those of the contract. */
  get annees(): number[] {
    return this.#magasin.calculs?.annees?.contrat ?? [];
  }

  /** The year being filled in; null while the contract has no dates. */
  get annee(): number | null {
    const { annees } = this;
    const choisie = this.#reprise?.annee ?? null;
    if (choisie !== null && annees.includes(choisie)) return choisie;
    const due = this.#magasin.calculs?.annees?.saisie ?? null;
    return due !== null && annees.includes(due) ? due : (annees[0] ?? null);
  }

  /** The step where a place can be shown, in the year being filled in; null when it is another screen's. */
  etapeDe(lieu: LieuView): EtapeDeSaisie | null {
    if (!estTable(lieu.table)) return null;
    const ligne = this.#magasin.ligne(lieu.table, lieu.id) as Ligne | undefined;
    const etape = ETAPE_DE[lieu.table];
    if (!ligne || !etape) return null;
    if (lieu.table === 'actions') return DE_L_ACTION.includes(lieu.champ ?? '') ? etape : null;
    const realisee = ligne['nature'] !== 'previsionnel' || lieu.table === 'formations' || lieu.table === 'tarifs';
    return ligne['annee'] === this.annee && realisee ? etape : null;
  }

  /** The choice lasts until another one, or until the year is closed and the core says the next. */
  choisir(annee: number): void {
    this.#noter({ annee });
  }

  /** Leaves the choice: the year is again the one the core says. */
  laisser(): void {
    this.#noter({ annee: null });
  }

  /** The step where one stopped in this dossier; null for none. */
  get etape(): EtapeDeSaisie | null {
    return ETAPES.find((e) => e === this.#reprise?.etape) ?? null;
  }

  noterEtape(etape: string): void {
    if (etape !== this.#reprise?.etape) this.#noter({ etape });
  }

  get #reprise(): Reprise | undefined {
    return this.#reprises.find((r) => r.chemin === this.#magasin.etat?.chemin);
  }

  #noter(quoi: Partial<Reprise>): void {
    const chemin = this.#magasin.etat?.chemin;
    if (chemin === undefined) return;
    const autres = this.#reprises.filter((r) => r.chemin !== chemin);
    this.#reprises = [{ chemin, annee: null, etape: null, ...this.#reprise, ...quoi }, ...autres].slice(0, GARDES);
    localStorage.setItem(CLE, JSON.stringify(this.#reprises));
  }
}
