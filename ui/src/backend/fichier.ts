/**
 * The text of a file that comes with the page, at the address that the build gives it. A module would stay in memory as long as the
 * page; this text goes once it is used.
 */
export async function lireFichier(adresse: string): Promise<string> {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${adresse}: ${reponse.status}`);
  return reponse.text();
}
