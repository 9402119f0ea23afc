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
