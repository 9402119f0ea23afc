/** The labels of the fields, by table; what a table does not say, `communs` says. */
import { contrat } from './contrat';
import { diagnostic } from './diagnostic';
import { moyens } from './moyens';
import { objectifs } from './objectifs';
import { parties } from './parties';
import { presentation } from './presentation';
import { suivi } from './suivi';

export { aides, unites } from './aides';
export { communs } from './communs';
export { tables } from './tables';

export const champs: Record<string, Record<string, string>> = {
  ...parties,
  ...diagnostic,
  ...objectifs,
  ...moyens,
  ...contrat,
  ...suivi,
  ...presentation,
};
