import { fireEvent, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { enBase64 } from '../backend';
import { dessinDe } from '../test/carte';
import { rendre } from '../test/rendre';
import { enPoints, enRem } from './dessin';
import ImageChiffree from './ImageChiffree.svelte';

it('un dessin garde la taille de ses lettres quand la fenêtre et le texte changent', () => {
  expect(enPoints(900, 1)).toBe(600);
  expect(enPoints(900, 2)).toBe(300);
  expect(enRem(8)).toBe('0.7500rem');
});

it('une image voyage en base 64', () => {
  expect(enBase64(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))).toBe('iVBORw==');
});

describe('l’image d’un tableau', () => {
  afterEach(() => vi.unstubAllGlobals());

  async function montrer() {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
    const vue = await rendre(ImageChiffree, { image: 'heures' });
    vue.backend.image = { phrase: 'Heures par financeur', note: 'Sans chiffre : 2026.', dessin: dessinDe([]) };
    await vue.magasin.relire?.();
    return vue;
  }

  it('est demandée à sa largeur, avec ce qu’elle ne montre pas', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
    const { backend, findByText } = await rendre(ImageChiffree, { image: 'heures' });
    await waitFor(() => expect(backend.demandes('image_lire').at(-1)).toMatchObject({ image: 'heures', largeur: 400 }));
    await findByText('L’image se dessine dès qu’un chiffre de ce tableau est connu.');
  });

  it('dit quand le presse-papiers la refuse, et propose un fichier', async () => {
    vi.stubGlobal('ClipboardItem', class {});
    vi.stubGlobal('navigator', { ...navigator, clipboard: { write: () => Promise.reject(new Error('refusé')) } });
    const { findByRole, atelier } = await montrer();
    await fireEvent.click(await findByRole('button', { name: 'Copier l’image' }));
    await waitFor(() => expect(atelier.messages.courant?.phrase).toMatch(/refuse l’image/));
    expect(atelier.messages.courant?.gestes[0]?.libelle).toBe('Enregistrer l’image…');
  });

  it('se copie dans le presse-papiers', async () => {
    const ecrire = vi.fn(() => Promise.resolve());
    vi.stubGlobal('ClipboardItem', class {});
    vi.stubGlobal('navigator', { ...navigator, clipboard: { write: ecrire } });
    const { findByRole, atelier } = await montrer();
    await fireEvent.click(await findByRole('button', { name: 'Copier l’image' }));
    await waitFor(() => expect(atelier.messages.courant?.phrase).toMatch(/^Image copiée/));
    expect(ecrire).toHaveBeenCalledOnce();
  });
});
