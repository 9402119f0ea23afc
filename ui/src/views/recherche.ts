/** Finding by the beginnings of words, whatever the accents. */

function mots(texte: string): string[] {
  return texte
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** Every word searched begins a word of the name: predictable, unlike a fuzzy match. */
export function correspond(nom: string, recherche: string): boolean {
  const siens = mots(nom);
  return mots(recherche).every((cherche) => siens.some((mot) => mot.startsWith(cherche)));
}
