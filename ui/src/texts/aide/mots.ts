/** Finds the words of the glossary in a text, so that they can be explained where they stand. */
import { GLOSSAIRE } from './glossaire';

export interface Segment {
  texte: string;
  /** The key of the term, when it is one. */
  terme: string | null;
}

/** Words anyone uses, that would underline half of every screen: they are explained in the guide only. */
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

/** Capitals are read as written: « has » is not the HAS. */
function termeDeForme(trouve: string): string | null {
  const exact = formes.find(({ forme }) => forme === trouve);
  if (exact) return exact.cle;
  return (
    formes.find(({ forme }) => !/^[A-Z-]+$/.test(forme) && forme.toLowerCase() === trouve.toLowerCase())?.cle ?? null
  );
}

/** The text in pieces; each term once, where it first stands. */
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
