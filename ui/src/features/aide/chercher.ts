/** Finds the passages of the help that contain the searched words. */
import { type ClePage, GLOSSAIRE, GUIDES, type Terme } from '../../texts/aide';
import { correspond } from '../../texts/recherche';

export interface Passage {
  page: ClePage;
  titre: string;
  texte: string;
}

export interface Trouvailles {
  passages: Passage[];
  termes: Terme[];
}

const PASSAGES: Passage[] = (Object.keys(GUIDES) as ClePage[]).flatMap((page) => [
  ...GUIDES[page].gestes.map((g) => ({ page, titre: g.titre, texte: g.comment })),
  ...(GUIDES[page].touches ?? []).map(([touches, effet]) => ({ page, titre: touches, texte: effet })),
]);

export function chercherAide(recherche: string): Trouvailles {
  const passages = PASSAGES.filter((p) => correspond(`${p.titre} ${p.texte}`, recherche));
  const vus = new Set<string>();
  return {
    // The same passage appears on several screens: it is listed once.
    passages: passages.filter((p) => !vus.has(p.titre + p.texte) && vus.add(p.titre + p.texte)),
    termes: GLOSSAIRE.filter((t) =>
      correspond([t.mot, t.entier ?? '', ...(t.aussi ?? []), t.sens].join(' '), recherche),
    ),
  };
}
