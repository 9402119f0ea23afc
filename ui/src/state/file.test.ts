import { expect, it } from 'vitest';

import { File } from './file';

it('montre plus tard, change tout de suite, et répond une fois montré', async () => {
  const faits: string[] = [];
  let laisser = (): void => undefined;
  const attente = new Promise<void>((suite) => (laisser = suite));
  const file = new File(
    () => void faits.push('lecture'),
    () => undefined,
    async (_depuis, interrompre) => {
      if (interrompre()) return;
      await attente;
    },
  );
  const un = file.ajouter(async () => faits.push('un')).then(() => faits.push('réponse un'));
  await Promise.resolve();
  const deux = file.ajouter(async () => faits.push('deux'));
  expect(faits).toContain('un');
  expect(faits).not.toContain('lecture');
  laisser();
  await Promise.all([un, deux]);
  expect(faits.filter((f) => f === 'lecture')).toHaveLength(1);
  expect(faits.slice(0, 3)).toEqual(['un', 'deux', 'lecture']);
});

it('quand la page s’en va, demande tout de suite ce qui attend, dans l’ordre, et montre une fois tout répondu', async () => {
  const faits: string[] = [];
  const file = new File(
    () => void faits.push('montré'),
    () => undefined,
  );
  let repondre = (): void => undefined;
  const lente = new Promise<void>((suite) => (repondre = suite));
  const demander = (nom: string) => async () => {
    faits.push(nom);
    await lente;
  };
  const changements = ['un', 'deux', 'trois'].map((nom) => file.ajouter(demander(nom)));
  expect(faits).toEqual(['un']);
  file.precipiter();
  changements.push(file.ajouter(demander('quatre')));
  expect(faits).toEqual(['un', 'deux', 'trois', 'quatre']);
  repondre();
  await Promise.all(changements);
  await file.vide();
  expect(faits.filter((f) => f === 'montré')).toHaveLength(2);
  // If the page stays, the queue is a queue again.
  const suite = file.ajouter(async () => faits.push('cinq'));
  await suite;
  expect(faits.slice(-2)).toEqual(['cinq', 'montré']);
});
