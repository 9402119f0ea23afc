CREATE TABLE presentation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rang INTEGER NOT NULL,
  theme TEXT NOT NULL,
  couleur TEXT NOT NULL
) STRICT;
-- A dossier that exists already gets its one row; a new one is filled after the steps.
INSERT INTO presentation (id, rang, theme, couleur) SELECT 1, 65536, 'bleu', '' FROM fichier;
CREATE TABLE logos (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  partie TEXT NOT NULL,
  gestionnaire_id INTEGER REFERENCES gestionnaires (id) DEFERRABLE INITIALLY DEFERRED,
  description TEXT NOT NULL,
  type_image TEXT NOT NULL,
  contenu TEXT NOT NULL
) STRICT;
CREATE INDEX logos_gestionnaire_id ON logos (gestionnaire_id);
CREATE TABLE sections_imprimees (
  id INTEGER PRIMARY KEY,
  rang INTEGER NOT NULL,
  document TEXT NOT NULL,
  section TEXT NOT NULL,
  ecartee INTEGER NOT NULL CHECK (ecartee IN (0, 1))
) STRICT;
CREATE TABLE instantanes (
  id INTEGER PRIMARY KEY,
  version_id INTEGER,
  nom TEXT NOT NULL,
  quand TEXT NOT NULL,
  auteur TEXT NOT NULL,
  etape INTEGER NOT NULL,
  scelle INTEGER NOT NULL CHECK (scelle IN (0, 1)),
  taille INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  contenu BLOB NOT NULL
) STRICT;
