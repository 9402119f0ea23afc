ALTER TABLE risques ADD COLUMN niveau TEXT NOT NULL DEFAULT 'non_cote';
ALTER TABLE risques ADD COLUMN responsable TEXT NOT NULL DEFAULT '';
ALTER TABLE risques ADD COLUMN echeance TEXT;
ALTER TABLE risques ADD COLUMN etat TEXT NOT NULL DEFAULT 'a_surveiller';
ALTER TABLE indicateurs ADD COLUMN responsable TEXT NOT NULL DEFAULT '';
ALTER TABLE indicateurs ADD COLUMN rupture_annee INTEGER;
ALTER TABLE dotations ADD COLUMN heures_retenues INTEGER;
ALTER TABLE formations ADD COLUMN effet_attendu TEXT NOT NULL DEFAULT '';
ALTER TABLE formations ADD COLUMN effet_observe TEXT NOT NULL DEFAULT '';
ALTER TABLE formations ADD COLUMN effet_mesure TEXT NOT NULL DEFAULT '';
CREATE TABLE moyens_organisation (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  nature TEXT NOT NULL DEFAULT 'protocole',
  intitule TEXT NOT NULL DEFAULT '',
  lieu TEXT NOT NULL DEFAULT '',
  responsable TEXT NOT NULL DEFAULT '',
  date TEXT,
  action_id INTEGER REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED,
  commentaire TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX moyens_organisation_action_id ON moyens_organisation (action_id);
CREATE TABLE conditions_travail (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  domaine TEXT NOT NULL DEFAULT 'conditions',
  mesure TEXT NOT NULL DEFAULT '',
  responsable TEXT NOT NULL DEFAULT '',
  echeance TEXT,
  etat TEXT NOT NULL DEFAULT 'a_venir',
  resultat TEXT NOT NULL DEFAULT '',
  action_id INTEGER REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX conditions_travail_action_id ON conditions_travail (action_id);
CREATE TABLE partages_pratiques (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  annee INTEGER NOT NULL DEFAULT 0,
  sens TEXT NOT NULL DEFAULT 'donnee',
  pratique TEXT NOT NULL DEFAULT '',
  avec TEXT NOT NULL DEFAULT '',
  suite TEXT NOT NULL DEFAULT '',
  action_id INTEGER REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX partages_pratiques_action_id ON partages_pratiques (action_id);
