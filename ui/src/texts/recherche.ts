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

function mots(texte: string): string[] {
  return normaliser(texte)
    .replaceAll('œ', 'oe')
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
  return normaliser(texte).includes(normaliser(cherche.trim()));
}
