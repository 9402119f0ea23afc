/** Texts of the large screens, one file per screen. */
export { parties } from './parties';
export { contrat } from './contrat';
export { suivi } from './suivi';
export { diagnostic } from './diagnostic';
export { versions } from './versions';
export { ensemble } from './ensemble';
export { surete } from './surete';
