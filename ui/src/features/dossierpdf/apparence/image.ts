/**
 * A picture chosen by the user, as the dossier stores it: kind found from its first bytes, and content in
 * base64.
 */
import { enBase64 } from '../../../backend';

export type TypeImage = 'png' | 'jpeg' | 'svg';

export interface ImageLue {
  type_image: TypeImage;
  contenu: string;
}

/** Maximum size accepted by the core, in bytes. */
export const TAILLE_MAX = 1024 * 1024;

export function typeDe(octets: Uint8Array): TypeImage | null {
  const debute = (...suite: number[]) => suite.every((o, i) => octets[i] === o);
  if (debute(0x89, 0x50, 0x4e, 0x47)) return 'png';
  if (debute(0xff, 0xd8, 0xff)) return 'jpeg';
  const texte = new TextDecoder().decode(octets.subarray(0, 4096));
  return texte.includes('<svg') ? 'svg' : null;
}

/** URL under which the page shows a picture; an SVG shown this way runs no script. */
export function adresse(type: string, contenu: string): string {
  return `data:image/${type === 'svg' ? 'svg+xml' : type};base64,${contenu}`;
}

/** Reads a chosen file; returns the reason when it cannot be a logo. */
export async function lireImage(fichier: File): Promise<ImageLue | 'trop_grand' | 'inconnu'> {
  if (fichier.size > TAILLE_MAX) return 'trop_grand';
  const octets = new Uint8Array(await fichier.arrayBuffer());
  const type_image = typeDe(octets);
  return type_image ? { type_image, contenu: enBase64(octets) } : 'inconnu';
}
