import { describe, expect, it, vi } from 'vitest';

import { ErreurAppel } from '../backend';
import { BackendMemoire } from '../test/backend_memoire';
import { ecranDeTable } from './ecrans';
import { Atelier, nomDeFichier } from './atelier.svelte';
import { matrice } from './matrice';

async function ouvert(): Promise<{ atelier: Atelier; backend: BackendMemoire }> {
  const backend = new BackendMemoire();
  const atelier = new Atelier(backend, ecranDeTable);
  await atelier.demarrer();
  return { atelier, backend };
}

describe('ouvrir et fermer', () => {
  it('montre au départ le dossier que le programme a ouvert', async () => {
    const { atelier } = await ouvert();
    expect(atelier.ouvert).toBe(true);
    expect(atelier.magasin.lignes('actions')).toHaveLength(4);
  });

  it('ne fait rien quand le choix du fichier est abandonné', async () => {
    const backend = new BackendMemoire(undefined, false);
    const atelier = new Atelier(backend, ecranDeTable);
    await atelier.demarrer();
    await atelier.nouveau(true);
    expect(backend.demandes('dossier_nouveau')).toEqual([]);
    backend.chemins.nouveau = '/x/Exemple.cpom';
    await atelier.nouveau(true);
    expect(backend.demandes('dossier_nouveau')).toEqual([{ chemin: '/x/Exemple.cpom', exemple: true, ecraser: true }]);
    expect(atelier.ouvert).toBe(true);
  });

  it('dit pourquoi un dossier ne s’ouvre pas', async () => {
    const backend = new BackendMemoire(undefined, false);
    const atelier = new Atelier(backend, ecranDeTable);
    backend.pannes.set('dossier_ouvrir', new ErreurAppel({ code: 'verrouille', details: {}, phrase: 'Déjà ouvert.' }));
    await atelier.ouvrir('/x.cpom');
    expect(atelier.ouvert).toBe(false);
    expect(atelier.occupe).toBe(false);
    expect(atelier.magasin.incident?.phrase).toBe('Déjà ouvert.');
    expect(atelier.surete.refus?.chemin).toBe('/x.cpom');
    expect([atelier.surete.lisible, atelier.surete.forcable, atelier.surete.abime]).toEqual([true, false, false]);
  });

  it('propose d’accepter un PDF dont les données ont changé, et seulement celui-là', async () => {
    const backend = new BackendMemoire(undefined, false);
    const atelier = new Atelier(backend, ecranDeTable);
    const change = () => new ErreurAppel({ code: 'empreinte', details: {}, phrase: 'Les données ont été modifiées.' });
    backend.chemins.nouveau = '/x/neuf.cpom';
    backend.pannes.set('importer', change());
    await atelier.importer('/x/change.pdf');
    expect(atelier.ouvert).toBe(false);
    await atelier.accepter?.();
    expect(backend.demandes('importer')).toEqual([
      { source: '/x/change.pdf', chemin: '/x/neuf.cpom', ecraser: true, malgre_empreinte: false },
      { source: '/x/change.pdf', chemin: '/x/neuf.cpom', ecraser: true, malgre_empreinte: true },
    ]);
    expect(atelier.ouvert).toBe(true);
    expect(atelier.accepter).toBeNull();
    backend.chemins.reprise_nouveau = '/x/suite.cpom';
    backend.pannes.set('reprendre', change());
    await atelier.renouveler('/x/change.pdf', 2029);
    await atelier.accepter?.();
    expect(backend.demandes('reprendre').at(-1)).toMatchObject({
      ancien: '/x/change.pdf',
      debut: 2029,
      malgre_empreinte: true,
    });
    backend.pannes.set('importer', new ErreurAppel({ code: 'echange', details: {}, phrase: 'Autre chose.' }));
    await atelier.importer('/x/autre.json');
    expect(atelier.accepter).toBeNull();
  });

  it('reçoit un fichier déposé selon ce qu’il est', async () => {
    const backend = new BackendMemoire(undefined, false);
    let deposer: (chemins: string[]) => void = () => undefined;
    backend.fenetre = {
      surFermeture: () => undefined,
      surOuverture: () => undefined,
      surDepot: (rappel) => (deposer = (chemins) => rappel(chemins, null)),
      surSurvol: () => undefined,
      fermer: async () => undefined,
      retenir: async () => undefined,
      ouvrir: () => Promise.resolve(true),
      montrer: () => Promise.resolve(true),
    };
    const atelier = new Atelier(backend, ecranDeTable);
    await atelier.demarrer();
    deposer(['C:\\Dossiers\\Ancien.PDF']);
    await vi.waitFor(() => expect(atelier.depose).toBe('C:\\Dossiers\\Ancien.PDF'));
    await atelier.recevoir(['/x/a.json'], true);
    expect(atelier.depose).toBe('/x/a.json');
    atelier.depose = null;
    await atelier.recevoir(['/x/photo.jpg'], true);
    expect(atelier.magasin.incident?.phrase).toContain('photo.jpg');
    await atelier.recevoir(['/x/a.cpom', '/x/b.cpom'], true);
    expect(atelier.magasin.incident?.phrase).toContain('un seul fichier');
    expect(backend.demandes('dossier_ouvrir')).toEqual([]);
    expect(atelier.depose).toBeNull();
    await atelier.recevoir(['/x/a.cpom'], true);
    expect(backend.demandes('dossier_ouvrir')).toEqual([{ chemin: '/x/a.cpom', lecture_seule: false, forcer: false }]);
    expect(atelier.ouvert).toBe(true);
    // An open dossier has an answer to read.
    await atelier.recevoir(['/x/reponse.docx'], true);
    expect(atelier.depose).toBe('/x/reponse.docx');
    atelier.depose = null;
    await atelier.recevoir(['/x/photo.jpg'], true);
    expect(atelier.depose).toBeNull();
  });

  it('enregistre avant que la fenêtre se ferme, et la retient sinon', async () => {
    const { atelier, backend } = await ouvert();
    const gestes: string[] = [];
    backend.fenetre = {
      surFermeture: () => undefined,
      surOuverture: () => undefined,
      surDepot: () => undefined,
      surSurvol: () => undefined,
      fermer: async () => void gestes.push('fermer'),
      retenir: async () => void gestes.push('retenir'),
      ouvrir: () => Promise.resolve(true),
      montrer: () => Promise.resolve(true),
    };
    atelier.magasin.saisir('departement', 1, 'nom', 'Tapé juste avant');
    await atelier.quitter();
    expect(backend.demandes('ligne_modifier')).toHaveLength(1);
    expect(gestes).toEqual(['fermer']);
    atelier.magasin.refuser('departement', 1, 'population', 'x', 'Écrire un nombre.');
    await atelier.quitter();
    expect(gestes).toEqual(['fermer', 'retenir']);
    expect(atelier.departRetenu).toBe(true);
    await atelier.fermer(true);
    expect(gestes).toEqual(['fermer', 'retenir', 'fermer']);
  });

  it('retient la fermeture tant qu’une saisie n’est pas enregistrée', async () => {
    const { atelier, backend } = await ouvert();
    atelier.magasin.refuser('departement', 1, 'population', 'x', 'Écrire un nombre.');
    await atelier.fermer();
    expect(atelier.departRetenu).toBe(true);
    expect(backend.demandes('dossier_fermer')).toEqual([]);
    await atelier.fermer(true);
    expect(atelier.ouvert).toBe(false);
  });

  it('enregistre ce qui est tapé avant d’exporter', async () => {
    const { atelier, backend } = await ouvert();
    backend.chemins.pdf = 'C:\\Dossiers\\cpom.pdf';
    atelier.magasin.saisir('departement', 1, 'nom', 'Loire');
    await atelier.exporter('pdf', { document: 'reunion', filigrane: 'PROJET' });
    const noms = backend.appels.map((a) => a.commande);
    expect(noms.indexOf('ligne_modifier')).toBeLessThan(noms.indexOf('exporter'));
    expect(backend.demandes('exporter')).toEqual([
      {
        chemin: 'C:\\Dossiers\\cpom.pdf',
        demande: { format: 'pdf', document: 'reunion', filigrane: 'PROJET' },
        version: null,
      },
    ]);
    expect(atelier.messages.courant?.phrase).toContain('cpom.pdf');
    expect(nomDeFichier('/a/b.cpom')).toBe('b.cpom');
  });
});

describe('aller à un lieu', () => {
  it('change d’écran et donne le chemin des lignes à ouvrir', async () => {
    const { atelier } = await ouvert();
    atelier.reveler({ table: 'etapes', id: 3, champ: 'echeance' });
    expect(atelier.navigation.ecran).toBe('objectifs');
    expect(atelier.navigation.chemin).toEqual([
      { table: 'etapes', id: 3 },
      { table: 'actions', id: 2 },
      { table: 'objectifs', id: 1 },
      { table: 'axes', id: 1 },
    ]);
    expect(atelier.navigation.cible?.lieu).toEqual({ table: 'etapes', id: 3, champ: 'echeance' });
  });
});

describe('matrice', () => {
  it('lit, modifie et crée les lignes derrière les cellules', async () => {
    const { atelier, backend } = await ouvert();
    const { magasin } = atelier;
    const m = matrice(magasin, { table: 'heures', ligne: 'financeur_id', colonne: 'annee', champ: 'heures' });
    expect(m.valeur(3, '2024')).toBe(740.5);
    expect(m.id(3, '2024')).toBe(24);
    backend.appels = [];
    await m.ecrire([
      { ligne: 3, colonne: '2024', valeur: 741 },
      { ligne: 3, colonne: '2023', valeur: 760 },
      { ligne: 3, colonne: '2027', valeur: 700 },
      { ligne: 4, colonne: '2027', valeur: null },
    ]);
    expect(backend.demandes('lot')).toEqual([
      {
        operations: [
          { geste: 'modifier', table: 'heures', id: 24, champs: { heures: 741 } },
          {
            geste: 'creer',
            table: 'heures',
            valeurs: { financeur_id: 3, annee: 2027, heures: 700 },
            apres: null,
          },
        ],
      },
    ]);
    expect(m.valeur(3, '2027')).toBe(700);
    expect(backend.demandes('dossier_lire')).toHaveLength(0);
  });
});
