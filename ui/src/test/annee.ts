/** Answer of the core about a year, given by a test: three steps with gaps, one with a text to write. */
import type { AnneeView, ManqueAnnee } from '../backend';

const manque = (table: string, parent: number, champ: string, libelle: string): ManqueAnnee => ({
  table,
  id: null,
  champ,
  parent,
  libelle,
});

export function anneeVue(annee: number, dit: Partial<AnneeView> = {}, close = false, arretee = close): AnneeView {
  const manques = [manque('heures', 1, 'heures', 'APA'), manque('heures', 2, 'heures', 'PCH')];
  return {
    saisie: {
      annee,
      close,
      arretee,
      rubriques: [
        { cle: 'heures', libelle: 'Heures', attendus: 6, manques, textes: [] },
        {
          cle: 'donnees',
          libelle: 'Données de l’année',
          attendus: 1,
          manques: [manque('valeurs', 1, 'valeur', 'Personnes accompagnées')],
          textes: [],
        },
        { cle: 'personnel', libelle: 'Personnel et formation', attendus: 9, manques: [], textes: [] },
        { cle: 'comptes', libelle: 'Comptes', attendus: 26, manques: [], textes: [] },
        { cle: 'indicateurs', libelle: 'Indicateurs', attendus: 30, manques: [], textes: [] },
        {
          cle: 'actions',
          libelle: 'Actions',
          attendus: 18,
          manques: [],
          textes: [manque('bilans_action', 1, 'texte', 'ACT-01, bilan')],
        },
        { cle: 'bilan', libelle: 'Bilan', attendus: 0, manques: [], textes: [] },
      ],
    },
    attendus: 90,
    manques: 3,
    close_le: null,
    manques_a_la_cloture: null,
    version: null,
    refus: null,
    effets: [`${annee} est close avec 3 manques.`, `La version « Clôture ${annee} » est gardée.`],
    echeances: [],
    ...dit,
  };
}
