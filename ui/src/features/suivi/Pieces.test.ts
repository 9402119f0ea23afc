import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { PiecesView } from '../../backend';
import type { Dossier } from '../../generated/modele';
import { rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import { textes } from '../../texts/fr';
import EcranSuivi from './EcranSuivi.svelte';

const t = textes.suivi.preuves;
const depense = { table: 'budgets_action', id: 2, champ: 'dotation_consommee', objet: 'ACT-01 Tutorat, dépense 2025' };

const vue: PiecesView = {
  annee: 2025,
  phrase: '17 chiffres de 2025 sur 18 n’ont pas de pièce.',
  preuves: [
    {
      numero: 'P-01',
      piece: 1,
      justificatif: 1,
      lieu: { ...depense, valeur: '16 320 €' },
      date: '',
      page: 'p. 3',
    },
  ],
  manques: [
    {
      table: 'budgets_action',
      phrase: 'Dépenses des actions : 1 sans pièce sur 18, 4 410 €',
      chiffres: [{ ...depense, id: 7, objet: 'ACT-02 Parrainage, dépense 2025', valeur: '4 410 €' }],
    },
  ],
  pieces: [{ id: 1, recette: 'Paie · Journal', ailleurs: false, prouve: 1 }],
};

const rendre = (dossier: (d: Dossier) => void = () => undefined) =>
  rendreExemple(
    EcranSuivi,
    { ecran: ecranDe('suivi') },
    {
      dossier,
      onglets: { suivi: 'pieces' },
      backend: (b) => {
        b.pieces = vue;
        b.chemins = { piece: '/dossiers/facture.pdf' };
        b.etatsPieces = [{ id: 1, libelle: 'Arrêté', etat: 'modifie', mot: 'modifié', phrase: 'Il a changé.' }];
      },
    },
  );

describe('Suivi › Pièces', () => {
  it('dit ce qui n’a pas de pièce, y mène, et joint un fichier au chiffre', async () => {
    const { atelier, backend, findByText, getByRole } = await rendre();
    expect(await findByText(vue.phrase)).toBeTruthy();
    await fireEvent.click(getByRole('button', { name: t.joindreA('ACT-02 Parrainage, dépense 2025') }));
    await waitFor(() =>
      expect(backend.demandes('piece_joindre')).toMatchObject([
        { chemin: '/dossiers/facture.pdf', cible: { table: 'budgets_action', id: 7 }, copier: false },
      ]),
    );
    await fireEvent.click(getByRole('button', { name: 'ACT-02 Parrainage, dépense 2025' }));
    expect(atelier.navigation.ecran).toBe('objectifs');
  });

  it('joint les fichiers déposés sur l’onglet, et au chiffre ceux qui tombent sur sa ligne', async () => {
    const { atelier, backend, findByRole } = await rendre();
    atelier.aller('suivi', 'pieces');
    const bouton = await findByRole('button', { name: t.joindreA('ACT-02 Parrainage, dépense 2025') });
    document.elementFromPoint = () => bouton;
    await atelier.recevoir(['/recus/facture.pdf', '/recus/releve.xlsx'], true, { x: 1, y: 1 });
    document.elementFromPoint = () => null;
    await atelier.recevoir(['/recus/attestation.pdf'], true, { x: 1, y: 1 });
    expect(backend.demandes('piece_joindre')).toMatchObject([
      { chemin: '/recus/facture.pdf', cible: { table: 'budgets_action', id: 7 } },
      { chemin: '/recus/releve.xlsx', cible: { table: 'budgets_action', id: 7 } },
      { chemin: '/recus/attestation.pdf' },
    ]);
    expect(backend.demandes('piece_joindre')[2]).not.toHaveProperty('cible');
    expect(atelier.depose).toBeNull();
    // Elsewhere a PDF is still a document that may carry a dossier.
    atelier.aller('ensemble');
    await atelier.recevoir(['/recus/ancien.pdf'], true, { x: 1, y: 1 });
    expect(atelier.depose).toBe('/recus/ancien.pdf');
  });

  it('vérifie les fichiers quand on le demande, et propose de retrouver celui qui manque', async () => {
    const { backend, findByText, getByRole, findByRole } = await rendre();
    expect(backend.demandes('pieces_verifier')).toHaveLength(0);
    await fireEvent.click(getByRole('button', { name: t.verifier }));
    expect(await findByText('modifié')).toBeTruthy();
    backend.etatsPieces = [{ id: 1, libelle: 'Arrêté', etat: 'introuvable', mot: 'introuvable', phrase: 'Absent.' }];
    await fireEvent.click(getByRole('button', { name: t.verifier }));
    await fireEvent.click(await findByRole('button', { name: /Arrêté d’autorisation/, expanded: false }));
    await fireEvent.click(await findByRole('button', { name: t.retrouver }));
    await waitFor(() =>
      expect(backend.demandes('piece_retrouver')).toMatchObject([{ piece: 1, chemin: '/dossiers/facture.pdf' }]),
    );
  });

  it('montre le bordereau avec ses numéros et la recette d’une extraction', async () => {
    const { getAllByText, findByText, findByRole } = await rendre();
    expect(await findByText('p. 3')).toBeTruthy();
    expect(getAllByText('P-01').length).toBeGreaterThan(0);
    await fireEvent.click(await findByRole('button', { name: /Arrêté d’autorisation/, expanded: false }));
    expect(await findByText('Paie · Journal')).toBeTruthy();
  });
});
