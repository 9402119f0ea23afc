/** Safety of the open file, as the page sees it: notices, backups shown and restored, damaged files. */
import type {
  ApercuSauvegardeView,
  AvisView,
  Commandes,
  EtatDossierView,
  RecuperationView,
  SauvegardeView,
  UsageRequest,
} from '../backend';
import type { ErreurAppel } from '../backend';
import { textes } from '../texts/fr';
import { auRelachement } from './appui';

/** Functions of `Atelier` that this state needs. */
interface Liens {
  demander<C extends keyof Commandes>(
    commande: C,
    args: Commandes[C]['requete'],
  ): Promise<Commandes[C]['reponse'] | undefined>;
  montrer(etat: EtatDossierView): Promise<void>;
  choisir(usage: UsageRequest, nom: string | null): Promise<string | null>;
  ouvrir(chemin: string): Promise<void>;
  vider(): Promise<boolean>;
}

/** A file that would not open, and what is left of it elsewhere. */
export interface Refus {
  chemin: string;
  erreur: ErreurAppel;
  sauvegardes: SauvegardeView[];
}

const ABIMES = ['endommage', 'schema_inattendu', 'pas_un_dossier'];

export class Surete {
  avis = $state.raw<AvisView[]>([]);
  /** The backup being looked at instead of the dossier. */
  apercu = $state.raw<ApercuSauvegardeView | null>(null);
  refus = $state.raw<Refus | null>(null);
  /** Result of a salvage, until the user has read it. */
  recuperation = $state.raw<RecuperationView | null>(null);
  /** Another file to lay beside the dossier, on the screen of versions. */
  aComparer = $state<string | null>(null);
  readonly #liens: Liens;

  constructor(liens: Liens) {
    this.#liens = liens;
  }

  oublier(): void {
    this.avis = [];
    this.apercu = null;
    this.refus = null;
    this.recuperation = null;
    this.aComparer = null;
  }

  /** Asks whether the file is still in its place, and what else is to be known of it. */
  async surveiller(): Promise<void> {
    const dit = await this.#liens.demander('surveiller', {});
    if (!dit) return;
    // Notices take room above the screen: not under the press that gave the window its focus.
    await new Promise<void>(auRelachement);
    this.avis = dit.avis;
    this.apercu = dit.apercu;
  }

  /** A file would not open: what can still be done with it. */
  async refuser(chemin: string, erreur: ErreurAppel): Promise<void> {
    this.refus = { chemin, erreur, sauvegardes: [] };
    if (!ABIMES.includes(erreur.code)) return;
    const dit = await this.#liens.demander('sauvegardes', { chemin });
    if (dit && this.refus.chemin === chemin)
      this.refus = { ...this.refus, sauvegardes: dit.liste.filter((s) => s.lisible) };
  }

  get lisible(): boolean {
    const erreur = this.refus?.erreur;
    if (!erreur) return false;
    return ['verrouille', 'lecture_seule'].includes(erreur.code) || erreur.details['lisible'] === 'oui';
  }

  /** Another machine left its note: only a person can tell that it no longer works on the file. */
  get forcable(): boolean {
    return this.refus?.erreur.details['forcable'] === 'oui';
  }

  get abime(): boolean {
    return ABIMES.includes(this.refus?.erreur.code ?? '');
  }

  /** Opens a backup, read-only, instead of the dossier. */
  async regarder(nom: string, chemin: string | null = null): Promise<void> {
    if (!(await this.#liens.vider())) return;
    const etat = await this.#liens.demander('sauvegarde_apercu', { nom, chemin });
    if (etat) await this.#liens.montrer(etat);
  }

  /** Puts the dossier back as the backup holds it: one step, that can be undone. */
  async restaurer(): Promise<void> {
    if (!this.apercu) return;
    const etat = await this.#liens.demander('sauvegarde_restaurer', {
      nom: this.apercu.nom,
      chemin: this.apercu.origine,
      vers: null,
      ecraser: false,
    });
    if (etat) await this.#liens.montrer(etat);
  }

  /** Puts the backup in a new file, and opens it. */
  async restaurerAilleurs(): Promise<void> {
    const apercu = this.apercu;
    if (!apercu) return;
    const vers = await this.#liens.choisir('copie', textes.surete.nomRestaure);
    if (!vers) return;
    const demande = { nom: apercu.nom, chemin: apercu.origine, vers, ecraser: true };
    const etat = await this.#liens.demander('sauvegarde_restaurer', demande);
    if (etat) await this.#liens.montrer(etat);
  }

  async revenir(): Promise<void> {
    if (this.apercu) await this.#liens.ouvrir(this.apercu.origine);
  }

  /** Salvages the refused file into a new one. */
  async recuperer(): Promise<void> {
    const chemin = this.refus?.chemin;
    const vers = chemin && (await this.#liens.choisir('nouveau', textes.surete.nomRecupere));
    if (!chemin || !vers) return;
    const fait = await this.#liens.demander('recuperer', { chemin, vers, ecraser: true });
    if (!fait) return;
    await this.#liens.montrer(fait.etat);
    this.recuperation = fait;
  }
}
