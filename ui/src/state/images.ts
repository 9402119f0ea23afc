/** Pictures of figures, for slides: to the clipboard, or to a file where the clipboard is not given. */
import type { DessinView } from '../backend';
import { enBase64, enErreurAppel } from '../backend';
import { textes } from '../texts/fr';
import { type Atelier, nomDeFichier } from './atelier.svelte';

/** Makes the PNG of a drawing with its title. */
export type Peintre = (dessin: DessinView, titre: string) => Promise<Blob>;

/** Copies a drawing as a picture; where the clipboard refuses, says so and offers a file. */
export async function copierImage(a: Atelier, enPng: Peintre, dessin: DessinView, titre: string): Promise<void> {
  const t = textes.image;
  const png = enPng(dessin, titre);
  // A picture that cannot be made ends in the same message as a refusal of the clipboard.
  png.catch(() => undefined);
  try {
    // The promise is handed over within the gesture: WebKit refuses what comes after it.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    a.messages.dire(t.copiee);
  } catch {
    const enregistrer = { libelle: t.enregistrer, action: () => void enregistrerImage(a, enPng, dessin, titre) };
    a.messages.dire(t.refusee, { gestes: [enregistrer], reste: true });
  }
}

/** Writes a drawing as a PNG to the file that the user names. */
export async function enregistrerImage(a: Atelier, enPng: Peintre, dessin: DessinView, titre: string): Promise<void> {
  const chemin = await a.choisir('image', titre);
  if (!chemin) return;
  try {
    const png = enBase64(new Uint8Array(await (await enPng(dessin, titre)).arrayBuffer()));
    const fait = await a.backend.appeler('image_ecrire', { chemin, png });
    a.messages.dire(textes.cadre.exporte(nomDeFichier(fait.chemin)), { reste: true });
  } catch (cause) {
    a.messages.dire(enErreurAppel(cause, textes.image.impossible).phrase, { reste: true });
  }
}
