/**
 * The live preview: asks the core for the PDF again when the dossier changes, one request at a time.
 *
 * Mechanism: a change while a request is on its way marks the preview as late, and the next request leaves when the
 * answer is there, for the state of then: what lies between is never composed. Invariant: the preview shown is that
 * of one revision, and says so.
 */
import type { Backend } from '../../backend';
import { enErreurAppel } from '../../backend';
import type { ApercuRequest, ApercuView, DocumentRequest } from '../../generated/api';
import { textes } from '../../texts/fr';

export type Demande = ApercuRequest;
/** What is said of a preview besides its format. */
export type Choix = Partial<Omit<DocumentRequest, 'format'>>;

export class ApercuVivant {
  rendu = $state.raw<ApercuView | null>(null);
  erreur = $state<string | null>(null);
  enCours = $state(false);
  /** What was last asked for, to know what is shown. */
  demande: Demande | null = null;
  #backend: Backend;
  #suivante: Demande | null = null;
  #arrete = false;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Wants this document, as the dossier stands when its turn comes. */
  demander(demande: Demande): void {
    this.#suivante = demande;
    if (!this.enCours) void this.#servir();
  }

  arreter(): void {
    this.#arrete = true;
    this.#suivante = null;
  }

  async #servir(): Promise<void> {
    this.enCours = true;
    while (this.#suivante && !this.#arrete) {
      const demande = this.#suivante;
      this.#suivante = null;
      try {
        const rendu = await this.#backend.appeler('apercu', demande);
        if (this.#arrete) break;
        this.demande = demande;
        this.rendu = rendu;
        this.erreur = null;
      } catch (cause) {
        this.erreur = enErreurAppel(cause, textes.erreurs.liaison).phrase;
      }
    }
    this.enCours = false;
  }
}
