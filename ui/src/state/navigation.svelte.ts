import type { LieuView, Ligne } from '../backend';
import { estTable, lignesDeTable, parentDe } from '../backend/description';
import type { Dossier, NomChamp, NomTable } from '../backend/modele';
import type { CleEcran } from '../texts/fr';
import { memoire } from './memoire.svelte';

/** A place to show: a row, and possibly one of its fields. */
export type Cible = LieuView;

/** The place of a field, its name checked against its table. */
export function placeOf<T extends NomTable>(table: T, id: number, champ: NomChamp<T>): Cible {
  return { table, id, champ };
}

/** A row, whatever the field. */
export interface Rangee {
  table: string;
  id: number;
}

/** Demand made to a screen by its name: to add a row of a table (and of a kind), or a gesture of its own. */
export type Demande =
  | `ajouter/${NomTable}${'' | `/${string}`}`
  | 'fiche_existante'
  | 'catalogue'
  | 'proposer_echeances'
  | 'preparer_avenant'
  | 'ouvrir_seance'
  | 'garder_version'
  | 'alleger'
  | 'joindre_piece'
  | 'verifier_pieces'
  | 'renumeroter';

/** Screen and tab shown, the row or field to bring into view, and what the screen is asked to do. */
export class Navigation {
  ecran = $state<CleEcran>('ensemble');
  /** The row to bring into view, then the rows that hold it, up to the root. Lists open theirs. */
  chemin = $state.raw<Rangee[]>([]);
  /** The field to focus once the screen has drawn it; changes at each request, even for the same place. */
  cible = $state.raw<{ lieu: Cible; rang: number } | null>(null);
  /** Asked of the screen shown; the component that answers takes it away. */
  demande = $state.raw<{ quoi: Demande } | null>(null);
  /** The tab that takes the keyboard once it is drawn; changes at each request, even for the same one. */
  ongletDemande = $state.raw<{ ecran: CleEcran } | null>(null);
  #rang = 0;
  #ecranDeTable: (table: string) => CleEcran | null;

  constructor(ecranDeTable: (table: string) => CleEcran | null) {
    this.#ecranDeTable = ecranDeTable;
  }

  /** Shows a screen, on the tab given or on the last one shown there. */
  aller(ecran: CleEcran, onglet: string | null = null): void {
    this.ecran = ecran;
    this.chemin = [];
    this.cible = null;
    this.demande = null;
    this.ongletDemande = null;
    if (onglet === null) return;
    this.choisirOnglet(ecran, onglet);
    this.ongletDemande = { ecran };
  }

  /** The tab last chosen on a screen; null for none. */
  onglet(ecran: CleEcran): string | null {
    return memoire<string>(`onglet/${ecran}`).valeur;
  }

  choisirOnglet(ecran: CleEcran, onglet: string): void {
    memoire<string>(`onglet/${ecran}`).valeur = onglet;
  }

  /** Asks a screen to do something, on the tab where it is done. */
  demander(ecran: CleEcran, onglet: string | null, quoi: Demande): void {
    this.aller(ecran, onglet);
    this.ongletDemande = null;
    this.demande = { quoi };
  }

  /** Shows the screen of a place, or the one given, opens the rows around it and focuses its field. */
  reveler(lieu: Cible, dossier: Dossier, sur: CleEcran | null = null): void {
    const ecran = sur ?? this.#ecranDeTable(lieu.table);
    if (ecran) this.ecran = ecran;
    this.demande = null;
    this.ongletDemande = null;
    this.chemin = ancetres(lieu, dossier);
    this.#rang += 1;
    this.cible = { lieu, rang: this.#rang };
  }
}

/** The row, the row it belongs to, and so on up to a row that belongs to none. */
function ancetres(lieu: LieuView, dossier: Dossier): Rangee[] {
  const chemin: Rangee[] = [];
  let { table, id } = lieu;
  while (estTable(table) && chemin.length < 10) {
    chemin.push({ table, id });
    const parent = parentDe(table);
    const ligne = lignesDeTable(dossier, table).find((l) => l.id === id) as Ligne | undefined;
    const idParent = parent ? ligne?.[parent.champ] : null;
    if (!parent || typeof idParent !== 'number') break;
    table = parent.table;
    id = idParent;
  }
  return chemin;
}

/** The DOM id of a field, so that a finding, an undo or a test can reach it. */
export function idChamp<T extends NomTable>(table: T, id: number, champ: NomChamp<T>): string {
  return idLieu(table, id, champ);
}

/** The same for a place named by the core, whose table and field are text. */
export function idLieu(table: string, id: number, champ: string): string {
  return `champ-${table}-${id}-${champ}`;
}
