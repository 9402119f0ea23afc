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
