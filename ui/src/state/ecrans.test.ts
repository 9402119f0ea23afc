import { expect, it } from 'vitest';

import { TABLES } from '../generated/modele';
import { ecranDeTable } from './ecrans';

it('chaque table se modifie sur un écran', () => {
  expect(Object.keys(TABLES).filter((table) => ecranDeTable(table) === null)).toEqual([]);
});
