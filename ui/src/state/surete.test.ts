import { describe, expect, it } from 'vitest';

import { ErreurAppel } from '../backend';
import { BackendMemoire } from '../test/backend_memoire';
import { ecranDeTable } from './ecrans';
import { Atelier } from './atelier.svelte';

const SAUVEGARDE = {
  nom: '2026-11-21_14-02-00_fermeture.cpom',
  quand: '2026-11-21T14:02:00',
  cause: 'à la fermeture',
  origine: null,
  octets: 4096,
  titre: 'Les Tilleuls',
  etapes: 3,
  lisible: true,
};

const refus = (code: string, details: Record<string, string> = {}) =>
  new ErreurAppel({ code, details, phrase: 'Non.' });

async function refuse(erreur: ErreurAppel) {
  const backend = new BackendMemoire(undefined, false);
  backend.sauvegardes = [{ ...SAUVEGARDE, nom: 'illisible', lisible: false }, SAUVEGARDE];
  backend.pannes.set('dossier_ouvrir', erreur);
  const atelier = new Atelier(backend, ecranDeTable);
  await atelier.ouvrir('/x.cpom');
  return { atelier, backend, surete: atelier.surete };
}

describe('Un fichier qui ne s’ouvre pas', () => {
  it('endommagé : propose la dernière sauvegarde lisible, puis la récupération', async () => {
    const { atelier, backend, surete } = await refuse(refus('endommage'));
    expect(surete.refus?.sauvegardes.map((s) => s.nom)).toEqual([SAUVEGARDE.nom]);
    expect([surete.abime, surete.lisible]).toEqual([true, false]);
    backend.chemins = { nouveau: '/recupere.cpom' };
    await surete.recuperer();
    expect(backend.demandes('recuperer')).toEqual([{ chemin: '/x.cpom', vers: '/recupere.cpom', ecraser: true }]);
    expect(atelier.ouvert).toBe(true);
    expect(surete.recuperation?.phrase).toBe('12 lignes récupérées.');
    expect(surete.refus).toBeNull();
  });

  it('trop récent mais lisible, ou tenu par un autre ordinateur : dit ce qui reste possible', async () => {
    expect((await refuse(refus('trop_recent', { lisible: 'oui' }))).surete.lisible).toBe(true);
    expect((await refuse(refus('trop_recent', { lisible: 'non' }))).surete.lisible).toBe(false);
    const { atelier, backend, surete } = await refuse(refus('verrouille', { forcable: 'oui' }));
    expect([surete.lisible, surete.forcable]).toEqual([true, true]);
    await atelier.ouvrir('/x.cpom', false, true);
    expect(backend.demandes('dossier_ouvrir').at(-1)).toEqual({
      chemin: '/x.cpom',
      lecture_seule: false,
      forcer: true,
    });
  });
});

describe('Une sauvegarde regardée', () => {
  it('revient à cet état, ou au dossier', async () => {
    const backend = new BackendMemoire();
    const atelier = new Atelier(backend, ecranDeTable);
    await atelier.demarrer();
    backend.surveillance = {
      avis: [],
      apercu: { nom: SAUVEGARDE.nom, quand: SAUVEGARDE.quand, origine: '/d.cpom', restaurable: true },
    };
    await atelier.surete.regarder(SAUVEGARDE.nom);
    expect(atelier.surete.apercu?.origine).toBe('/d.cpom');
    await atelier.surete.restaurer();
    expect(backend.demandes('sauvegarde_restaurer')).toEqual([
      { nom: SAUVEGARDE.nom, chemin: '/d.cpom', vers: null, ecraser: false },
    ]);
    await atelier.surete.revenir();
    expect(backend.demandes('dossier_ouvrir').at(-1)).toMatchObject({ chemin: '/d.cpom' });
  });

  it('un fichier déplacé : la copie enregistrée devient le dossier ouvert', async () => {
    const backend = new BackendMemoire();
    const atelier = new Atelier(backend, ecranDeTable);
    await atelier.demarrer();
    backend.surveillance = { avis: [{ sujet: 'deplace', phrase: 'Déplacé.', autre: null }], apercu: null };
    await atelier.surete.surveiller();
    backend.chemins = { copie: '/copie.cpom' };
    await atelier.copier();
    expect(backend.demandes('dossier_ouvrir').at(-1)).toMatchObject({ chemin: '/copie.cpom' });
  });
});
