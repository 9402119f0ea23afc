CREATE TABLE fichier (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  dossier TEXT NOT NULL,
  revision INTEGER NOT NULL,
  cree_le TEXT NOT NULL,
  modifie_le TEXT NOT NULL
) STRICT;
CREATE TABLE migrations (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL,
  applique_le TEXT NOT NULL
) STRICT;
CREATE TABLE journal_etapes (
  id INTEGER PRIMARY KEY,
  op TEXT NOT NULL,
  quand TEXT NOT NULL,
  auteur TEXT NOT NULL,
  etat TEXT NOT NULL,
  cible INTEGER REFERENCES journal_etapes (id)
) STRICT;
CREATE TABLE journal_lignes (
  id INTEGER PRIMARY KEY,
  etape_id INTEGER NOT NULL REFERENCES journal_etapes (id),
  nom_table TEXT NOT NULL,
  ligne_id INTEGER NOT NULL,
  avant TEXT,
  apres TEXT
) STRICT;
CREATE INDEX journal_lignes_etape ON journal_lignes (etape_id);
CREATE INDEX journal_lignes_ligne ON journal_lignes (nom_table, ligne_id);
CREATE TABLE dossier (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rang INTEGER NOT NULL,
  titre TEXT NOT NULL,
  avertissement TEXT NOT NULL,
  fictif INTEGER NOT NULL CHECK (fictif IN (0, 1)),
  annee_reference INTEGER,
  date_edition TEXT,
  seuil_partiel INTEGER,
  regle_statut TEXT NOT NULL,
  heures_par_etp INTEGER,
  conventions TEXT NOT NULL,
  note_historique TEXT NOT NULL
) STRICT;
CREATE TABLE departement (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rang INTEGER NOT NULL,
  nom TEXT NOT NULL,
  code TEXT NOT NULL,
  fictif INTEGER NOT NULL CHECK (fictif IN (0, 1)),
  president_fonction TEXT NOT NULL,
  direction TEXT NOT NULL,
  adresse TEXT NOT NULL,
  experimentateur INTEGER NOT NULL CHECK (experimentateur IN (0, 1)),
  demographie_annee INTEGER,
  population INTEGER,
  population_60_ans_et_plus INTEGER,
  population_75_ans_et_plus INTEGER,
  beneficiaires_apa_domicile INTEGER,
  beneficiaires_pch INTEGER,
  services_autorises INTEGER,
  communes INTEGER,
  communes_prioritaires INTEGER,
  schema_intitule TEXT NOT NULL,
  schema_orientations TEXT NOT NULL,
  aac_reference TEXT NOT NULL,
  aac_date_publication TEXT,
  aac_date_limite TEXT,
  aac_date_candidature TEXT,
  aac_date_notification TEXT,
  aac_mode_calcul TEXT NOT NULL,
  reste_a_charge_limite INTEGER CHECK (reste_a_charge_limite IN (0, 1)),
  reste_a_charge_nature TEXT NOT NULL
) STRICT;
CREATE TABLE contrat (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rang INTEGER NOT NULL,
  reference TEXT NOT NULL,
  intitule TEXT NOT NULL,
  date_debut TEXT,
  date_fin TEXT,
  date_signature TEXT,
  statut TEXT NOT NULL,
  avec_dotation INTEGER CHECK (avec_dotation IN (0, 1)),
  volet_financier_pluriannuel INTEGER CHECK (volet_financier_pluriannuel IN (0, 1)),
  preambule TEXT NOT NULL,
  signature_lieu TEXT NOT NULL,
  signature_date TEXT,
  exemplaires INTEGER
) STRICT;
CREATE TABLE diagnostic (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rang INTEGER NOT NULL,
  date TEXT,
  annee_reference INTEGER,
  note TEXT NOT NULL,
  synthese TEXT NOT NULL
) STRICT;
CREATE TABLE dotation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rang INTEGER NOT NULL,
  base_legale TEXT NOT NULL,
  formule TEXT NOT NULL,
  acompte_pct INTEGER,
  acompte_echeance TEXT NOT NULL,
  solde_echeance TEXT NOT NULL,
  report_initial INTEGER,
  note_comptable TEXT NOT NULL
) STRICT;
CREATE TABLE reprise (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rang INTEGER NOT NULL,
  statut TEXT NOT NULL,
  contrat_origine TEXT NOT NULL,
  contrat_cible TEXT NOT NULL,
  annee_reference INTEGER,
  regles TEXT NOT NULL
) STRICT;
CREATE TABLE exercices (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  clos INTEGER NOT NULL CHECK (clos IN (0, 1)),
  commentaire TEXT NOT NULL
) STRICT;
CREATE TABLE objectifs_legaux (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  numero INTEGER NOT NULL,
  libelle TEXT NOT NULL,
  priorite TEXT NOT NULL
) STRICT;
CREATE TABLE plafonds (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  plafond INTEGER
) STRICT;
CREATE TABLE interlocuteurs (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  partie TEXT NOT NULL,
  fonction TEXT NOT NULL,
  nom TEXT NOT NULL,
  telephone TEXT NOT NULL,
  courriel TEXT NOT NULL
) STRICT;
CREATE TABLE gestionnaires (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  raison_sociale TEXT NOT NULL,
  forme_juridique TEXT NOT NULL,
  statut TEXT NOT NULL,
  fictif INTEGER NOT NULL CHECK (fictif IN (0, 1)),
  siren TEXT NOT NULL,
  siret_siege TEXT NOT NULL,
  finess_juridique TEXT NOT NULL,
  convention_collective TEXT NOT NULL,
  opco TEXT NOT NULL,
  federation TEXT NOT NULL,
  voie TEXT NOT NULL,
  code_postal TEXT NOT NULL,
  commune TEXT NOT NULL,
  representant_fonction TEXT NOT NULL,
  representant_nom TEXT NOT NULL,
  commissaire_aux_comptes INTEGER CHECK (commissaire_aux_comptes IN (0, 1)),
  activites_hors_perimetre TEXT NOT NULL
) STRICT;
CREATE TABLE services (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  gestionnaire_id INTEGER NOT NULL REFERENCES gestionnaires (id) DEFERRABLE INITIALLY DEFERRED,
  nom TEXT NOT NULL,
  categorie TEXT NOT NULL,
  categorie_libelle TEXT NOT NULL,
  siret TEXT NOT NULL,
  finess_etablissement TEXT NOT NULL,
  finess_categorie TEXT NOT NULL,
  adresse TEXT NOT NULL,
  autorisation_reference TEXT NOT NULL,
  autorisation_date TEXT,
  autorisation_duree_ans INTEGER,
  autorisation_echeance TEXT,
  habilitation TEXT NOT NULL,
  habilitation_perimetre TEXT NOT NULL,
  habilitation_plafond_heures INTEGER,
  habilitation_reference TEXT NOT NULL,
  habilitation_date TEXT,
  mode_intervention TEXT NOT NULL,
  declaration_sap TEXT NOT NULL,
  publics TEXT NOT NULL,
  intercommunalites TEXT NOT NULL,
  communes_desservies INTEGER,
  secteurs TEXT NOT NULL,
  amplitude_intervention TEXT NOT NULL,
  amplitude_accueil TEXT NOT NULL,
  amplitude_astreinte TEXT NOT NULL,
  conventions_soins TEXT NOT NULL,
  capacite_soins INTEGER,
  autorisation_soins_reference TEXT NOT NULL,
  projet_de_service TEXT NOT NULL,
  livret_accueil TEXT NOT NULL,
  reglement_fonctionnement TEXT NOT NULL,
  charte_droits_libertes INTEGER CHECK (charte_droits_libertes IN (0, 1)),
  forme_participation TEXT NOT NULL,
  derniere_evaluation TEXT NOT NULL,
  prochaine_evaluation_has TEXT NOT NULL,
  personne_qualifiee_affichee INTEGER CHECK (personne_qualifiee_affichee IN (0, 1)),
  referent_bientraitance TEXT NOT NULL,
  contact_rgpd TEXT NOT NULL,
  logiciel_metier TEXT NOT NULL,
  telegestion TEXT NOT NULL,
  paie TEXT NOT NULL,
  formats_export TEXT NOT NULL
) STRICT;
CREATE INDEX services_gestionnaire_id ON services (gestionnaire_id);
CREATE TABLE communes (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  service_id INTEGER NOT NULL REFERENCES services (id) DEFERRABLE INITIALLY DEFERRED,
  nom TEXT NOT NULL,
  code_insee TEXT NOT NULL,
  prioritaire INTEGER NOT NULL CHECK (prioritaire IN (0, 1)),
  desservie INTEGER CHECK (desservie IN (0, 1))
) STRICT;
CREATE INDEX communes_service_id ON communes (service_id);
CREATE TABLE signataires (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  role TEXT NOT NULL,
  denomination TEXT NOT NULL,
  gestionnaire_id INTEGER REFERENCES gestionnaires (id) DEFERRABLE INITIALLY DEFERRED,
  representant_fonction TEXT NOT NULL,
  representant_nom TEXT NOT NULL,
  habilitation TEXT NOT NULL,
  signature_pour TEXT NOT NULL,
  signature_qualite TEXT NOT NULL
) STRICT;
CREATE INDEX signataires_gestionnaire_id ON signataires (gestionnaire_id);
CREATE TABLE financements_soins (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  forfait_global INTEGER,
  dotation_coordination INTEGER,
  commentaire TEXT NOT NULL
) STRICT;
CREATE TABLE constats (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  nature TEXT NOT NULL,
  texte TEXT NOT NULL
) STRICT;
CREATE TABLE donnees (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  code TEXT NOT NULL,
  libelle TEXT NOT NULL,
  unite TEXT NOT NULL
) STRICT;
CREATE TABLE valeurs (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  donnee_id INTEGER NOT NULL REFERENCES donnees (id) DEFERRABLE INITIALLY DEFERRED,
  annee INTEGER NOT NULL,
  valeur INTEGER,
  statut TEXT NOT NULL,
  commentaire TEXT NOT NULL
) STRICT;
CREATE INDEX valeurs_donnee_id ON valeurs (donnee_id);
CREATE TABLE heures_payees (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  nature TEXT NOT NULL,
  conges_payes INTEGER,
  trajets_intervacations INTEGER,
  formation INTEGER,
  temps_collectifs INTEGER,
  absences_remunerees INTEGER,
  autres INTEGER
) STRICT;
CREATE TABLE publics (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  apa INTEGER,
  pch INTEGER,
  autres INTEGER
) STRICT;
CREATE TABLE axes (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  code TEXT NOT NULL,
  libelle TEXT NOT NULL,
  objectif_legal INTEGER
) STRICT;
CREATE TABLE objectifs (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  axe_id INTEGER NOT NULL REFERENCES axes (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  libelle TEXT NOT NULL
) STRICT;
CREATE INDEX objectifs_axe_id ON objectifs (axe_id);
CREATE TABLE actions (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  objectif_id INTEGER NOT NULL REFERENCES objectifs (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  intitule TEXT NOT NULL,
  objectif_legal INTEGER,
  orientation_schema TEXT NOT NULL,
  constat TEXT NOT NULL,
  description TEXT NOT NULL,
  effet_attendu TEXT NOT NULL,
  livrables TEXT NOT NULL,
  pilote TEXT NOT NULL,
  equipe TEXT NOT NULL,
  partenaires TEXT NOT NULL,
  public_cible TEXT NOT NULL,
  public_nombre INTEGER,
  territoire TEXT NOT NULL,
  date_debut TEXT,
  date_fin TEXT,
  moyens_humains TEXT NOT NULL,
  moyens_materiels TEXT NOT NULL,
  moyens_organisationnels TEXT NOT NULL,
  cofinanceur TEXT NOT NULL,
  modalites_evaluation TEXT NOT NULL,
  points_vigilance TEXT NOT NULL,
  statut TEXT NOT NULL,
  avancement_pct INTEGER,
  origine TEXT NOT NULL,
  justification_reprise TEXT NOT NULL,
  justification_requise INTEGER NOT NULL CHECK (justification_requise IN (0, 1))
) STRICT;
CREATE INDEX actions_objectif_id ON actions (objectif_id);
CREATE TABLE etapes (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  action_id INTEGER NOT NULL REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED,
  echeance TEXT,
  libelle TEXT NOT NULL,
  statut TEXT NOT NULL
) STRICT;
CREATE INDEX etapes_action_id ON etapes (action_id);
CREATE TABLE budgets_action (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  action_id INTEGER NOT NULL REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED,
  annee INTEGER NOT NULL,
  dotation INTEGER,
  autofinancement INTEGER,
  cofinancement INTEGER,
  dotation_consommee INTEGER
) STRICT;
CREATE INDEX budgets_action_action_id ON budgets_action (action_id);
CREATE TABLE risques (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  action_id INTEGER NOT NULL REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED,
  risque TEXT NOT NULL,
  mesure TEXT NOT NULL
) STRICT;
CREATE INDEX risques_action_id ON risques (action_id);
CREATE TABLE bilans_action (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  action_id INTEGER NOT NULL REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED,
  annee INTEGER NOT NULL,
  texte TEXT NOT NULL,
  analyse_ecart TEXT NOT NULL,
  mesures_correctives TEXT NOT NULL,
  decision_comite TEXT NOT NULL
) STRICT;
CREATE INDEX bilans_action_action_id ON bilans_action (action_id);
CREATE TABLE indicateurs (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  objectif_id INTEGER REFERENCES objectifs (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  libelle TEXT NOT NULL,
  finalite TEXT NOT NULL,
  objectif_legal INTEGER,
  unite TEXT NOT NULL,
  sens TEXT NOT NULL,
  decimales INTEGER NOT NULL,
  numerateur TEXT NOT NULL,
  denominateur TEXT NOT NULL,
  facteur INTEGER,
  formule_numerateur TEXT NOT NULL,
  formule_denominateur TEXT NOT NULL,
  frequence TEXT NOT NULL,
  frequence_precision TEXT NOT NULL,
  source TEXT NOT NULL,
  annee_reference INTEGER,
  catalogue INTEGER,
  impose INTEGER NOT NULL CHECK (impose IN (0, 1)),
  commentaire TEXT NOT NULL
) STRICT;
CREATE INDEX indicateurs_objectif_id ON indicateurs (objectif_id);
CREATE TABLE mesures (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  indicateur_id INTEGER NOT NULL REFERENCES indicateurs (id) DEFERRABLE INITIALLY DEFERRED,
  annee INTEGER NOT NULL,
  numerateur INTEGER,
  denominateur INTEGER,
  valeur INTEGER,
  cible INTEGER,
  statut TEXT NOT NULL,
  commentaire TEXT NOT NULL,
  preuve TEXT NOT NULL
) STRICT;
CREATE INDEX mesures_indicateur_id ON mesures (indicateur_id);
CREATE TABLE action_indicateurs (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  action_id INTEGER NOT NULL REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED,
  indicateur_id INTEGER NOT NULL REFERENCES indicateurs (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX action_indicateurs_action_id ON action_indicateurs (action_id);
CREATE INDEX action_indicateurs_indicateur_id ON action_indicateurs (indicateur_id);
CREATE TABLE engagements (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  partie TEXT NOT NULL,
  code TEXT NOT NULL,
  texte TEXT NOT NULL,
  preuve TEXT NOT NULL,
  periodicite TEXT NOT NULL,
  etat TEXT NOT NULL,
  commentaire TEXT NOT NULL
) STRICT;
CREATE TABLE financeurs (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  code TEXT NOT NULL,
  libelle TEXT NOT NULL,
  categorie TEXT NOT NULL,
  compte_dotation INTEGER NOT NULL CHECK (compte_dotation IN (0, 1))
) STRICT;
CREATE TABLE heures (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  financeur_id INTEGER NOT NULL REFERENCES financeurs (id) DEFERRABLE INITIALLY DEFERRED,
  service_id INTEGER REFERENCES services (id) DEFERRABLE INITIALLY DEFERRED,
  annee INTEGER NOT NULL,
  nature TEXT NOT NULL,
  heures INTEGER
) STRICT;
CREATE INDEX heures_financeur_id ON heures (financeur_id);
CREATE INDEX heures_service_id ON heures (service_id);
CREATE TABLE situations (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  date_debut TEXT,
  date_fin TEXT,
  nature TEXT NOT NULL,
  commentaire TEXT NOT NULL
) STRICT;
CREATE TABLE mesures_provisoires (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  situation_id INTEGER NOT NULL REFERENCES situations (id) DEFERRABLE INITIALLY DEFERRED,
  indicateur_id INTEGER NOT NULL REFERENCES indicateurs (id) DEFERRABLE INITIALLY DEFERRED,
  numerateur INTEGER,
  denominateur INTEGER,
  valeur INTEGER
) STRICT;
CREATE INDEX mesures_provisoires_situation_id ON mesures_provisoires (situation_id);
CREATE INDEX mesures_provisoires_indicateur_id ON mesures_provisoires (indicateur_id);
CREATE TABLE tarifs (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  date_debut TEXT,
  service_id INTEGER REFERENCES services (id) DEFERRABLE INITIALLY DEFERRED,
  tarif_apa INTEGER,
  tarif_pch INTEGER,
  tarif_aide_sociale INTEGER,
  nature TEXT NOT NULL,
  supplement_observe INTEGER,
  supplement_prevu INTEGER,
  prix_caisses_retraite INTEGER,
  prix_mutuelles INTEGER,
  prix_particuliers INTEGER
) STRICT;
CREATE INDEX tarifs_service_id ON tarifs (service_id);
CREATE TABLE dotations (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  montant_horaire INTEGER,
  heures_convenues INTEGER,
  consomme_hors_actions INTEGER,
  commentaire TEXT NOT NULL
) STRICT;
CREATE TABLE versements (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  type_versement TEXT NOT NULL,
  libelle TEXT NOT NULL,
  montant INTEGER,
  date TEXT,
  statut TEXT NOT NULL
) STRICT;
CREATE TABLE financements (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  source TEXT NOT NULL,
  libelle TEXT NOT NULL,
  montant INTEGER
) STRICT;
CREATE TABLE groupes_budget (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  sens TEXT NOT NULL,
  groupe TEXT NOT NULL,
  libelle TEXT NOT NULL
) STRICT;
CREATE TABLE lignes_budget (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  sens TEXT NOT NULL,
  groupe TEXT NOT NULL,
  libelle TEXT NOT NULL,
  role TEXT NOT NULL
) STRICT;
CREATE TABLE montants_budget (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  ligne_id INTEGER NOT NULL REFERENCES lignes_budget (id) DEFERRABLE INITIALLY DEFERRED,
  annee INTEGER NOT NULL,
  nature TEXT NOT NULL,
  montant INTEGER
) STRICT;
CREATE INDEX montants_budget_ligne_id ON montants_budget (ligne_id);
CREATE TABLE investissements (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  libelle TEXT NOT NULL,
  montant INTEGER,
  duree_amortissement_ans INTEGER,
  autofinancement INTEGER,
  subvention INTEGER,
  emprunt INTEGER,
  action_id INTEGER REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX investissements_action_id ON investissements (action_id);
CREATE TABLE emplois (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  categorie TEXT NOT NULL,
  libelle TEXT NOT NULL
) STRICT;
CREATE TABLE effectifs (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  emploi_id INTEGER NOT NULL REFERENCES emplois (id) DEFERRABLE INITIALLY DEFERRED,
  annee INTEGER NOT NULL,
  nature TEXT NOT NULL,
  etp INTEGER
) STRICT;
CREATE INDEX effectifs_emploi_id ON effectifs (emploi_id);
CREATE TABLE formations (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  nature TEXT NOT NULL,
  intitule TEXT NOT NULL,
  duree_heures INTEGER,
  stagiaires INTEGER,
  cout_pedagogique INTEGER,
  financeur TEXT NOT NULL,
  action_id INTEGER REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX formations_action_id ON formations (action_id);
CREATE TABLE plans_formation (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  heures_prevues INTEGER,
  commentaire TEXT NOT NULL
) STRICT;
CREATE TABLE visas (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  texte TEXT NOT NULL
) STRICT;
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  titre TEXT NOT NULL,
  texte TEXT NOT NULL,
  optionnel INTEGER NOT NULL CHECK (optionnel IN (0, 1)),
  ecarte INTEGER NOT NULL CHECK (ecarte IN (0, 1))
) STRICT;
CREATE TABLE mentions (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  groupe TEXT NOT NULL,
  code TEXT NOT NULL,
  libelle TEXT NOT NULL,
  verifie INTEGER NOT NULL CHECK (verifie IN (0, 1))
) STRICT;
CREATE TABLE couvertures (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  mention_id INTEGER NOT NULL REFERENCES mentions (id) DEFERRABLE INITIALLY DEFERRED,
  article_id INTEGER NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX couvertures_mention_id ON couvertures (mention_id);
CREATE INDEX couvertures_article_id ON couvertures (article_id);
CREATE TABLE annexes (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  titre TEXT NOT NULL,
  texte TEXT NOT NULL
) STRICT;
CREATE TABLE avenants (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  numero INTEGER,
  date TEXT,
  date_effet TEXT,
  type_avenant TEXT NOT NULL,
  statut TEXT NOT NULL,
  deliberation TEXT NOT NULL,
  motif TEXT NOT NULL
) STRICT;
CREATE TABLE modifications (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  avenant_id INTEGER NOT NULL REFERENCES avenants (id) DEFERRABLE INITIALLY DEFERRED,
  objet TEXT NOT NULL,
  champ TEXT NOT NULL,
  avant TEXT NOT NULL,
  apres TEXT NOT NULL
) STRICT;
CREATE INDEX modifications_avenant_id ON modifications (avenant_id);
CREATE TABLE bilans_annuels (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL,
  statut TEXT NOT NULL,
  date_transmission TEXT,
  faits_marquants TEXT NOT NULL,
  synthese TEXT NOT NULL,
  difficultes TEXT NOT NULL,
  perspectives TEXT NOT NULL
) STRICT;
CREATE TABLE echeances (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  date TEXT,
  libelle TEXT NOT NULL,
  responsable TEXT NOT NULL,
  statut TEXT NOT NULL,
  nature TEXT NOT NULL
) STRICT;
CREATE TABLE comites (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  date TEXT,
  objet TEXT NOT NULL,
  lieu TEXT NOT NULL,
  duree_minutes INTEGER,
  exercice INTEGER,
  documents_remis TEXT NOT NULL,
  ordre_du_jour TEXT NOT NULL,
  echanges TEXT NOT NULL
) STRICT;
CREATE TABLE participants (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  comite_id INTEGER NOT NULL REFERENCES comites (id) DEFERRABLE INITIALLY DEFERRED,
  organisme TEXT NOT NULL,
  fonctions TEXT NOT NULL
) STRICT;
CREATE INDEX participants_comite_id ON participants (comite_id);
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  comite_id INTEGER NOT NULL REFERENCES comites (id) DEFERRABLE INITIALLY DEFERRED,
  texte TEXT NOT NULL,
  responsable TEXT NOT NULL,
  echeance TEXT,
  etat TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_comite_id ON decisions (comite_id);
CREATE TABLE revues (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  type_revue TEXT NOT NULL,
  date_reunion TEXT,
  statut TEXT NOT NULL,
  messages_cles TEXT NOT NULL
) STRICT;
CREATE TABLE demandes (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  revue_id INTEGER NOT NULL REFERENCES revues (id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL,
  objet TEXT NOT NULL,
  justification TEXT NOT NULL,
  impact INTEGER,
  priorite TEXT NOT NULL,
  position_repli TEXT NOT NULL,
  impact_repli INTEGER
) STRICT;
CREATE INDEX demandes_revue_id ON demandes (revue_id);
CREATE TABLE questions (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  revue_id INTEGER NOT NULL REFERENCES revues (id) DEFERRABLE INITIALLY DEFERRED,
  question TEXT NOT NULL,
  reponse TEXT NOT NULL
) STRICT;
CREATE INDEX questions_revue_id ON questions (revue_id);
CREATE TABLE versions (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  numero INTEGER,
  date TEXT,
  libelle TEXT NOT NULL,
  etat TEXT NOT NULL
) STRICT;
CREATE TABLE pieces (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  libelle TEXT NOT NULL,
  date TEXT,
  validite TEXT,
  fichier TEXT NOT NULL,
  commentaire TEXT NOT NULL
) STRICT;
CREATE TABLE regles (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  texte TEXT NOT NULL
) STRICT;
CREATE TABLE decisions_reprise (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  action_id INTEGER NOT NULL REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED,
  decision TEXT NOT NULL,
  justification TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_reprise_action_id ON decisions_reprise (action_id);
CREATE TABLE lignes_reprise (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  rubrique TEXT NOT NULL,
  objet TEXT NOT NULL,
  traitement TEXT NOT NULL,
  avant TEXT NOT NULL,
  apres TEXT NOT NULL
) STRICT;
CREATE TABLE surcharges (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  cle TEXT NOT NULL,
  valable_du TEXT,
  valable_au TEXT,
  valeur TEXT NOT NULL,
  unite TEXT NOT NULL,
  source TEXT NOT NULL,
  commentaire TEXT NOT NULL
) STRICT;
