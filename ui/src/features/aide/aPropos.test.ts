import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';

import { rendre } from '../../test/rendre';
import APropos from './APropos.svelte';
import { lireComposants } from './composants';

it('lit la liste des composants par parties', () => {
  expect(lireComposants('Titre\n\nProgramme\na\t1.0\tMIT\nb\t2.1\tMIT OR Apache-2.0\n\nPage\nc\t3\tISC\n')).toEqual([
    {
      titre: 'Programme',
      composants: [
        { nom: 'a', version: '1.0', licence: 'MIT' },
        { nom: 'b', version: '2.1', licence: 'MIT OR Apache-2.0' },
      ],
    },
    { titre: 'Page', composants: [{ nom: 'c', version: '3', licence: 'ISC' }] },
  ]);
});

it('dit la version, la licence et les lieux, et copie le tout sans contenu du dossier', async () => {
  const ecrire = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const { atelier } = await rendre(APropos, {});
  atelier.aPropos = true;
  const dialogue = await screen.findByRole('dialog');
  await waitFor(() => expect(dialogue.textContent).toContain('/donnees/fr.atelier-cpom/sauvegardes'));
  for (const dit of ['0.1.0', 'MIT', '/dossiers/tilleuls.cpom', 'linux x86_64']) {
    expect(dialogue.textContent).toContain(dit);
  }
  await waitFor(() => expect(dialogue.querySelectorAll('tbody tr').length).toBeGreaterThan(150));
  await fireEvent.click(screen.getByRole('button', { name: 'Copier pour l’assistance' }));
  await waitFor(() => expect(ecrire).toHaveBeenCalledOnce());
  const copie = ecrire.mock.calls[0]?.[0] ?? '';
  for (const dit of ['Atelier CPOM', '0.1.0', 'fr.atelier-cpom', 'serde\t', 'svelte\t', 'Source Serif 4\t']) {
    expect(copie).toContain(dit);
  }
  expect(copie).not.toContain('Agence Les Tilleuls');
  await waitFor(() => expect(dialogue.textContent).toContain('Copié'));
  ecrire.mockRestore();
});
