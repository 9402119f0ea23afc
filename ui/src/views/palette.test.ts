import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';

import { ECRANS } from '../state/ecrans';
import { gestesAjouter, gestesAuClavier, gestesEcrans, gestesNommes } from '../state/gestes';
import { rendreExemple } from '../test/exemple';
import { ajouts } from '../texts/gestes';
import Cadre from './Cadre.svelte';
import { entreesPalette } from './palette';

beforeEach(() => localStorage.removeItem('cpom.gestes'));

const rendre = async (plus = {}) => {
  const vue = await rendreExemple(Cadre, {}, plus);
  const chercher = (recherche: string) => entreesPalette(vue.atelier, recherche).entrees;
  const prendre = async (cle: string, recherche: string) => {
    vue.atelier.palette = true;
    const champ = await vue.findByRole('combobox');
    await fireEvent.input(champ, { target: { value: recherche } });
    const entree = chercher(recherche).find((e) => e.cle === cle);
    await fireEvent.pointerUp(await vue.findByRole('option', { name: new RegExp(`^${entree?.libelle}`) }));
  };
  return { ...vue, chercher, prendre };
};

describe('le registre des gestes', () => {
  it('a des clés, des noms et des touches qui ne servent qu’une fois', async () => {
    const { atelier } = await rendre();
    const tous = [...Object.values(gestesNommes(atelier)), ...gestesAjouter(atelier), ...gestesEcrans(atelier)];
    expect(new Set(tous.map((g) => g.cle)).size).toBe(tous.length);
    expect(new Set(tous.map((g) => g.libelle)).size).toBe(tous.length);
    const touches = gestesAuClavier(atelier).flatMap((g) => [g.touches, ...(g.aussi ?? [])]);
    expect(new Set(touches).size).toBe(touches.length);
  });

  it('ajoute sur un écran, dans l’onglet qui montre la table', async () => {
    const { atelier } = await rendre();
    for (const geste of gestesAjouter(atelier)) {
      geste.action();
      const { ecran, demande } = atelier.navigation;
      const table = geste.cle.split('/')[1] ?? '';
      const onglet = ECRANS.find((e) => e.cle === ecran)?.onglets.find(
        (o) => o.cle === atelier.navigation.onglet(ecran),
      );
      expect(onglet?.lieux, geste.cle).toContain(table);
      expect(demande?.quoi).toBe(geste.cle);
    }
  });

  it.each(ajouts.map(({ table, sorte }) => `ajouter/${table}${sorte ? `/${sorte}` : ''}`))(
    '%s : la ligne demandée est ajoutée par son écran',
    { timeout: 30_000 },
    async (cle) => {
      const { atelier, backend } = await rendre();
      gestesAjouter(atelier)
        .find((g) => g.cle === cle)
        ?.action();
      await waitFor(
        () =>
          expect((backend.demandes('ligne_creer') as { table: string }[]).map((d) => d.table)).toEqual([
            cle.split('/')[1],
          ]),
        { timeout: 20_000 },
      );
      expect(atelier.navigation.demande).toBeNull();
    },
  );

  it('en lecture seule, ne propose rien qui écrive', async () => {
    const { magasin, chercher } = await rendre();
    await magasin.voir({ instantane: 4, nom: 'Transmise', date: null });
    expect(chercher('ajouter').filter((e) => e.geste)).toEqual([]);
    expect(chercher('exporter').length).toBeGreaterThan(3);
  });
});

describe('la palette', () => {
  it.each([
    ['clôturer', 'cloreAnnee'],
    ['saisir 2026', 'saisirAnnee'],
    ['campagne annuelle', 'saisirAnnee'],
    ['ajouter un avenant', 'ajouter/avenants'],
    ['avenant', 'ajouter/avenants'],
    ['contrat consolidé', 'preparerAvenant'],
    ['prolonger', 'renouveler'],
    ['renouv', 'renouveler'],
    ['imprimer', 'exporterPdf'],
    ['tarif', 'onglet/moyens/tarifs'],
    ['dotation', 'onglet/moyens/dotation'],
    ['effectifs', 'onglet/moyens/effectifs'],
    ['comité', 'ajouter/comites'],
    ['cloturer', 'onglet/diagnostic/exercices'],
    ['remplir', 'onglet/indicateurs/annee'],
    ['garder une version', 'garderVersion'],
    ['qui paie quoi', 'onglet/ensemble/carte'],
    ['imprimer la carte', 'exporterCarte'],
    ['thème', 'sombre'],
    ['excel', 'importerTableau'],
    ['document annoté', 'relireReponse'],
    ['suivi avenants', 'onglet/suivi/avenants'],
    ['rapport annuel', 'ajouter/bilans_annuels'],
  ])('« %s » trouve %s', async (recherche, cle) => {
    const { chercher } = await rendre();
    const gestes = chercher(recherche).filter((e) => e.geste);
    expect(gestes.map((e) => e.cle)).toContain(cle);
    // Gestures and screens come before what the dossier holds.
    expect(chercher(recherche).findIndex((e) => e.cle === cle)).toBeLessThan(gestes.length);
  });

  it('dit par quel mot un geste est trouvé', async () => {
    const { chercher } = await rendre();
    expect(chercher('prolong').find((e) => e.cle === 'renouveler')?.aussi).toBe('prolonger');
    expect(chercher('renouveler').find((e) => e.cle === 'renouveler')?.aussi).toBeUndefined();
  });

  it('montre d’abord les derniers gestes, gardés sur cet ordinateur', async () => {
    const { atelier, chercher, prendre, unmount } = await rendre();
    await prendre('onglet/moyens/dotation', 'dotation');
    expect(atelier.navigation.ecran).toBe('moyens');
    expect(atelier.navigation.onglet('moyens')).toBe('dotation');
    expect(chercher('')[0]).toMatchObject({ cle: 'onglet/moyens/dotation', groupe: 'Derniers gestes' });
    unmount();
    const apres = await rendre();
    expect(apres.chercher('')[0]?.cle).toBe('onglet/moyens/dotation');
    localStorage.setItem('cpom.gestes', '{abîmé');
    expect((await rendre()).chercher('')[0]?.groupe).toBe('Écrans et onglets');
  });

  it('un dossier récent s’ouvre de la palette et du menu, l’ouvert non', async () => {
    const recents = [
      { chemin: '/d/ouvert.cpom', titre: 'Ouvert', vu_le: '2027-01-01', present: true },
      { chemin: '/d/autre.cpom', titre: 'Autre contrat', vu_le: '2027-01-01', present: true },
    ];
    const { atelier, backend, chercher, prendre } = await rendre();
    atelier.recents = recents;
    atelier.magasin.etat = { ...atelier.magasin.etat, chemin: '/d/ouvert.cpom' } as never;
    expect(chercher('contrat').filter((e) => e.cle.startsWith('recent/'))).toMatchObject([
      { cle: 'recent//d/autre.cpom', libelle: 'Ouvrir «\u202fAutre contrat\u202f»' },
    ]);
    await prendre('recent//d/autre.cpom', 'autre contrat');
    await waitFor(() => expect(backend.demandes('dossier_ouvrir')).toMatchObject([{ chemin: '/d/autre.cpom' }]));
    // A path is not kept among the gestures.
    expect(localStorage.getItem('cpom.gestes') ?? '').not.toContain('autre.cpom');
  });

  it('ce qu’aucun écran ne sait faire est oublié', async () => {
    const { atelier } = await rendre();
    atelier.demander('ensemble', null, 'ajouter/avenants');
    await waitFor(() => expect(atelier.navigation.demande).toBeNull(), { timeout: 20_000 });
    atelier.aller('suivi', 'avenants');
    expect(atelier.navigation.demande).toBeNull();
  });
});
