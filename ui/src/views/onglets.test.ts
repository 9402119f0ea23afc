import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import EcranContrat from '../features/contrat/EcranContrat.svelte';
import EcranMoyens from '../features/moyens/EcranMoyens.svelte';
import EcranSuivi from '../features/suivi/EcranSuivi.svelte';
import { ECRANS, ecranDe } from '../state/ecrans';
import { rendreExemple } from '../test/exemple';
import { textes } from '../texts/fr';

describe('onglets', () => {
  it.each([
    ['suivi', EcranSuivi],
    ['moyens', EcranMoyens],
    ['contrat', EcranContrat],
  ] as const)(
    '%s : les flèches, Origine et Fin vont d’un onglet à l’autre, la main les suit',
    async (cle, Composant) => {
      const { getByRole, atelier } = await rendreExemple(Composant as typeof EcranSuivi, { ecran: ecranDe(cle) });
      const onglets = ecranDe(cle).onglets;
      const choisi = () => getByRole('tab', { selected: true });
      const presser = async (key: string, vers: number) => {
        await fireEvent.keyDown(choisi(), { key });
        await waitFor(() => expect(choisi().textContent).toBe(onglets.at(vers)?.libelle));
        await waitFor(() => expect(document.activeElement).toBe(choisi()));
        expect(getByRole('tabpanel').getAttribute('aria-labelledby')).toBe(choisi().id);
      };
      choisi().focus();
      await presser('ArrowRight', 1);
      await presser('End', -1);
      await presser('ArrowRight', 0);
      await presser('ArrowLeft', -1);
      await presser('Home', 0);
      expect(atelier.navigation.onglet(cle)).toBe(onglets[0]?.cle);
    },
  );

  it('revient à l’onglet quitté, et va à celui du champ demandé', async () => {
    const { atelier, getByRole } = await rendreExemple(EcranContrat, { ecran: ecranDe('contrat') });
    const choisi = () => getByRole('tab', { selected: true }).textContent;
    await fireEvent.click(getByRole('tab', { name: 'Visas' }));
    expect(atelier.navigation.onglet('contrat')).toBe('visas');
    for (const [champ, onglet] of [
      ['preambule', 'Préambule'],
      ['signature_lieu', 'Signature'],
      ['date_debut', 'Identité'],
    ] as const) {
      atelier.reveler({ table: 'contrat', id: 1, champ });
      await waitFor(() => expect(choisi()).toBe(onglet));
    }
    atelier.aller('contrat', 'regles');
    await waitFor(() => expect(choisi()).toBe('Règles'));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Règles'));
  });
});

it('chaque table d’un écran à onglets est dans l’un d’eux, chaque onglet a un nom et des mots', () => {
  for (const { cle, tables, onglets } of ECRANS) {
    if (onglets.length === 0) continue;
    const montrees = onglets.flatMap((o) => o.lieux);
    expect(
      tables.filter((t) => !montrees.some((l) => l === t || l.startsWith(`${t}.`))),
      cle,
    ).toEqual([]);
    for (const o of onglets) {
      expect(o.libelle, `${cle}/${o.cle}`).not.toBe(o.cle);
      expect(Object.keys(textes.motsOnglets), `${cle}/${o.cle}`).toContain(`${cle}/${o.cle}`);
    }
  }
  const cles = ECRANS.flatMap((e) => e.onglets.map((o) => `${e.cle}/${o.cle}`));
  expect(Object.keys(textes.motsOnglets).filter((cle) => !cles.includes(cle))).toEqual([]);
});
