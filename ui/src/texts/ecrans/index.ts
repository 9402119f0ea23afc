/** Texts of the large screens, one file per screen. */
export { carte } from './carte';
export { image } from './image';
export { parties } from './parties';
export { contrat } from './contrat';
export { suivi } from './suivi';
export { seance } from './seance';
export { retour } from './retour';
export { diagnostic } from './diagnostic';
export { versions } from './versions';
export { annee } from './annee';
export { demarrage } from './demarrage';
export { ensemble } from './ensemble';
export { frise } from './frise';
export { surete } from './surete';
