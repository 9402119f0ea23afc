import type { Ligne } from '../backend';
import { type NomChamp, type NomTable, type Table, TABLES } from '../backend/modele';
import { textes } from '../texts/fr';

/** Fields that name a row, the best first. */
const NOMS: NomChamp<NomTable>[] = [
  'libelle',
  'intitule',
  'titre',
  'raison_sociale',
  'nom',
  'denomination',
  'objet',
  'texte',
  'question',
  'risque',
  'fonction',
  'organisme',
  'type_revue',
  'annee',
  'date',
];

/** Name of a row in lists, menus and buttons: its code, then its name. */
export function nomLigne(_table: NomTable, ligne: Ligne): string {
  const code = typeof ligne.code === 'string' ? ligne.code.trim() : '';
  for (const champ of NOMS) {
    const valeur = ligne[champ];
    if (typeof valeur === 'number') return String(valeur);
    if (typeof valeur === 'string' && valeur.trim()) return code ? `${code} ${valeur.trim()}` : valeur.trim();
  }
  return code || textes.liste.sansNom;
}

/** Whether a field is what people call a row by: its code, or its name in words. */
export function estIdentite(table: NomTable, champ: string): boolean {
  const { champs } = TABLES[table] as Table;
  const nom = NOMS.find((n) => champs.some((c) => c.nom === n && (c.genre === 'texte' || c.genre === 'texte_long')));
  return champ === nom || champ === 'code';
}

/** First letter in capital, as a label begins. */
export function majuscule(texte: string): string {
  return texte.charAt(0).toLocaleUpperCase('fr') + texte.slice(1);
}

/** A long name cut at a word, for menus and announcements. */
export function court(texte: string, max = 60): string {
  if (texte.length <= max) return texte;
  const coupe = texte.slice(0, max);
  const espace = coupe.lastIndexOf(' ');
  // Neither a comma nor an initial (« L. ») is a last word.
  return `${coupe.slice(0, espace > max / 2 ? espace : max).replace(/(\s+\p{Lu}\.|[\s,;:«(–-]+)+$/u, '')}…`;
}
