/**
 * The meeting on the whole window: what the core says of it, the point shown, and whether the other party sees the screen. While it
 * does, the core answers without the reserve, so that nothing reserved is in the page at all.
 */
import type { Backend, Commandes } from '../backend';
import { enErreurAppel } from '../backend';
import type { LigneDe } from '../backend/modele';
import { textes } from '../texts/fr';
import type { MagasinDossier } from './dossier.svelte';

export type SeanceVue = Commandes['seance_lire']['reponse'];
export type PointVu = SeanceVue['groupes'][number]['points'][number];
export type Essai = Commandes['position_essayer']['reponse'];

export class Seance {
  /** The meeting shown; null for the screens of the dossier. */
  id = $state<number | null>(null);
  vue = $state.raw<SeanceVue | null>(null);
  /** The point shown. */
  point = $state<number | null>(null);
  /** Whether the other party sees the screen. */
  partage = $state(false);

  #backend: Backend;
  #magasin: MagasinDossier;
  /** Number of the last question, so that a late answer does not replace a newer one. */
  #question = 0;

  constructor(backend: Backend, magasin: MagasinDossier) {
    this.#backend = backend;
    this.#magasin = magasin;
  }

  /** The meeting of the dossier that is open; null when there is none. */
  get ouverte(): LigneDe<'seances'> | null {
    return this.#magasin.lignes('seances').find((s) => s.etat === 'ouverte') ?? null;
  }

  get points(): PointVu[] {
    return (this.vue?.groupes ?? []).flatMap((g) => g.points);
  }

  get courant(): PointVu | null {
    return this.points.find((p) => p.id === this.point) ?? this.points[0] ?? null;
  }

  montrer(id: number): void {
    this.vue = null;
    this.point = null;
    this.id = id;
  }

  fermer(): void {
    this.#question += 1;
    this.id = null;
    this.vue = null;
    this.point = null;
    this.partage = false;
  }

  /** Hides the reserve, or shows it again. What was read with it goes at once. */
  partager(partage: boolean): void {
    if (partage === this.partage) return;
    if (partage) this.vue = null;
    this.partage = partage;
  }

  /** Reads the meeting; the one shown stays until the answer. */
  async lire(): Promise<void> {
    const { id, partage } = this;
    if (id === null) return;
    const mienne = ++this.#question;
    try {
      const vue = await this.#backend.appeler('seance_lire', { seance: id, partage });
      if (mienne === this.#question && partage === this.partage) this.vue = vue;
    } catch (cause) {
      if (mienne !== this.#question) return;
      this.#magasin.incident = enErreurAppel(cause, textes.erreurs.liaison);
      this.fermer();
    }
  }

  /** Worth of a value being typed; null when the core cannot say. */
  async essayer(demande: number, valeur: string): Promise<Essai | null> {
    const { id, partage } = this;
    if (id === null) return null;
    try {
      return await this.#backend.appeler('position_essayer', { seance: id, demande, valeur, partage });
    } catch {
      return null;
    }
  }

  /** Shows the next point, or the one before. */
  avancer(pas: -1 | 1): void {
    const rang = this.points.findIndex((p) => p.id === this.courant?.id);
    const voisin = this.points[rang + pas];
    if (voisin) this.point = voisin.id;
  }
}
