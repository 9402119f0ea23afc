import { describe, expect, it, vi } from 'vitest';

import type { Backend } from '../../backend';
import type { MagasinDossier } from '../../state/dossier.svelte';
import { ImportTableau, lettres } from '../../state/tableur.svelte';
import { estFigure, FIGURE, MOT, options } from './colonnes';

const heures = {
  table: 'heures',
  parent: 'financeur_id',
  table_parente: 'financeurs',
  champs_parent: ['categorie'],
  en_pieces: true,
  cles: ['financeur_id', 'service_id', 'annee', 'nature'],
  champs: ['annee', 'nature', 'service_id', 'heures'],
  lignes: [],
};
const tarifs = {
  ...heures,
  table: 'tarifs',
  parent: null,
  table_parente: null,
  champs_parent: [],
  cles: ['annee'],
  champs: ['annee', 'tarif_apa', 'tarif_pch'],
};

describe('les colonnes', () => {
  it('se nomment comme dans un tableur', () => {
    expect([0, 25, 26, 701, 702].map(lettres)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
  it('proposent ce que la table attend', () => {
    expect(options(heures).map((o) => o.valeur)).toEqual([
      '',
      'financeur_id',
      'financeur_id.categorie',
      'annee',
      'nature',
      'service_id',
      'heures',
    ]);
    expect(options(tarifs).map((o) => o.valeur)).toEqual(['', 'annee', 'tarif_apa', 'tarif_pch', MOT, FIGURE]);
    expect(estFigure(heures, 'heures')).toBe(true);
    for (const champ of ['', 'annee', 'financeur_id', 'financeur_id.categorie', MOT])
      expect(estFigure(heures, champ)).toBe(false);
    expect(estFigure(tarifs, FIGURE)).toBe(true);
  });
});

describe('l’import', () => {
  const correspondance = {
    feuille: 0,
    cible: 'heures',
    entete: 0,
    double: false,
    fin: 3,
    colonnes: [{ champ: 'financeur_id', annee: null, nature: null, ligne: null }],
    annee: null,
    nature: null,
    creer: false,
    additionner: false,
    noms: {},
    confirmes: [],
    sans_annees_closes: false,
  };
  const lu = {
    chemin: '/h.csv',
    fichier: 'h.csv',
    feuilles: [],
    cibles: [],
    proposition: { correspondance, retenue: true },
  };
  const essai = (n: number) => ({
    changements: Array.from({ length: n }, () => ({ douteux: false, close: null, laisse: false })),
    doutes: [],
    refus: [],
    noms: [],
    identiques: 0,
    totaux: 0,
    calculees: 0,
    lignes_creees: 0,
    closes: [],
  });

  function monter(repondre: (commande: string) => unknown) {
    const demandes: string[] = [];
    const backend = {
      appeler: (commande: string) => {
        demandes.push(commande);
        return Promise.resolve(repondre(commande));
      },
    } as unknown as Backend;
    const magasin = { vider: () => Promise.resolve(true), parTableur: () => Promise.resolve(true) };
    return { t: new ImportTableau(backend, magasin as unknown as MagasinDossier), demandes };
  }

  it('essaie aussitôt, et de nouveau à chaque choix, sans écrire', async () => {
    vi.useFakeTimers();
    const { t, demandes } = monter((c) => (c === 'tableur_lire' ? lu : essai(2)));
    await t.lire('/h.csv');
    await vi.runAllTimersAsync();
    expect(t.retenue).toBe(true);
    expect(t.essai?.changements).toHaveLength(2);
    t.changerColonne(0, { champ: '' });
    t.changerColonne(0, { champ: 'heures' });
    expect(t.enCours).toBe(true);
    await vi.runAllTimersAsync();
    expect(demandes).toEqual(['tableur_lire', 'tableur_essayer', 'tableur_essayer']);
    expect(t.correspondance?.colonnes[0]?.champ).toBe('heures');
    expect(t.retenue).toBe(false);
    expect((await t.importer())?.nombre).toBe(2);
    expect(t.ouvert).toBe(false);
    vi.useRealTimers();
  });

  it('garde à l’écran pourquoi un fichier ne se lit pas', async () => {
    const { t } = monter(() => {
      throw new Error('refus');
    });
    await t.lire('/h.xls');
    expect(t.ouvert).toBe(true);
    expect(t.refus).not.toBeNull();
    t.fermer();
    expect(t.ouvert).toBe(false);
  });
});
