import { describe, expect, it } from 'vitest';

import { ErreurAppel } from '../backend';
import { BackendMemoire } from '../test/backend_memoire';
import { Pannes, suivre } from './pannes.svelte';

function panne(message: string, pile = ''): Pannes {
  const pannes = new Pannes();
  const erreur = new TypeError(message);
  erreur.stack = `TypeError: ${message}\n${pile}`;
  pannes.signaler(erreur);
  return pannes;
}

describe('rapport de panne', () => {
  it('garde les noms du code et tait ce qui vient du dossier', () => {
    const pannes = panne(
      `Cannot read properties of undefined (reading 'annee') in "Madame Martin" de « Les Tilleuls » 'deux mots' /home/eva/secret/x.cpom`,
      '    at lire (http://127.0.0.1:4242/assets/index-abc.js:12:34)\n    at http://127.0.0.1:4242/assets/index-abc.js:1:2\n  Madame Martin',
    );
    const rapport = pannes.rapport(['Atelier CPOM 0.1.0']);
    expect(rapport).toContain("reading 'annee'");
    expect(rapport).toContain('at lire index-abc.js:12:34');
    for (const secret of ['Martin', 'Tilleuls', 'deux mots', 'eva', '127.0.0.1']) expect(rapport).not.toContain(secret);
  });

  it('dit les dernières demandes sans leurs arguments', async () => {
    const pannes = new Pannes();
    const backend = new BackendMemoire();
    const suivi = suivre(backend, pannes);
    await suivi.appeler('ligne_modifier', { table: 'departement', id: 1, champs: { nom: 'Nom secret' } });
    backend.pannes.set('annuler', new ErreurAppel({ code: 'interne', details: {}, phrase: 'Non.' }));
    await expect(suivi.appeler('annuler', {})).rejects.toThrow();
    const rapport = pannes.rapport(
      [],
      new ErreurAppel({ code: 'interne', details: { detail: 'index "Nom secret"' }, phrase: '' }),
    );
    expect(rapport.split('\n')).toEqual(['refus interne : index …', '', 'ligne_modifier', 'annuler refusé interne']);
    expect(suivi.fenetre).toBe(backend.fenetre);
  });

  it('garde les trente derniers faits, et accepte ce qui n’est pas une erreur', () => {
    const pannes = new Pannes();
    for (let i = 0; i < 40; i += 1) pannes.noter(`fait ${i}`);
    pannes.signaler('chaîne');
    expect(pannes.derniere?.message).toBe('chaîne');
    expect(pannes.rapport([])).not.toContain('fait 9\n');
  });
});
