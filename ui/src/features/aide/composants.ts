/** Reads the list of shipped components (`generated/composants.txt`): parts, each with name, version and licence. */
export interface PartieComposants {
  titre: string;
  composants: { nom: string; version: string; licence: string }[];
}

export function lireComposants(texte: string): PartieComposants[] {
  const parties: PartieComposants[] = [];
  // The first line is the title of the whole list.
  for (const ligne of texte.split('\n').slice(1)) {
    const [nom = '', version, licence] = ligne.split('\t');
    if (!nom) continue;
    if (version === undefined || licence === undefined) parties.push({ titre: nom, composants: [] });
    else parties.at(-1)?.composants.push({ nom, version, licence });
  }
  return parties;
}
