/** Refusal by the core: a code on which the page acts, a sentence to show. */
export interface Echec {
  code: string;
  details: Record<string, string>;
  phrase: string;
}

/** A refusal of the core, as an error: the page tests `code`, shows `phrase`, never the other way round. */
export class ErreurAppel extends Error implements Echec {
  readonly code: string;
  readonly details: Record<string, string>;

  constructor(echec: Echec) {
    super(echec.phrase);
    this.name = 'ErreurAppel';
    this.code = echec.code;
    this.details = echec.details;
  }

  get phrase(): string {
    return this.message;
  }
}

function estEchec(valeur: unknown): valeur is Echec {
  return (
    typeof valeur === 'object' &&
    valeur !== null &&
    typeof (valeur as Echec).code === 'string' &&
    typeof (valeur as Echec).phrase === 'string'
  );
}

/** Turns whatever was thrown into an `ErreurAppel`; `secours` is said when it carries no sentence of the core. */
export function enErreurAppel(cause: unknown, secours: string): ErreurAppel {
  if (cause instanceof ErreurAppel) return cause;
  if (estEchec(cause)) return new ErreurAppel({ ...cause, details: cause.details ?? {} });
  const technique = cause instanceof Error ? cause.message : String(cause);
  return new ErreurAppel({ code: 'liaison', details: { technique }, phrase: secours });
}
