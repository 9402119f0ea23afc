import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { ErreurAppel } from '../backend';
import { BackendMemoire } from '../test/backend_memoire';
import { DELAI_SAISIE, MagasinDossier, type Operation } from './dossier.svelte';

let backend: BackendMemoire;
let magasin: MagasinDossier;

beforeEach(async () => {
  vi.useFakeTimers();
  backend = new BackendMemoire();
  magasin = new MagasinDossier(backend);
  await magasin.prendre(backend.etat());
  backend.appels = [];
});
afterEach(() => {
  vi.useRealTimers();
});

const panne = (phrase: string): ErreurAppel => new ErreurAppel({ code: 'disque_plein', details: {}, phrase });

describe('saisir', () => {
  it('attend une pause, envoie la dernière valeur, et montre ce que la réponse en dit', async () => {
    magasin.saisir('departement', 1, 'nom', 'L');
    magasin.saisir('departement', 1, 'nom', 'Loire');
    expect(magasin.valeur('departement', 1, 'nom')).toBe('Loire');
    expect(magasin.sauvegarde.etape).toBe('en_cours');
    expect(backend.appels).toEqual([]);
    await vi.advanceTimersByTimeAsync(DELAI_SAISIE);
    expect(backend.demandes('ligne_modifier')).toEqual([{ table: 'departement', id: 1, champs: { nom: 'Loire' } }]);
    expect(backend.appels).toHaveLength(1);
    expect(magasin.attentes.size).toBe(0);
    expect(magasin.ligne('departement', 1)?.nom).toBe('Loire');
    expect(magasin.sauvegarde).toEqual({ etape: 'enregistre', phrase: 'Enregistré à 14:02' });
  });

  it('n’envoie rien quand on revient à la valeur de départ', async () => {
    magasin.saisir('departement', 1, 'code', '9');
    magasin.saisir('departement', 1, 'code', '99');
    await vi.advanceTimersByTimeAsync(DELAI_SAISIE * 2);
    expect(backend.appels).toEqual([]);
    expect(magasin.sauvegarde.etape).toBe('enregistre');
  });

  it('garde ce qui est tapé pendant qu’une écriture est en route', async () => {
    let lever = (): void => {};
    backend.barriere = new Promise((r) => (lever = r));
    magasin.saisir('departement', 1, 'nom', 'Un');
    await vi.advanceTimersByTimeAsync(DELAI_SAISIE);
    magasin.saisir('departement', 1, 'nom', 'Un deux');
    backend.barriere = null;
    lever();
    await vi.advanceTimersByTimeAsync(1);
    expect(magasin.valeur('departement', 1, 'nom')).toBe('Un deux');
    await magasin.vider();
    expect(backend.dossier.departement.nom).toBe('Un deux');
    expect(backend.demandes('ligne_modifier')).toHaveLength(2);
  });

  it('revient à l’ancienne valeur même si la nouvelle est en route', async () => {
    let lever = (): void => {};
    backend.barriere = new Promise((r) => (lever = r));
    const avant = backend.dossier.departement.nom;
    magasin.saisir('departement', 1, 'nom', 'Autre');
    await vi.advanceTimersByTimeAsync(DELAI_SAISIE);
    magasin.saisir('departement', 1, 'nom', String(avant));
    backend.barriere = null;
    lever();
    await magasin.vider();
    expect(backend.dossier.departement.nom).toBe(avant);
  });
});

describe('partir', () => {
  it('demande tout de suite ce qui attend, redit ce qui est en route, et ne redit rien deux fois', async () => {
    let lever = (): void => {};
    backend.barriere = new Promise((r) => (lever = r));
    magasin.saisir('departement', 1, 'nom', 'En route');
    await vi.advanceTimersByTimeAsync(DELAI_SAISIE);
    void magasin.creer('axes', { libelle: 'Ajouté' });
    magasin.saisir('departement', 1, 'code', '42');
    magasin.refuser('contrat', 1, 'date_debut', '32/01', 'Cette date n’existe pas.');
    expect(backend.appels).toHaveLength(1);
    magasin.partir();
    magasin.partir();
    expect(backend.appels.map(({ commande, args }) => [commande, (args as { champs?: unknown }).champs])).toEqual([
      ['ligne_modifier', { nom: 'En route' }],
      ['ligne_creer', undefined],
      ['ligne_modifier', { nom: 'En route' }],
      ['ligne_modifier', { code: '42' }],
    ]);
    // The page stayed: it shows what was answered, and keeps what could not be read.
    backend.barriere = null;
    lever();
    await magasin.vider();
    expect([magasin.ligne('departement', 1)?.nom, magasin.ligne('departement', 1)?.code]).toEqual(['En route', '42']);
    expect(magasin.lignes('axes').at(-1)?.libelle).toBe('Ajouté');
    expect(magasin.attentes.size).toBe(1);
    expect(magasin.sauvegarde.etape).toBe('echec');
  });

  it('montre la dernière réponse, même arrivée la première', async () => {
    const barrieres: (() => void)[] = [];
    const repondre = backend.appeler.bind(backend);
    vi.spyOn(backend, 'appeler').mockImplementation(async (commande, args) => {
      const reponse = await repondre(commande, args);
      await new Promise<void>((suite) => barrieres.push(suite));
      return reponse as never;
    });
    magasin.saisir('departement', 1, 'nom', 'A');
    magasin.saisir('departement', 1, 'code', 'B');
    magasin.partir();
    await vi.advanceTimersByTimeAsync(1);
    expect(barrieres).toHaveLength(2);
    barrieres[1]?.();
    await vi.advanceTimersByTimeAsync(1);
    barrieres[0]?.();
    // The readings that follow answers in another order.
    for (let fait = 2; fait < 10; fait += 1) {
      await vi.advanceTimersByTimeAsync(100);
      barrieres[fait]?.();
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect([magasin.ligne('departement', 1)?.nom, magasin.ligne('departement', 1)?.code]).toEqual(['A', 'B']);
    expect(magasin.attentes.size).toBe(0);
  });
});

describe('vider', () => {
  it('envoie tout, dans l’ordre, une demande par saisie', async () => {
    magasin.saisir('departement', 1, 'nom', 'A');
    magasin.saisir('departement', 1, 'code', 'B');
    expect(await magasin.vider()).toBe(true);
    expect(backend.demandes('ligne_modifier')).toEqual([
      { table: 'departement', id: 1, champs: { nom: 'A' } },
      { table: 'departement', id: 1, champs: { code: 'B' } },
    ]);
    expect(backend.appels).toHaveLength(2);
    expect([magasin.valeur('departement', 1, 'nom'), magasin.valeur('departement', 1, 'code')]).toEqual(['A', 'B']);
  });

  it('ne remplace pas une lecture plus récente par une réponse plus ancienne', async () => {
    const ancienne = backend.appeler('ligne_modifier', { table: 'departement', id: 1, champs: { nom: 'Ancien' } });
    await ancienne;
    await backend.appeler('ligne_modifier', { table: 'departement', id: 1, champs: { nom: 'Neuf' } });
    await magasin.relire();
    backend.appeler = () => ancienne as never;
    magasin.saisir('departement', 1, 'nom', 'Ancien');
    await magasin.vider();
    expect(magasin.ligne('departement', 1)?.['nom']).toBe('Neuf');
  });

  it('ne perd pas une saisie illisible et le dit', async () => {
    magasin.refuser('departement', 1, 'population', '41é', 'Écrire un nombre.');
    expect(await magasin.vider()).toBe(false);
    expect(backend.appels).toEqual([]);
    expect(magasin.attente('departement', 1, 'population')?.texte).toBe('41é');
    expect(magasin.valeur('departement', 1, 'population')).toBe(412300);
    expect(magasin.sauvegarde.etape).toBe('echec');
    expect(magasin.sauvegarde.phrase).toContain('Écrire un nombre.');
    magasin.abandonner('departement', 1, 'population');
    expect(await magasin.vider()).toBe(true);
  });

  it('garde la saisie refusée par le noyau et la renvoie au prochain enregistrement', async () => {
    backend.pannes.set('ligne_modifier', panne('Le disque est plein.'));
    magasin.saisir('departement', 1, 'nom', 'Loire');
    expect(await magasin.vider()).toBe(false);
    expect(magasin.attente('departement', 1, 'nom')?.erreur).toBe('Le disque est plein.');
    expect(magasin.valeur('departement', 1, 'nom')).toBe('Loire');
    expect(await magasin.enregistrer()).toBe(true);
    expect(backend.dossier.departement.nom).toBe('Loire');
    expect(backend.demandes('dossier_enregistrer')).toHaveLength(1);
  });

  it('une saisie refusée n’emporte pas les autres', async () => {
    backend.pannes.set('ligne_modifier', panne('Refusé.'));
    magasin.saisir('departement', 1, 'nom', 'X');
    magasin.saisir('departement', 1, 'code', 'Y');
    expect(await magasin.vider()).toBe(false);
    expect(magasin.attente('departement', 1, 'nom')?.erreur).toBe('Refusé.');
    expect(magasin.attente('departement', 1, 'code')).toBeUndefined();
    expect(backend.dossier.departement.code).toBe('Y');
  });
});

describe('changer les lignes', () => {
  it('crée après une ligne et rend son identifiant, déjà lisible', async () => {
    const id = await magasin.creer('etapes', { action_id: 1 }, 1);
    expect(id).toBe(4);
    expect(magasin.enfants('etapes', 'action_id', 1).map((l) => l.id)).toEqual([1, 4, 2]);
  });

  it('supprime, déplace, annule et rétablit par le noyau, et montre sa réponse', async () => {
    const ids = (): number[] => magasin.lignes('axes').map((l) => l.id);
    const retourner = (): void => void backend.dossier.axes.reverse();
    backend.effets = { ligne_deplacer: retourner, annuler: retourner, retablir: retourner };
    await magasin.deplacer('axes', 2, 1);
    expect(backend.demandes('ligne_deplacer')).toEqual([{ table: 'axes', id: 2, avant: 1 }]);
    expect(ids()).toEqual([2, 1]);
    await magasin.annuler();
    expect(ids()).toEqual([1, 2]);
    await magasin.retablir();
    expect(ids()).toEqual([2, 1]);
    await magasin.supprimer('axes', 1);
    expect(ids()).toEqual([2]);
  });

  it('annuler fait d’abord de la saisie un pas', async () => {
    const avant = backend.dossier.departement.nom;
    backend.effets.annuler = () => (backend.dossier.departement.nom = avant);
    magasin.saisir('departement', 1, 'nom', 'Loire');
    await magasin.annuler();
    const ecrits = backend.appels.map((a) => a.commande).filter((c) => c !== 'dossier_lire');
    expect(ecrits).toEqual(['ligne_modifier', 'annuler']);
    expect(magasin.valeur('departement', 1, 'nom')).toBe(avant);
  });

  it('un lot refusé devient l’incident, et rien ne change', async () => {
    backend.pannes.set('lot', panne('Cette ligne n’existe plus.'));
    const fait = await magasin.lot([
      { geste: 'modifier', table: 'axes', id: 1, champs: { libelle: 'Un' } },
      { geste: 'modifier', table: 'axes', id: 99, champs: { libelle: 'Absent' } },
    ]);
    expect(fait).toBe(false);
    expect(magasin.incident?.phrase).toBe('Cette ligne n’existe plus.');
    expect(magasin.ligne('axes', 1)?.libelle).toBe('Prises en charge spécifiques');
  });

  it('un lot part en une seule demande, dont la réponse se montre', async () => {
    const operations: Operation[] = [
      { geste: 'modifier', table: 'axes', id: 1, champs: { libelle: 'Un' } },
      { geste: 'supprimer', table: 'axes', id: 2 },
      { geste: 'creer', table: 'axes', valeurs: { libelle: 'Trois' }, apres: null },
    ];
    await magasin.lot(operations);
    expect(backend.demandes('lot')).toEqual([{ operations }]);
    expect(backend.appels).toHaveLength(1);
    expect(magasin.lignes('axes').map((l) => l.libelle)).toEqual(['Un', 'Trois']);
  });

  it('supprimer une ligne oublie ce qu’on y tapait', async () => {
    magasin.refuser('actions', 1, 'avancement_pct', 'abc', 'Écrire un nombre.');
    await magasin.supprimer('actions', 1);
    expect(magasin.attentes.size).toBe(0);
    expect(magasin.sauvegarde.etape).toBe('enregistre');
  });

  it('supprimer deux fois d’affilée ne supprime qu’une fois', async () => {
    let lever = (): void => {};
    backend.barriere = new Promise((r) => (lever = r));
    const deux = [magasin.supprimer('axes', 2), magasin.supprimer('axes', 2)];
    backend.barriere = null;
    lever();
    expect(await Promise.all(deux)).toEqual([true, false]);
    expect(backend.demandes('ligne_supprimer')).toHaveLength(1);
    expect(magasin.incident).toBeNull();
  });

  it('un refus sans champ devient l’incident', async () => {
    backend.pannes.set('ligne_creer', panne('Le disque est plein.'));
    expect(await magasin.creer('axes')).toBeNull();
    expect(magasin.incident?.phrase).toBe('Le disque est plein.');
  });
});
