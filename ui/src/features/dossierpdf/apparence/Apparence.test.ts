import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { type Preparation, rendreExemple } from '../../../test/exemple';
import Apparence from './Apparence.svelte';

const SECTIONS = [
  { code: 'contrat', nom: 'Contrat', perte: 'le document n’est plus le contrat', ecartee: false },
  { code: 'fiches', nom: 'Fiches actions', perte: null, ecartee: false },
  { code: 'finances', nom: 'Annexe financière', perte: null, ecartee: true },
];

const rendre = (plus: Preparation = {}) =>
  rendreExemple(
    Apparence,
    { document: 'complet' as const },
    {
      backend: (b) => {
        b.sections = structuredClone(SECTIONS);
      },
      ...plus,
    },
  );

describe('Apparence des documents', () => {
  it('écarte une section d’un seul pas, en retenant l’ordre de toutes', async () => {
    const { backend, findByRole } = await rendre();
    await fireEvent.click(await findByRole('checkbox', { name: 'Contrat' }));
    await waitFor(() => expect(backend.demandes('lot')).toHaveLength(1));
    const [{ operations }] = backend.demandes('lot') as [{ operations: { valeurs: unknown }[] }];
    expect(operations.map((o) => o.valeurs)).toEqual([
      { document: 'complet', section: 'contrat', ecartee: true },
      { document: 'complet', section: 'fiches', ecartee: false },
      { document: 'complet', section: 'finances', ecartee: true },
    ]);
    expect(await findByRole('button', { name: 'Revenir à l’ordre d’origine' })).toBeTruthy();
  });

  it('dit ce qui est perdu sans une section', async () => {
    const { backend, findByRole, findByText } = await rendre();
    backend.sections = [{ ...SECTIONS[0]!, ecartee: true }];
    await fireEvent.click(await findByRole('checkbox', { name: 'Contrat' }));
    expect(await findByText(/le document n’est plus le contrat/)).toBeTruthy();
  });

  it('déplace au clavier comme aux flèches', async () => {
    const { backend, findByRole } = await rendre();
    await fireEvent.keyDown(await findByRole('checkbox', { name: 'Fiches actions' }), { key: 'ArrowUp', altKey: true });
    await waitFor(() => expect(backend.demandes('lot')).toHaveLength(1));
    const ordre = () =>
      (backend.demandes('lot').at(-1) as { operations: { geste: string; valeurs: { section: string } }[] }).operations
        .filter((o) => o.geste === 'creer')
        .map((o) => o.valeurs.section);
    expect(ordre()).toEqual(['fiches', 'contrat', 'finances']);
    await fireEvent.click(await findByRole('button', { name: /Descendre «.Fiches actions/ }));
    await waitFor(() => expect(backend.demandes('lot')).toHaveLength(2));
  });

  it('ajoute un logo, le montre, et refuse ce qui n’en est pas un', async () => {
    const { backend, container, findByAltText, findByText } = await rendre();
    const entree = () => [...container.querySelectorAll<HTMLInputElement>('input[type="file"]')].at(-1)!;
    const fichier = (octets: number[]) => new File([new Uint8Array(octets)], 'logo');
    await fireEvent.change(entree(), { target: { files: [fichier([0xff, 0xd8, 0xff])] } });
    await waitFor(() =>
      expect(backend.demandes('ligne_creer')).toMatchObject([
        { table: 'logos', valeurs: { partie: 'departement', type_image: 'jpeg', contenu: '/9j/' } },
      ]),
    );
    expect((await findByAltText('Logo 1')).getAttribute('src')).toBe('data:image/jpeg;base64,/9j/');
    await fireEvent.change(entree(), { target: { files: [fichier([1, 2, 3])] } });
    expect(await findByText(/ni un PNG/)).toBeTruthy();
    expect(backend.demandes('ligne_creer')).toHaveLength(1);
  });

  it('change de couleurs, et revient à celle du thème', async () => {
    const { backend, findByRole, container } = await rendre();
    await fireEvent.click(await findByRole('radio', { name: /Encre/ }));
    await fireEvent.change(container.querySelector('input[type="color"]')!, { target: { value: '#8a0303' } });
    await fireEvent.click(await findByRole('button', { name: 'Couleur du thème' }));
    await waitFor(() =>
      expect(backend.demandes('ligne_modifier')).toMatchObject([
        { table: 'presentation', champs: { theme: 'encre' } },
        { champs: { couleur: '#8A0303' } },
        { champs: { couleur: '' } },
      ]),
    );
  });
});
