/** Pictures of figures, for slides: to the clipboard, or to a file where the clipboard is not given. */
import type { DessinView } from '../backend';
import { enErreurAppel } from '../backend';
import { textes } from '../texts/fr';
import { type Atelier, nomDeFichier } from './atelier.svelte';

/** The PNG of a drawing, and its bytes in base64. */
export interface Peintre {
  enPng: (dessin: DessinView, titre: string) => Promise<Blob>;
  enBase64: (png: Blob) => Promise<string>;
}

/** Copies a drawing as a picture; where the clipboard refuses, says so and offers a file. */
export async function copierImage(a: Atelier, peintre: Peintre, dessin: DessinView, titre: string): Promise<void> {
  const t = textes.image;
  const png = peintre.enPng(dessin, titre);
  // A picture that cannot be made ends in the same message as a refusal of the clipboard.
  png.catch(() => undefined);
  try {
    // The promise is handed over within the gesture: WebKit refuses what comes after it.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    a.messages.dire(t.copiee);
  } catch {
    const enregistrer = { libelle: t.enregistrer, action: () => void enregistrerImage(a, peintre, dessin, titre) };
    a.messages.dire(t.refusee, { gestes: [enregistrer], reste: true });
  }
}

/** Writes a drawing as a PNG to the file that the user names. */
export async function enregistrerImage(a: Atelier, peintre: Peintre, dessin: DessinView, titre: string): Promise<void> {
  const chemin = await a.choisir('image', titre);
  if (!chemin) return;
  try {
    const png = await peintre.enBase64(await peintre.enPng(dessin, titre));
    const fait = await a.backend.appeler('image_ecrire', { chemin, png });
    a.messages.dire(textes.cadre.exporte(nomDeFichier(fait.chemin)), { reste: true });
  } catch (cause) {
    a.messages.dire(enErreurAppel(cause, textes.image.impossible).phrase, { reste: true });
  }
}
