/** Search that ignores accents and capitals. */

/** Removes accents and capitals. The length is kept, so that an index in the result is an index in the text. */
export function normaliser(texte: string): string {
  let resultat = '';
  for (const lettre of texte) {
    const nue = lettre
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase();
    resultat += nue.length === lettre.length ? nue : lettre.length === 1 ? (nue[0] ?? ' ') : lettre;
  }
  return resultat.replaceAll('’', "'").replace(/[\u202f\u00a0]/g, ' ');
}

/** Removes accents and capitals and opens « œ » and « æ », as the core folds a text; the length may change. */
export function sansAccents(texte: string): string {
  return normaliser(texte.normalize('NFC')).replaceAll('œ', 'oe').replaceAll('æ', 'ae');
}

function mots(texte: string): string[] {
  return sansAccents(texte)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** True when every searched word begins a word of the name. */
export function correspond(nom: string, recherche: string): boolean {
  const siens = mots(nom);
  return mots(recherche).every((cherche) => siens.some((mot) => mot.startsWith(cherche)));
}

/** True when the text holds the searched string, wherever it stands. */
export function contientTexte(texte: string, cherche: string): boolean {
  return sansAccents(texte).includes(sansAccents(cherche.trim()));
}
