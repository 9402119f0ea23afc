import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { LigneReprise } from '../../generated/modele';
import { rendreExemple } from '../../test/exemple';
import { compter, filtrer, parRubrique } from './lignes';
import LignesReprise from './LignesReprise.svelte';

const LIGNES: LigneReprise[] = [
  { id: 1, rubrique: 'Contrat', objet: 'Préambule', traitement: 'garde', avant: '', apres: '' },
  { id: 2, rubrique: 'Tarifs', objet: 'Tarif 2029', traitement: 'vide', avant: '25,00 €', apres: '' },
  { id: 3, rubrique: 'Contrat', objet: 'Référence', traitement: 'vide', avant: 'CPOM-17', apres: '' },
  { id: 4, rubrique: 'Actions', objet: 'ACT-03', traitement: 'a_justifier', avant: 'en retard', apres: 'reconduite' },
];

describe('rapport', () => {
  it('se filtre par traitement et par mot', async () => {
    const { getByRole, getByText, queryByText } = await rendreExemple(LignesReprise, { lignes: LIGNES });
    await fireEvent.click(getByRole('button', { name: 'Vidé 2' }));
    expect(queryByText('Préambule')).toBeNull();
    expect(getByText('Tarif 2029')).toBeTruthy();
    await fireEvent.input(getByRole('searchbox'), { target: { value: 'reference' } });
    expect(queryByText('Tarif 2029')).toBeNull();
    expect(getByText('Référence')).toBeTruthy();
  });

  it('compte et groupe', () => {
    expect(Object.fromEntries(compter(LIGNES))).toEqual({ garde: 1, vide: 2, a_justifier: 1 });
    expect(parRubrique(LIGNES).map(([r, l]) => [r, l.length])).toEqual([
      ['Contrat', 2],
      ['Tarifs', 1],
      ['Actions', 1],
    ]);
    expect(filtrer(LIGNES, 'vide', 'contrat').map((l) => l.id)).toEqual([3]);
  });
});
