/**
 * Message on what was just done, said once at the bottom of the window, with what may follow from it. It takes no focus and no room; the
 * next one takes its place.
 */
export interface GesteMessage {
  libelle: string;
  action: () => void;
}

export interface Message {
  phrase: string;
  gestes: GesteMessage[];
  /** Revision of the dossier after the gesture: as long as it is the last one, « Annuler » undoes this gesture. */
  annule: number | null;
  /** Stays until it is closed or another one comes. */
  reste: boolean;
}

/** Time a message stays, in milliseconds, while nothing rests on it. */
export const DUREE_MESSAGE = 8000;

export class Messages {
  courant = $state.raw<Message | null>(null);

  dire(phrase: string, suite: Partial<Omit<Message, 'phrase'>> = {}): void {
    this.courant = { phrase, gestes: [], annule: null, reste: false, ...suite };
  }

  fermer(): void {
    this.courant = null;
  }
}
