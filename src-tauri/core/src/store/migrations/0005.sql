ALTER TABLE dossier ADD COLUMN cout_horaire_suivi INTEGER;
ALTER TABLE actions ADD COLUMN part_sans_contrat_pct INTEGER;
ALTER TABLE actions ADD COLUMN finance_suivi INTEGER NOT NULL DEFAULT 0 CHECK (finance_suivi IN (0, 1));
ALTER TABLE budgets_action ADD COLUMN autofinancement_realise INTEGER;
ALTER TABLE budgets_action ADD COLUMN cofinancement_realise INTEGER;
ALTER TABLE budgets_action ADD COLUMN economie INTEGER;
ALTER TABLE indicateurs ADD COLUMN minutes_releve INTEGER;
ALTER TABLE financeurs ADD COLUMN supplement INTEGER CHECK (supplement IN (0, 1));
ALTER TABLE tarifs ADD COLUMN supplement_libre INTEGER;
ALTER TABLE dotation ADD COLUMN non_consomme TEXT NOT NULL DEFAULT 'non_prevu';
ALTER TABLE dotation ADD COLUMN report_plafond_pct INTEGER;
ALTER TABLE dotation ADD COLUMN restitution_finale INTEGER NOT NULL DEFAULT 0 CHECK (restitution_finale IN (0, 1));
ALTER TABLE dotation ADD COLUMN part_cibles_pct INTEGER;
ALTER TABLE dotation ADD COLUMN seuil_cibles_pct INTEGER;
ALTER TABLE dotation ADD COLUMN resultat_max_pct INTEGER;
ALTER TABLE lignes_budget ADD COLUMN part_variable_pct INTEGER;
CREATE TABLE rendus (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  libelle TEXT NOT NULL DEFAULT '',
  heures INTEGER,
  fois_par_an INTEGER,
  qui TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE scenarios (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  libelle TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE hypotheses (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  scenario_id INTEGER NOT NULL REFERENCES scenarios (id) DEFERRABLE INITIALLY DEFERRED,
  cle TEXT NOT NULL DEFAULT 'heures_pct',
  annee INTEGER,
  financeur_id INTEGER REFERENCES financeurs (id) DEFERRABLE INITIALLY DEFERRED,
  action_id INTEGER REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED,
  valeur INTEGER
) STRICT;
CREATE INDEX hypotheses_scenario_id ON hypotheses (scenario_id);
CREATE INDEX hypotheses_financeur_id ON hypotheses (financeur_id);
CREATE INDEX hypotheses_action_id ON hypotheses (action_id);
ALTER TABLE dossier ADD COLUMN note_passation TEXT NOT NULL DEFAULT '';
ALTER TABLE dossier ADD COLUMN relu_le TEXT;
ALTER TABLE interlocuteurs ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE mesures ADD COLUMN cause TEXT NOT NULL DEFAULT 'non_dite';
ALTER TABLE exercices ADD COLUMN clos_le TEXT;
ALTER TABLE exercices ADD COLUMN manques INTEGER;
ALTER TABLE exercices ADD COLUMN version_id INTEGER REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX exercices_version_id ON exercices (version_id);
ALTER TABLE avenants ADD COLUMN version_avant_id INTEGER REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX avenants_version_avant_id ON avenants (version_avant_id);
ALTER TABLE avenants ADD COLUMN version_apres_id INTEGER REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX avenants_version_apres_id ON avenants (version_apres_id);
ALTER TABLE modifications ADD COLUMN cible_table TEXT NOT NULL DEFAULT '';
ALTER TABLE modifications ADD COLUMN cible_ligne INTEGER;
ALTER TABLE modifications ADD COLUMN cible_champ TEXT NOT NULL DEFAULT '';
ALTER TABLE modifications ADD COLUMN valeur_avant TEXT NOT NULL DEFAULT '';
ALTER TABLE modifications ADD COLUMN valeur_apres TEXT NOT NULL DEFAULT '';
ALTER TABLE bilans_annuels ADD COLUMN emploi_transmis_le TEXT;
ALTER TABLE pieces ADD COLUMN nature TEXT NOT NULL DEFAULT 'administrative';
ALTER TABLE pieces ADD COLUMN empreinte TEXT NOT NULL DEFAULT '';
ALTER TABLE pieces ADD COLUMN taille INTEGER;
ALTER TABLE pieces ADD COLUMN extraite_le TEXT;
ALTER TABLE pieces ADD COLUMN logiciel TEXT NOT NULL DEFAULT '';
ALTER TABLE pieces ADD COLUMN rapport TEXT NOT NULL DEFAULT '';
ALTER TABLE pieces ADD COLUMN filtres TEXT NOT NULL DEFAULT '';
ALTER TABLE pieces ADD COLUMN nominative INTEGER NOT NULL DEFAULT 0 CHECK (nominative IN (0, 1));
CREATE TABLE justificatifs (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  piece_id INTEGER NOT NULL REFERENCES pieces (id) DEFERRABLE INITIALLY DEFERRED,
  annee INTEGER,
  cible_table TEXT NOT NULL DEFAULT '',
  cible_ligne INTEGER NOT NULL DEFAULT 0,
  page TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX justificatifs_piece_id ON justificatifs (piece_id);
ALTER TABLE demandes ADD COLUMN origine TEXT NOT NULL DEFAULT 'gestionnaire';
ALTER TABLE demandes ADD COLUMN objectif_id INTEGER REFERENCES objectifs (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX demandes_objectif_id ON demandes (objectif_id);
ALTER TABLE demandes ADD COLUMN cible_table TEXT NOT NULL DEFAULT '';
ALTER TABLE demandes ADD COLUMN cible_ligne INTEGER;
ALTER TABLE demandes ADD COLUMN cible_champ TEXT NOT NULL DEFAULT '';
ALTER TABLE demandes ADD COLUMN echeance TEXT;
CREATE TABLE seances (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  revue_id INTEGER NOT NULL REFERENCES revues (id) DEFERRABLE INITIALLY DEFERRED,
  numero INTEGER,
  date TEXT,
  mode TEXT NOT NULL DEFAULT 'reunion',
  lieu TEXT NOT NULL DEFAULT '',
  version_id INTEGER REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED,
  etat TEXT NOT NULL DEFAULT 'prevue',
  comite_id INTEGER REFERENCES comites (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX seances_revue_id ON seances (revue_id);
CREATE INDEX seances_version_id ON seances (version_id);
CREATE INDEX seances_comite_id ON seances (comite_id);
CREATE TABLE positions (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  demande_id INTEGER NOT NULL REFERENCES demandes (id) DEFERRABLE INITIALLY DEFERRED,
  seance_id INTEGER NOT NULL REFERENCES seances (id) DEFERRABLE INITIALLY DEFERRED,
  partie TEXT NOT NULL DEFAULT 'gestionnaire',
  nature TEXT NOT NULL DEFAULT 'proposition',
  valeur INTEGER,
  jour TEXT,
  texte TEXT NOT NULL DEFAULT '',
  divulguee INTEGER NOT NULL DEFAULT 0 CHECK (divulguee IN (0, 1))
) STRICT;
CREATE INDEX positions_demande_id ON positions (demande_id);
CREATE INDEX positions_seance_id ON positions (seance_id);
