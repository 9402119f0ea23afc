/**
 * Sets French typography in texts typed with plain characters: a space before a high sign or inside quotes
 * becomes the narrow no-break space, a straight apostrophe the curved one.
 */
export function fr(texte: string): string {
  return texte
    .replaceAll("'", '’')
    .replace(/ ([:;!?%»€])/g, '\u202f$1')
    .replaceAll('« ', '«\u202f')
    .replace(/(\d) (?=\d{3}(?!\d))/g, '$1\u202f');
}

/** « 2027-01-05T14:02:10 » → « 14:02 ». */
export function heure(iso: string): string {
  return /T(\d{2}:\d{2})/.exec(iso)?.[1] ?? '';
}
