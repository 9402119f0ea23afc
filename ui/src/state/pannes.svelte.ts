/**
 * Faults of the page itself, with a report that can be sent: names of errors and of commands, never content of the
 * dossier. Refusals by the core are not faults: they are the `incident` of the store.
 */
import type { Backend } from '../backend';
import { ErreurAppel } from '../backend';

export interface Panne {
  nom: string;
  message: string;
  pile: string[];
}

/** Enough to see what led there. */
const TRACE = 30;
const PILE = 12;

export class Pannes {
  /** The fault to tell; null once it has been read. */
  derniere = $state.raw<Panne | null>(null);
  #trace: string[] = [];

  /** Remembers the name of something that was done. */
  noter(quoi: string): void {
    this.#trace.push(quoi);
    if (this.#trace.length > TRACE) this.#trace.shift();
  }

  signaler(cause: unknown): void {
    const erreur = cause instanceof Error ? cause : new Error(String(cause));
    const message = masquer(erreur.message);
    this.noter(`panne ${erreur.name}`);
    this.derniere = { nom: erreur.name, message, pile: cadres(erreur.stack ?? '') };
  }

  /** The report, as it will be read: `lignes` say where one was. */
  rapport(lignes: string[], incident: ErreurAppel | null = null): string {
    const p = this.derniere;
    return [
      ...lignes,
      ...(incident ? [`refus ${incident.code} : ${masquer(Object.values(incident.details).join(' '))}`] : []),
      ...(p ? [`${p.nom} : ${p.message}`, ...p.pile.map((cadre) => `  ${cadre}`)] : []),
      '',
      ...this.#trace,
    ].join('\n');
  }
}

/** A backend that leaves the names of its commands, and of its refusals, in the trace. */
export function suivre(backend: Backend, pannes: Pannes): Backend {
  const suivi: Backend = {
    async appeler(commande, args) {
      try {
        const reponse = await backend.appeler(commande, args);
        pannes.noter(commande);
        return reponse;
      } catch (cause) {
        pannes.noter(`${commande} refusé ${cause instanceof ErreurAppel ? cause.code : 'sans code'}`);
        throw cause;
      }
    },
    partir: () => backend.partir?.(),
  };
  return Object.defineProperty(suivi, 'fenetre', { get: () => backend.fenetre });
}

/** A message may quote what it could not read: only names of code stay. */
function masquer(message: string): string {
  return message
    .replace(/"[^"]*"|«[^»]*»|`[^`]*`/g, '…')
    .replace(/'([^']*)'/g, (entier, mot: string) => (/^[\w$.[\]]{1,40}$/.test(mot) ? entier : '…'))
    .replace(/[/\\]\S*[/\\]/g, '…/')
    .slice(0, 300);
}

/** The frames of a stack, without the address of the page nor the message they begin with. */
function cadres(pile: string): string[] {
  return pile
    .split('\n')
    .map((ligne) => ligne.trim())
    .filter((ligne) => ligne.startsWith('at ') || /@.*:\d+:\d+$/.test(ligne))
    .slice(0, PILE)
    .map((ligne) => ligne.replace(/\(?[a-z]+:\/\/[^\s)]*\/([^/\s)]+)\)?/g, '$1'));
}
