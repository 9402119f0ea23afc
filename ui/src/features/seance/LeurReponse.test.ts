import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { RetourView } from '../../generated/api';
import { rendreExemple } from '../../test/exemple';
import { ErreurAppel } from '../../backend';
import LeurReponse from './LeurReponse.svelte';

type Remarque = RetourView['remarques'][number];

const remarque = (plus: Partial<Remarque> = {}): Remarque => ({
  lieu: { table: 'articles', id: 12, champ: null, nom: 'article « Dotation »' },
  ou: 'Article 12 Dotation',
  genre: 'remplacement',
  auteur: 'Mme Roche',
  date: '2026-12-12T10:15:00',
  avant: 'juillet',
  apres: 'septembre',
  dit: 'remplacé « juillet » par « septembre »',
  qui: 'Mme Roche, 12 décembre 2026',
  sort: 'a_noter',
  notable: true,
  point: { demande: null, code: '', objet: 'Article 12' },
  ...plus,
});

async function rendre(remarques: Remarque[], plus: Partial<RetourView> = {}) {
  const rendu = await rendreExemple(
    LeurReponse,
    {},
    {
      backend: (b) => {
        const vide = b.retour('');
        b.retour = () => ({ ...vide, remarques, ...plus });
      },
    },
  );
  await rendu.atelier.relireReponse('/x/reponse.docx');
  await rendu.findByRole('dialog');
  return rendu;
}

describe('Leur réponse', () => {
  it('note ce qui est coché, et montre la séance', async () => {
    const { backend, atelier, findByRole, getAllByRole, getByText } = await rendre([
      remarque(),
      remarque({ dit: 'commentaire « Lequel ? »', genre: 'commentaire', avant: '', apres: 'Lequel ?' }),
      remarque({ sort: 'rouvre', point: { demande: 1, code: 'DEM-1', objet: 'Montant' }, dit: 'rouvert' }),
      remarque({ sort: 'deja_notee', notable: false, point: { demande: 2, code: 'DEM-2', objet: 'Cible' } }),
      remarque({ sort: 'sans_lieu', notable: false, point: null, lieu: null, ou: 'Préambule', dit: 'ajouté « et »' }),
      remarque({ sort: 'de_nous', notable: false, point: null }),
    ]);
    // Reopening what was settled is a choice; what is noted or has no place has no box.
    const boites = getAllByRole('checkbox') as HTMLInputElement[];
    expect(boites.map((b) => b.checked)).toEqual([true, true, false]);
    getByText('À placer à la main');
    getByText('De notre main');
    getByText('déjà notée');
    await fireEvent.click(boites[1] as HTMLElement);
    await fireEvent.click(await findByRole('button', { name: 'Noter 1 remarque' }));
    await waitFor(() =>
      expect(backend.demandes('retour_noter')).toEqual([
        { revue: 1, seance: null, date: '2026-12-12', remarques: [0] },
      ]),
    );
    await waitFor(() => expect(atelier.seance.id).toBe(1));
    expect(atelier.retour.montre).toBe(false);
  });

  it('mène au lieu d’une remarque, et attend', async () => {
    const { atelier, findByRole } = await rendre([remarque()]);
    await fireEvent.click(await findByRole('button', { name: /Aller à.*Dotation/ }));
    expect(atelier.retour.montre).toBe(false);
    expect(atelier.navigation.ecran).toBe('contrat');
    atelier.messages.courant?.gestes[0]?.action();
    expect([atelier.retour.montre, atelier.retour.lu?.remarques.length]).toEqual([true, 1]);
  });

  it('dit pourquoi rien ne peut être noté, ou lu', async () => {
    const { atelier, backend, findByText, queryByRole } = await rendre([remarque()], {
      refus: 'Aucune revue.',
      revue: null,
    });
    await findByText('Aucune revue.');
    expect((queryByRole('button', { name: /^Noter/ }) as HTMLButtonElement).disabled).toBe(true);
    backend.pannes.set('retour_lire', new ErreurAppel({ code: 'retour', details: {}, phrase: 'Demander un .docx.' }));
    await atelier.relireReponse('/x/a.doc');
    await findByText('Demander un .docx.');
    expect(queryByRole('button', { name: /^Noter/ })).toBeNull();
  });
});
