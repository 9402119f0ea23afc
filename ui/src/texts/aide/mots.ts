/** Finds the words of the glossary in a text, so that they can be explained in place. */
import { GLOSSAIRE } from './glossaire';

export interface Segment {
  texte: string;
  /** Key of the term; null for words that are not in the glossary. */
  terme: string | null;
}

/** Common words that would be marked on every screen: only the guide explains them. */
const DISCRETS = new Set([
  'cible',
  'report',
  'exercice',
  'avenant',
  'supplement',
  'prestataire',
  'reference',
  'fiche_action',
]);

const formes = GLOSSAIRE.filter((t) => !DISCRETS.has(t.cle))
  .flatMap((t) => [t.mot, ...(t.aussi ?? [])].map((forme) => ({ forme, cle: t.cle })))
  .sort((a, b) => b.forme.length - a.forme.length);
const motif = new RegExp(
  `(?<![\\p{L}\\d-])(?:${formes.map(({ forme }) => forme.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\p{L}\\d-])`,
  'giu',
);

/** Capitals are significant: « has » is not the HAS. */
function termeDeForme(trouve: string): string | null {
  const exact = formes.find(({ forme }) => forme === trouve);
  if (exact) return exact.cle;
  return (
    formes.find(({ forme }) => !/^[A-Z-]+$/.test(forme) && forme.toLowerCase() === trouve.toLowerCase())?.cle ?? null
  );
}

/** Cuts a text into pieces; a term is marked only the first time. */
export function segments(texte: string): Segment[] {
  const vus = new Set<string>();
  const morceaux: Segment[] = [];
  let fin = 0;
  for (const trouve of texte.matchAll(motif)) {
    const terme = termeDeForme(trouve[0]);
    if (!terme || vus.has(terme)) continue;
    vus.add(terme);
    if (trouve.index > fin) morceaux.push({ texte: texte.slice(fin, trouve.index), terme: null });
    morceaux.push({ texte: trouve[0], terme });
    fin = trouve.index + trouve[0].length;
  }
  if (fin < texte.length || morceaux.length === 0) morceaux.push({ texte: texte.slice(fin), terme: null });
  return morceaux;
}
