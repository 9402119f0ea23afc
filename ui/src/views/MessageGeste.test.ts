import { fireEvent, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Fenetre } from '../backend/interface';
import { DUREE_MESSAGE } from '../state/messages.svelte';
import type { BackendMemoire } from '../test/backend_memoire';
import { rendreExemple } from '../test/exemple';
import Cadre from './Cadre.svelte';

const N = '\u202f';
const fenetre = (ouvre: boolean) => {
  const demandes: string[] = [];
  const dire = (quoi: string) => async (chemin: string) => {
    demandes.push(`${quoi} ${chemin}`);
    return ouvre;
  };
  const f = {
    surFermeture: vi.fn(),
    surOuverture: vi.fn(),
    surDepot: vi.fn(),
    surSurvol: () => undefined,
    ouvrir: dire('ouvrir'),
    montrer: dire('montrer'),
  };
  return { demandes, fenetre: f as unknown as Fenetre };
};

async function rendre(preparer: (b: BackendMemoire) => void = () => undefined) {
  const vue = await rendreExemple(Cadre, {}, { backend: preparer });
  const region = vue.container.querySelector<HTMLElement>('section[aria-label="Dernier geste"]') as HTMLElement;
  return {
    ...vue,
    region,
    dit: () => region.querySelector('[role=status]')?.textContent?.trim() ?? '',
    boutons: () => [...region.querySelectorAll('.gestes button')].map((b) => b.textContent),
  };
}

describe('le message d’un geste', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true }));
  afterEach(() => void vi.useRealTimers());

  it('est dit sans prendre le clavier, annule ce geste et lui seul, puis s’en va', async () => {
    const { magasin, backend, dit, boutons, getByRole, region } = await rendre();
    const ici = getByRole('button', { name: /Rechercher/ });
    ici.focus();
    backend.fait = 'L’axe est supprimé, avec 2 objectifs.';
    await magasin.supprimer('axes', 1);
    await waitFor(() => expect(dit()).toBe('L’axe est supprimé, avec 2 objectifs.'));
    expect(document.activeElement).toBe(ici);
    expect(boutons()).toEqual(['Annuler']);
    // What is typed afterwards is the last change: « Annuler » would undo that.
    backend.fait = null;
    await magasin.modifier('departement', 1, { nom: 'Loire' });
    await waitFor(() => expect(boutons()).toEqual([]));
    expect(dit()).toBe('L’axe est supprimé, avec 2 objectifs.');
    await fireEvent.pointerEnter(region);
    await vi.advanceTimersByTimeAsync(DUREE_MESSAGE * 3);
    expect(dit()).not.toBe('');
    await fireEvent.pointerLeave(region);
    await vi.advanceTimersByTimeAsync(DUREE_MESSAGE + 10);
    expect(dit()).toBe('');
  });

  it('annule par son bouton, et dit ce qui est annulé et rétabli', async () => {
    const { magasin, backend, dit, boutons, getByRole } = await rendre();
    backend.fait = 'L’axe est ajouté.';
    await magasin.creer('axes');
    await waitFor(() => expect(boutons()).toEqual(['Annuler']));
    backend.fait = null;
    const annuler = getByRole('region', { name: 'Dernier geste' }).querySelector<HTMLElement>('.gestes button');
    annuler?.focus();
    await fireEvent.click(annuler as HTMLElement);
    await waitFor(() => expect(backend.demandes('annuler')).toHaveLength(1));
    await waitFor(() => expect(dit()).toMatch(new RegExp(`^Annulé${N}: `)));
    // The button pressed is gone: the keyboard is in the work area.
    expect(document.activeElement?.tagName).toBe('MAIN');
    expect(boutons()).toEqual(['Rétablir']);
    await fireEvent.click(
      getByRole('region', { name: 'Dernier geste' }).querySelector('.gestes button') as HTMLElement,
    );
    await waitFor(() => expect(dit()).toMatch(new RegExp(`^Rétabli${N}: `)));
    expect(boutons()).toEqual(['Annuler']);
  });

  it('ne dit rien d’une cellule tapée, dit un bloc collé', async () => {
    const { magasin, backend, dit } = await rendre();
    backend.fait = '2 heures sont modifiées.';
    const modifier = (id: number) => ({
      geste: 'modifier' as const,
      table: 'heures' as const,
      id,
      champs: { heures: 1 },
    });
    await magasin.lot([modifier(1)], true);
    expect(dit()).toBe('');
    await magasin.lot([modifier(1), modifier(2)], true);
    await waitFor(() => expect(dit()).toBe('2 heures sont modifiées.'));
  });

  it('après un export, ouvre le fichier, le montre, en donne le chemin ; reste tant qu’on ne le ferme pas', async () => {
    const f = fenetre(true);
    const { atelier, dit, boutons, getByRole } = await rendre((b) => {
      b.fenetre = f.fenetre;
      b.chemins = { pdf: '/docs/cpom.pdf' };
    });
    await atelier.exporter('pdf');
    await waitFor(() => expect(dit()).toBe(`Exporté${N}: cpom.pdf`));
    expect(boutons()).toEqual(['Ouvrir', 'Montrer dans son répertoire', 'Copier le chemin']);
    await vi.advanceTimersByTimeAsync(DUREE_MESSAGE * 3);
    expect(dit()).not.toBe('');
    await fireEvent.click(getByRole('button', { name: 'Ouvrir' }));
    expect(f.demandes).toEqual(['ouvrir /docs/cpom.pdf']);
    // The last document stays within reach of the palette.
    await atelier.montrerFichier('montrer', atelier.dernierExport ?? '');
    expect(f.demandes.at(-1)).toBe('montrer /docs/cpom.pdf');
  });

  it('dit que rien n’ouvre le fichier ; dans un navigateur, en donne le chemin seul', async () => {
    const { atelier, dit, boutons } = await rendre((b) => {
      b.fenetre = fenetre(false).fenetre;
      b.chemins = { pdf: '/docs/cpom.pdf' };
    });
    await atelier.exporter('pdf');
    await atelier.montrerFichier('ouvrir', '/docs/cpom.pdf');
    await waitFor(() => expect(dit()).toMatch(/^Rien sur cet ordinateur n’a pu ouvrir cpom\.pdf/));
    expect(boutons()).toEqual(['Copier le chemin']);
    const copie = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: copie }, platform: '', userAgent: '' });
    await atelier.copierChemin('/docs/cpom.pdf');
    vi.unstubAllGlobals();
    expect(copie).toHaveBeenCalledWith('/docs/cpom.pdf');
    await waitFor(() => expect(dit()).toBe(`Chemin copié${N}: /docs/cpom.pdf`));
    const seul = await rendre((b) => (b.chemins = { pdf: '/docs/cpom.pdf' }));
    await seul.atelier.exporter('pdf');
    await waitFor(() => expect(seul.boutons()).toEqual(['Copier le chemin']));
  });

  it('la même phrase est dite deux fois', async () => {
    const { magasin, backend, region, dit } = await rendre();
    backend.fait = 'L’axe est ajouté.';
    await magasin.creer('axes');
    await waitFor(() => expect(dit()).toBe('L’axe est ajouté.'));
    const avant = region.querySelector('[role=status] span');
    await magasin.creer('axes');
    await waitFor(() => expect(region.querySelector('[role=status] span')).not.toBe(avant));
  });
});

it('la taille du texte se change au clavier, se dit et se lit au menu', async () => {
  localStorage.removeItem('cpom.taille');
  const { atelier, dit, getByRole, findByText } = await rendre();
  await fireEvent.keyDown(document.body, { key: '+', code: 'Equal', ctrlKey: true, shiftKey: true });
  expect(atelier.taille.valeur).toBe(110);
  await waitFor(() => expect(dit()).toBe(`Taille du texte${N}: 110${N}%`));
  await fireEvent.keyDown(document.body, { key: '-', code: 'NumpadSubtract', ctrlKey: true });
  await fireEvent.keyDown(document.body, { key: '-', code: 'NumpadSubtract', ctrlKey: true });
  expect(atelier.taille.valeur).toBe(90);
  expect(await fireEvent.keyDown(document.body, { key: 'à', code: 'Digit0', ctrlKey: true })).toBe(false);
  await waitFor(() => expect(dit()).toBe(`Taille du texte${N}: 100${N}%`));
  getByRole('button', { name: /^Dossier,/ }).focus();
  await fireEvent.keyDown(getByRole('button', { name: /^Dossier,/ }), { key: 'Enter' });
  expect((await findByText('Agrandir le texte')).closest('[role=menuitem]')).toBeTruthy();
});
