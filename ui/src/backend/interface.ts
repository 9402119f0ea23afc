import type { Commandes } from './commandes';

/** Transport of the commands of the core. A refused command rejects with an `ErreurAppel`. */
export interface Backend {
  appeler<C extends keyof Commandes>(commande: C, args: Commandes[C]['requete']): Promise<Commandes[C]['reponse']>;
  /** The page is about to go: the calls made right after this one reach the core, though their answer may not come back. */
  partir?(): void;
  /** Present in the application only; absent in a browser. */
  fenetre?: Fenetre;
}

/** Events and orders of the application window. */
export interface Fenetre {
  surFermeture(rappel: () => void): void;
  surOuverture(rappel: (chemin: string) => void): void;
  /** Files dropped on the window, and where, in CSS pixels. */
  surDepot(rappel: (chemins: string[], point: { x: number; y: number } | null) => void): void;
  /** Files held over the window, at this place; null when they leave it or were dropped. */
  surSurvol(rappel: (point: { x: number; y: number } | null) => void): void;
  /** Closes the window without asking again. */
  fermer(): Promise<void>;
  /** Opens a written document with the program that the computer has for it; false when there is none. */
  ouvrir(chemin: string): Promise<boolean>;
  /** Shows a written document among the other files of its folder. */
  montrer(chemin: string): Promise<boolean>;
  /** Cancels the closing: a change could not be saved. */
  retenir(): Promise<void>;
}
