/** Finding by the beginnings of words, whatever the accents. */

/** Without accents or capitals, letter for letter: a place found in it is the same place in the text. */
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

/** Every word searched begins a word of the name: predictable, unlike a fuzzy match. */
export function correspond(nom: string, recherche: string): boolean {
  const siens = mots(nom);
  return mots(recherche).every((cherche) => siens.some((mot) => mot.startsWith(cherche)));
}
