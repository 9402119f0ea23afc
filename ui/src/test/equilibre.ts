/** A balance as the core answers it, for tests of the page: two years, one of which is closed. */
import type { EquilibreView, ScenarioView } from '../backend';

const sans = { formule: '', calcul: '', hypotheses: [] };

export function scenario(nom: string, id: number | null, solde: number): ScenarioView {
  return {
    id,
    nom,
    leviers: ['montant horaire 3,55 €/h'],
    phrase: `En 2027, le contrat coûte ${-solde} € au service.`,
    ecarts: [
      { libelle: 'Heures', unite: 'heures', base: 62390, scenario: 62390, ecart: 0 },
      { libelle: 'Solde du contrat', unite: 'euros', base: -51198, scenario: solde, ecart: solde + 51198 },
      { libelle: 'Montant d’équilibre', unite: 'prix', base: 4.42, scenario: null, ecart: null },
    ],
    bascules: ['Le résultat devient nul à −3,31 % d’heures.'],
    cibles_touchees: [{ id: 1, libelle: 'IND-01 Part des heures' }],
    non_ecrits: [],
    changements: ['1 montant horaire'],
  };
}

export function equilibreEssai(): EquilibreView {
  return {
    annees: [
      { annee: 2025, titre: '2025', constatee: true },
      { annee: 2027, titre: '2027 (juil.–déc.)', constatee: false },
    ],
    annee: 2027,
    sans_dotation: false,
    phrase_total: 'De 2025 à 2027, le contrat coûte 80 385 € au service.',
    lignes: [
      {
        ligne: 'dotation',
        libelle: 'dotation complémentaire',
        montants: [155727, 171360],
        total: { somme: 327087, etendue: null },
      },
      {
        ligne: 'solde',
        libelle: 'solde',
        montants: [-29187, null],
        total: { somme: -29187, etendue: '1 année sur 2' },
      },
    ],
    base: {
      phrase: 'En 2027, le contrat coûte 51 198 € au service.',
      precision: 'Ce solde compare le contrat à son absence.',
      barres: [
        {
          ligne: 'dotation',
          libelle: 'dotation complémentaire',
          montant: 171360,
          debut: 0,
          fin: 171360,
          explication: { formule: 'heures × montant horaire', calcul: '50 400 h × 3,40 €', hypotheses: ['part_annee'] },
        },
        {
          ligne: 'cout_actions',
          libelle: 'coût des actions',
          montant: -245160,
          debut: 171360,
          fin: -73800,
          explication: sans,
        },
        { ligne: 'suivi', libelle: 'suivi du contrat', montant: null, debut: null, fin: null, explication: sans },
        { ligne: 'solde', libelle: 'solde', montant: null, debut: null, fin: null, explication: sans },
      ],
      alternative: 'Dotation complémentaire +171 360 €, coût des actions −245 160 €.',
      chiffres: {
        annee: 2027,
        heures: 62390,
        eligibles: 50400,
        dotation: 171360,
        produits: null,
        charges: null,
        resultat: null,
        trop_percu: 0,
        solde: null,
        solde_prudent: null,
        montant_equilibre: null,
      },
      solde_horaire: null,
      equilibre: 4.42,
      equilibre_prudent: null,
      explication_equilibre: { formule: 'montant auquel le solde est nul', calcul: '', hypotheses: [] },
      manques: [
        { phrase: 'Il manque le temps d’un rendu du suivi.', renvoi: { table: 'versements', id: null, champ: null } },
      ],
      hypotheses_titre: '1 hypothèse',
      hypotheses: [
        {
          genre: 'part_annee',
          phrase: 'Le contrat ne couvre qu’une partie de 2027.',
          presumee: true,
          renvois: [{ texte: 'dotation 2027', renvoi: { table: 'dotations', id: 4, champ: 'montant_horaire' } }],
        },
      ],
      objectifs: [
        { numero: 1, libelle: '1. Profils', dotation: 30000, cofinancement: 0, cout: 35500, part: null, solde: -5500 },
      ],
      concessions: [{ libelle: '0,10 € de montant horaire', montant: 5040, explication: sans }],
      plafonds: [
        { plafond: 2.8, du_contrat: true, effet: -35280 },
        { plafond: 3, du_contrat: false, effet: -25200 },
      ],
      par_choix: null,
      reference: '',
      seuil: 'Sous 80 % des heures, l’avance est à rendre.',
    },
    reversements: [
      {
        annee: 2025,
        motif: 'hors_objectifs',
        libelle: 'actions hors des six objectifs',
        degre: 'a_surveiller',
        degre_libelle: 'à surveiller',
        montant: 3260,
        phrase: '',
        explication: sans,
        renvoi: { table: 'actions', id: 18, champ: null },
      },
      {
        annee: 2025,
        motif: 'sans_piece',
        libelle: 'dépenses sans pièce',
        degre: 'a_surveiller',
        degre_libelle: 'à surveiller',
        montant: 153950,
        phrase: '',
        explication: sans,
        renvoi: { table: 'actions', id: null, champ: null },
      },
    ],
    leviers: [
      levier('heures_pct', 'heures (%)', 0, '1', '%', [-100, 100]),
      levier('montant_horaire', 'montant horaire (€)', 3.4, '0.05', '€/h', [0, 1000]),
      levier('plafond', 'plafond du supplément', null, '0.05', '€/h', [0, 1000]),
      levier('acompte_pct', 'acompte', 80, '5', '%', [0, 100]),
      levier('action_ecartee', 'action écartée', null, '1', '', [0, 1]),
    ],
    essai: scenario('', null, -51198),
    bilan_essai: null,
    scenarios: [],
    scenarios_avis: '',
  };
}

function levier(
  cle: EquilibreView['leviers'][number]['cle'],
  libelle: string,
  base: number | null,
  pas: string,
  unite: string,
  [minimum, maximum]: [number, number],
): EquilibreView['leviers'][number] {
  return { cle, libelle, base, pas: Number(pas), minimum, maximum, unite, ecrit: true };
}
