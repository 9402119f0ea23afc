//! Named versions of an open dossier: naming, reading, restoring, sealing.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use super::snapshots::{self, Instantane};
use super::{ContexteEcriture, Ecriture, Fait, Fichier, read_back};
use crate::controles::{Constat, Controle, Parametre};
use crate::error::{Error, Result};
use crate::modele::{Dossier, Entite, Id, Version};
use crate::op::Op;

/// Code of the state of a sealed version.
const FIGEE: &str = "fige";

impl Fichier {
    /// Every named version, oldest first.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn versions(&self) -> Result<Vec<Instantane>> {
        self.on_file(snapshots::all(&self.conn))
    }

    /// A named version and the dossier it holds, after its digest was checked.
    ///
    /// # Errors
    /// [`Error::LigneInconnue`]; [`Error::VersionAlteree`]; [`Error::EchangeTropRecent`] when a newer program kept it.
    pub fn version(&self, id: Id) -> Result<(Instantane, Dossier)> {
        let kept = self.on_file(snapshots::one(&self.conn, id))?;
        let dossier = self.on_file(snapshots::dossier(&self.conn, self.formats, &kept))?;
        Ok((kept, dossier))
    }

    /// The present dossier, or that of a version.
    ///
    /// # Errors
    /// Those of [`Fichier::version`].
    pub fn etat(&self, version: Option<Id>) -> Result<Cow<'_, Dossier>> {
        Ok(match version {
            Some(id) => Cow::Owned(self.version(id)?.1),
            None => Cow::Borrowed(&self.dossier),
        })
    }

    /// Sealed versions found altered when the file was opened.
    #[must_use]
    pub fn alterees(&self) -> &[Instantane] {
        &self.alterees
    }

    /// Findings about the file itself: one for each altered version.
    #[must_use]
    pub fn constats(&self) -> Vec<Constat> {
        let finding = |kept: &Instantane| Constat {
            controle: Controle::VersionAlteree,
            table: Version::TABLE.nom,
            id: kept.version_id,
            champ: None,
            parametres: vec![Parametre::Texte(kept.nom.clone())],
        };
        self.alterees.iter().map(finding).collect()
    }

    /// Names the present state: adds a row of `versions` and a snapshot, which holds that row too, in one step. Returns the
    /// identifier of the snapshot.
    ///
    /// # Errors
    /// Those of [`Fichier::transact`].
    pub fn name_version(&mut self, contexte: &ContexteEcriture, nom: &str, date: Option<NaiveDate>) -> Result<Fait<Id>> {
        self.keep_with(contexte, nom, date, |w, id| Ok(Op::Nommer { id, objet: w.designation(Version::TABLE.nom, id)? }))
    }

    /// Changes the dossier and keeps the state that results as a version, in one step: `change` is given the row of the version
    /// and says what the step was. Returns the identifier of the snapshot.
    ///
    /// # Errors
    /// Those of `change` and of [`Fichier::transact`].
    pub fn keep_with(
        &mut self,
        contexte: &ContexteEcriture,
        nom: &str,
        date: Option<NaiveDate>,
        change: impl FnOnce(&mut Ecriture<'_>, Id) -> Result<Op>,
    ) -> Result<Fait<Id>> {
        let numero = self.dossier.versions.iter().filter_map(|v| v.numero).max().unwrap_or(0).max(0).saturating_add(1);
        let mut values = Map::new();
        values.insert("numero".to_owned(), Json::from(numero));
        values.insert("libelle".to_owned(), Json::from(nom));
        values.insert("date".to_owned(), date.map_or(Json::Null, |d| Json::from(d.to_string())));
        self.step(
            contexte,
            |w| {
                let id = w.create(Version::TABLE.nom, &values, None)?;
                Ok((id, change(w, id)?))
            },
            |conn, step, id| {
                *id = snapshots::add(conn, *id, nom.trim(), step, &read_back::all(conn)?, contexte)?;
                Ok(())
            },
        )
    }

    /// Restores the content of a version as one step; the list of versions is unchanged.
    ///
    /// # Errors
    /// Those of [`Fichier::version`] and [`Fichier::transact`].
    pub fn restore_version(&mut self, contexte: &ContexteEcriture, id: Id) -> Result<Fait<()>> {
        let (kept, former) = self.version(id)?;
        let nom = self.name_of(&kept);
        self.transact(contexte, |w| {
            w.restore(&former)?;
            Ok(((), Op::Restaurer { objet: nom }))
        })
    }

    /// Name of a version: that of its row, or the recorded one when it is sealed or its row has none.
    #[must_use]
    pub fn name_of(&self, kept: &Instantane) -> String {
        let row = self.dossier.versions.iter().find(|v| Some(v.id) == kept.version_id && !kept.scelle);
        row.map(|v| v.libelle.clone()).filter(|l| !l.trim().is_empty()).unwrap_or_else(|| kept.nom.clone())
    }

    /// Seals a version, which is final: its row and its snapshot can no longer be changed or removed.
    ///
    /// # Errors
    /// [`Error::VersionScellee`] when it is sealed already; [`Error::LigneInconnue`] when its row no longer exists; those of
    /// [`Fichier::version`] and [`Fichier::transact`].
    pub fn seal_version(&mut self, contexte: &ContexteEcriture, id: Id) -> Result<Fait<()>> {
        let (kept, _) = self.version(id)?;
        let nom = self.name_of(&kept);
        if kept.scelle {
            return Err(Error::VersionScellee(nom));
        }
        let gone = || Error::LigneInconnue(Version::TABLE.nom.to_owned(), kept.version_id.unwrap_or_default());
        let row = self.dossier.versions.iter().find(|v| Some(v.id) == kept.version_id).ok_or_else(gone)?.id;
        let libelle = self.dossier.versions.iter().find(|v| v.id == row).map(|v| v.libelle.clone()).unwrap_or_default();
        let mut values = Map::new();
        values.insert("etat".to_owned(), Json::from(FIGEE));
        self.step(
            contexte,
            |w| {
                w.update(Version::TABLE.nom, row, &values)?;
                w.touch(Version::TABLE.nom)?;
                Ok(((), Op::Sceller { id: row, objet: nom }))
            },
            |conn, _, ()| snapshots::seal(conn, id, &libelle),
        )
    }
}
