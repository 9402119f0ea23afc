import { describe, expect, it, vi } from 'vitest';

import { textes } from '../texts/fr';
import { ErreurAppel } from './erreur';
import { backendHttp } from './http';

const reponse = (statut: number, corps: unknown) => () =>
  Promise.resolve(new Response(JSON.stringify(corps), { status: statut }));

describe('backend http', () => {
  it('envoie l’enveloppe et rend la valeur', async () => {
    const chercher = vi.fn(reponse(200, { ouvert: null, recents: [], version: '1' }));
    const backend = backendHttp('/appel', chercher as unknown as typeof fetch);
    expect(await backend.appeler('etat', {})).toEqual({ ouvert: null, recents: [], version: '1' });
    const [adresse, demande] = chercher.mock.calls[0] as unknown as [string, RequestInit];
    expect(adresse).toBe('/appel');
    expect(JSON.parse(String(demande.body))).toEqual({ commande: 'etat', arguments: {} });
  });

  it('rend un refus avec son code et sa phrase', async () => {
    const echec = { code: 'verrou', details: { qui: 'Paul' }, phrase: 'Ouvert par Paul.' };
    const backend = backendHttp('/appel', reponse(409, echec) as unknown as typeof fetch);
    const erreur = await backend.appeler('etat', {}).catch((e: unknown) => e);
    expect(erreur).toBeInstanceOf(ErreurAppel);
    expect(erreur).toMatchObject(echec);
  });

  it('dit en français une liaison perdue', async () => {
    const backend = backendHttp('/appel', () => Promise.reject(new TypeError('failed')));
    await expect(backend.appeler('etat', {})).rejects.toMatchObject({
      code: 'liaison',
      phrase: textes.erreurs.liaison,
    });
  });

  it('au départ de la page, la requête lui survit, sauf si elle est trop grosse pour cela', async () => {
    const chercher = vi.fn(reponse(200, null));
    const backend = backendHttp('/appel', chercher as unknown as typeof fetch);
    const survit = () => (chercher.mock.calls.at(-1) as unknown as [string, RequestInit])[1].keepalive ?? false;
    const modifier = (texte: string) =>
      backend.appeler('ligne_modifier', { table: 'articles', id: 1, champs: { texte } });
    await modifier('avant');
    expect(survit()).toBe(false);
    backend.partir?.();
    void modifier('au départ');
    expect(survit()).toBe(true);
    void modifier('é'.repeat(40_000));
    expect(survit()).toBe(false);
    // The page stayed.
    await new Promise((suite) => setTimeout(suite, 5));
    await modifier('après');
    expect(survit()).toBe(false);
  });
});
