/** The forms of the parties, in the order of the contract. */
import type { Calculs } from '../../backend';
import type { Signataire } from '../../backend/modele';
import type { Largeur } from '../../shared/Champ.svelte';
import type { Section } from '../../shared/Formulaire.svelte';
import { textes } from '../../texts/fr';

const t = textes.parties.sections;
const ts = textes.parties.signataire;

export const GESTIONNAIRE: Section<'gestionnaires'>[] = [
  {
    titre: t.identite,
    champs: [
      'raison_sociale',
      'forme_juridique',
      { nom: 'statut', largeur: 'tiers' },
      { nom: 'federation', largeur: 'tiers' },
      { nom: 'opco', largeur: 'tiers' },
      { nom: 'siren', largeur: 'tiers' },
      { nom: 'siret_siege', largeur: 'tiers' },
      { nom: 'finess_juridique', largeur: 'tiers' },
      { nom: 'convention_collective', largeur: 'plein' },
    ],
  },
  { titre: t.siege, champs: ['voie', { nom: 'code_postal', largeur: 'quart' }, { nom: 'commune', largeur: 'quart' }] },
  { titre: t.representant, champs: ['representant_nom', 'representant_fonction'] },
  { titre: t.autres, champs: ['commissaire_aux_comptes', 'fictif', 'activites_hors_perimetre'] },
];

export const SERVICE_IDENTITE: Section<'services'>[] = [
  {
    titre: t.identite,
    champs: [
      'nom',
      'gestionnaire_id',
      'categorie',
      'mode_intervention',
      { nom: 'categorie_libelle', largeur: 'plein' },
      { nom: 'siret', largeur: 'tiers' },
      { nom: 'finess_etablissement', largeur: 'tiers' },
      { nom: 'finess_categorie', largeur: 'tiers' },
      'adresse',
      'publics',
    ],
  },
  {
    titre: t.autorisation,
    champs: [
      { nom: 'autorisation_reference', largeur: 'plein' },
      { nom: 'autorisation_date', largeur: 'tiers' },
      { nom: 'autorisation_duree_ans', largeur: 'tiers' },
      { nom: 'autorisation_echeance', largeur: 'tiers' },
      { nom: 'habilitation', largeur: 'tiers' },
      { nom: 'habilitation_plafond_heures', largeur: 'tiers' },
      { nom: 'habilitation_date', largeur: 'tiers' },
      'habilitation_perimetre',
      'habilitation_reference',
      { nom: 'declaration_sap', largeur: 'plein' },
    ],
  },
  {
    titre: t.territoire,
    champs: [
      'amplitude_intervention',
      'amplitude_accueil',
      'amplitude_astreinte',
      { nom: 'communes_desservies', largeur: 'quart' },
      'secteurs',
      'intercommunalites',
    ],
  },
];

export const SERVICE_QUALITE: Section<'services'>[] = [
  {
    titre: t.qualite,
    champs: [
      'projet_de_service',
      'livret_accueil',
      'reglement_fonctionnement',
      'forme_participation',
      'charte_droits_libertes',
      'personne_qualifiee_affichee',
      'derniere_evaluation',
      'prochaine_evaluation_has',
      'referent_bientraitance',
      'contact_rgpd',
    ],
  },
  {
    titre: t.soins,
    champs: [
      { nom: 'autorisation_soins_reference', largeur: 'demi' },
      { nom: 'capacite_soins', largeur: 'quart' },
      'conventions_soins',
    ],
  },
  {
    titre: t.systemes,
    champs: ['logiciel_metier', 'telegestion', { nom: 'paie', largeur: 'plein' }, 'formats_export'],
  },
];

export const DEPARTEMENT_IDENTITE: Section<'departement'>[] = [
  {
    champs: [
      'nom',
      { nom: 'code', largeur: 'quart' },
      'president_fonction',
      'direction',
      'adresse',
      'experimentateur',
      'fictif',
    ],
  },
];

export const DEPARTEMENT_POPULATION: Section<'departement'>[] = [
  {
    titre: t.population,
    champs: [
      { nom: 'demographie_annee', largeur: 'tiers' },
      { nom: 'services_autorises', largeur: 'tiers' },
      { nom: 'communes', largeur: 'tiers' },
      { nom: 'population', largeur: 'tiers' },
      { nom: 'population_60_ans_et_plus', largeur: 'tiers' },
      { nom: 'population_75_ans_et_plus', largeur: 'tiers' },
      { nom: 'beneficiaires_apa_domicile', largeur: 'tiers' },
      { nom: 'beneficiaires_pch', largeur: 'tiers' },
      { nom: 'communes_prioritaires', largeur: 'tiers' },
    ],
  },
];

export const DEPARTEMENT_APPEL: Section<'departement'>[] = [
  { titre: t.schema, champs: [{ nom: 'schema_intitule', largeur: 'plein' }, 'schema_orientations'] },
  {
    titre: t.appel,
    champs: [
      { nom: 'aac_reference', largeur: 'plein' },
      'aac_date_publication',
      'aac_date_limite',
      'aac_date_candidature',
      'aac_date_notification',
      'aac_mode_calcul',
      'reste_a_charge_limite',
      'reste_a_charge_nature',
    ],
  },
];

/** A signatory, with what its party says in place of its empty fields; only a gestionnaire is linked to one. */
export function sectionsSignataire(
  signataire: Signataire,
  resolu: Calculs['signataires'][number] | undefined,
): Section<'signataires'>[] {
  const deLaPartie = (nom: 'denomination' | 'representant_nom' | 'representant_fonction', largeur?: Largeur) => ({
    nom,
    ...(largeur ? { largeur } : {}),
    ...(signataire[nom] === '' && resolu?.[nom] ? { ailleurs: resolu[nom], aide: ts.deLaPartie } : {}),
  });
  const bloc = (nom: 'signature_pour' | 'signature_qualite', aide: string) => ({
    nom,
    aide,
    ...(resolu?.[nom] ? { ailleurs: resolu[nom] } : {}),
  });
  return [
    {
      champs: [
        'role',
        ...(signataire.role === 'gestionnaire' || signataire.gestionnaire_id !== null
          ? (['gestionnaire_id'] as const)
          : []),
        deLaPartie('denomination', 'plein'),
        deLaPartie('representant_nom'),
        deLaPartie('representant_fonction'),
        { nom: 'habilitation', largeur: 'plein' },
        bloc('signature_pour', ts.pour),
        bloc('signature_qualite', ts.qualite),
      ],
    },
  ];
}
