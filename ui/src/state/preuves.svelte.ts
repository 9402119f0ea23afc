/**
 * Proofs of a year as the core lists them, and the states of their files. Files are read when it is asked for: a state is the one
 * of the last look, and goes with a change of the documents.
 */
import { type Backend, enErreurAppel, type EtatPieceView, type PiecesView, type UsageRequest } from '../backend';
import type { NomTable } from '../generated/modele';
import { textes } from '../texts/fr';
import type { MagasinDossier } from './dossier.svelte';

/** Row that a document is to prove. */
export interface Cible {
  table: NomTable;
  id: number;
}

export class Preuves {
  vue = $state.raw<PiecesView | null>(null);
  /** States of the files, by document; empty before the first look. */
  etats = $state.raw<ReadonlyMap<number, EtatPieceView>>(new Map());
  /** Whether files are being read. */
  enCours = $state(false);
  /** Whether a file to join is copied beside the dossier. */
  copier = $state(false);

  #backend: Backend;
  #magasin: MagasinDossier;
  #choisir: (usage: UsageRequest) => Promise<string | null>;

  constructor(backend: Backend, magasin: MagasinDossier, choisir: (usage: UsageRequest) => Promise<string | null>) {
    this.#backend = backend;
    this.#magasin = magasin;
    this.#choisir = choisir;
  }

  /** Reads the proofs of a year; the last closed one when none is given. */
  async lire(annee: number | null): Promise<void> {
    try {
      this.vue = await this.#backend.appeler('pieces_annee', { annee });
    } catch (cause) {
      this.#magasin.incident = enErreurAppel(cause, textes.erreurs.liaison);
    }
  }

  /** Looks at the files. */
  async verifier(): Promise<void> {
    if (this.enCours) return;
    this.enCours = true;
    try {
      await this.#magasin.vider();
      const etats = await this.#backend.appeler('pieces_verifier', {});
      this.etats = new Map(etats.map((e) => [e.id, e]));
    } catch (cause) {
      this.#magasin.incident = enErreurAppel(cause, textes.erreurs.liaison);
    }
    this.enCours = false;
  }

  /** Forgets the states: another dossier is shown. */
  oublier(): void {
    this.vue = null;
    this.etats = new Map();
  }

  /** Joins a file that the user chooses: to a row, to a document, or as a new document. Its id, null when nothing was done. */
  async joindre(quoi: { cible?: Cible; piece?: number } = {}): Promise<number | null> {
    const chemin = await this.#choisir('piece');
    return chemin ? this.prendre(chemin, quoi) : null;
  }

  /** Joins a file whose path the user gave. */
  async prendre(chemin: string, quoi: { cible?: Cible; piece?: number } = {}): Promise<number | null> {
    const fait = await this.#magasin.commander('piece_joindre', { chemin, copier: this.copier, ...quoi });
    if (fait && this.etats.size > 0) await this.verifier();
    return fait?.id ?? null;
  }

  /** Says where the file of a document is now. */
  async retrouver(piece: number): Promise<void> {
    const chemin = await this.#choisir('piece');
    if (!chemin) return;
    if (await this.#magasin.commander('piece_retrouver', { piece, chemin })) await this.verifier();
  }
}
