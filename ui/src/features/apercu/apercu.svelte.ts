/**
 * The live preview: asks the core for the PDF again when the dossier changes, one request at a time.
 *
 * Mechanism: a change during a request marks the preview as late. The next request is sent when the answer
 * arrives, for the state at that time; the states in between are never composed. Invariant: the preview shown
 * is that of one revision, whose number it gives.
 */
import type { Backend } from '../../backend';
import { enErreurAppel } from '../../backend';
import type { ApercuRequest, ApercuView, DocumentRequest } from '../../generated/api';
import { textes } from '../../texts/fr';

export type Demande = ApercuRequest;
/** Choices for a preview besides its format. */
export type Choix = Partial<Omit<DocumentRequest, 'format'>>;

export class ApercuVivant {
  rendu = $state.raw<ApercuView | null>(null);
  erreur = $state<string | null>(null);
  enCours = $state(false);
  /** The last request, to know what is shown. */
  demande: Demande | null = null;
  #backend: Backend;
  #suivante: Demande | null = null;
  #arrete = false;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Asks for this document, in the state of the dossier when the request is sent. */
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
