/** Bytes in base64, as commands and the dossier carry them. */
export function enBase64(octets: Uint8Array): string {
  let texte = '';
  // A long file would give too many arguments to one call.
  for (let i = 0; i < octets.length; i += 8192) texte += String.fromCharCode(...octets.subarray(i, i + 8192));
  return btoa(texte);
}
