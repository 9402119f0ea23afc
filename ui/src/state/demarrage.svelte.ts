/**
 * Answers to the five questions with which a dossier begins. They are kept as long as the program runs, so that leaving the page
 * loses nothing; the core says what they lay out and which cannot be (`demarrage_lire`).
 */
import type { Backend, ReponsesDemarrage } from '../backend';
import { Lecture } from './lecture.svelte';

type ServiceRepondu = ReponsesDemarrage['services'][number];

/** Questions with several answers. */
type Multiple = 'financeurs' | 'objectifs';

/** Text typed for an answer that could not be read, with the sentence that says why. */
interface Illisible {
  texte: string;
  phrase: string;
}

const serviceVierge = (): ServiceRepondu => ({ nom: '', categorie: 'sad_aide', habilitation: 'non_precise' });

const vierges = (): ReponsesDemarrage => ({
  gestionnaire: '',
  forme_juridique: '',
  siren: '',
  departement: '',
  ars: '',
  services: [serviceVierge()],
  debut: null,
  fin: null,
  signature: null,
  financeurs: [],
  objectifs: [],
});

export class Demarrage {
  /** Whether the page of the five questions is shown. */
  ouvert = $state(false);
  reponses = $state(vierges());
  /** Answers that could not be read, by name. */
  illisibles = $state<Partial<Record<keyof ReponsesDemarrage, Illisible>>>({});
  readonly lecture: Lecture<'demarrage_lire'>;

  constructor(backend: Backend) {
    this.lecture = new Lecture(backend, 'demarrage_lire');
  }

  /** Answers as they are sent: a service that says nothing is left out. */
  get donnees(): ReponsesDemarrage {
    const copie = $state.snapshot(this.reponses);
    const vide = JSON.stringify(serviceVierge());
    return { ...copie, services: copie.services.filter((s) => JSON.stringify(s) !== vide) };
  }

  /** Sentence that says why an answer cannot be; empty when it can. */
  refus(champ: keyof ReponsesDemarrage): string {
    return this.illisibles[champ]?.phrase ?? this.lecture.vue?.refus.find((r) => r.champ === champ)?.phrase ?? '';
  }

  /** The first answer that cannot be; null when a dossier can be made. */
  get premierRefus(): keyof ReponsesDemarrage | null {
    const [illisible] = Object.keys(this.illisibles);
    return ((illisible ?? this.lecture.vue?.refus[0]?.champ) as keyof ReponsesDemarrage | undefined) ?? null;
  }

  /** Asks the core what the present answers lay out. */
  relire(): void {
    this.lecture.demander({ reponses: this.donnees });
  }

  ajouterService(): void {
    this.reponses.services.push(serviceVierge());
  }

  retirerService(rang: number): void {
    this.reponses.services.splice(rang, 1);
  }

  /** Whether one of several answers is given. */
  choisi(champ: Multiple, valeur: string | number): boolean {
    return (this.reponses[champ] as (string | number)[]).includes(valeur);
  }

  /** Adds or takes away one of several answers. */
  basculer(champ: Multiple, valeur: string | number): void {
    const liste = this.reponses[champ] as (string | number)[];
    const rang = liste.indexOf(valeur);
    if (rang < 0) liste.push(valeur);
    else liste.splice(rang, 1);
  }

  oublier(): void {
    this.ouvert = false;
    this.reponses = vierges();
    this.illisibles = {};
  }
}
