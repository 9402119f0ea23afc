//! Named versions of an open dossier: made, read, brought back, sealed.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use super::snapshots::{self, Instantane};
use super::{ContexteEcriture, Fait, Fichier, read_back};
use crate::controles::{Constat, Controle, Parametre};
use crate::error::{Error, Result};
use crate::modele::{Dossier, Entite, Id, Version};
use crate::op::Op;

/// Code of the state of a sealed version.
const FIGEE: &str = "fige";

impl Fichier {
    /// Every kept version, oldest first.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn versions(&self) -> Result<Vec<Instantane>> {
        self.told(snapshots::all(&self.conn))
    }

    /// A kept version and the dossier it holds, its digest computed again.
    ///
    /// # Errors
    /// [`Error::LigneInconnue`], [`Error::VersionAlteree`].
    pub fn version(&self, id: Id) -> Result<(Instantane, Dossier)> {
        let kept = self.told(snapshots::one(&self.conn, id))?;
        let dossier = self.told(snapshots::dossier(&self.conn, self.formats, &kept))?;
        Ok((kept, dossier))
    }

    /// The dossier as it is, or as a kept version holds it.
    ///
    /// # Errors
    /// See [`Fichier::version`].
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

    /// What is wrong with the file itself, as findings beside those of its content.
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

    /// Names the dossier as it is and keeps it: its row of `versions` and its snapshot, which holds that
    /// row too, in one step. Gives the snapshot’s number.
    ///
    /// # Errors
    /// Those of [`Fichier::transact`].
    pub fn name_version(&mut self, contexte: &ContexteEcriture, nom: &str, date: Option<NaiveDate>) -> Result<Fait<Id>> {
        let numero = self.dossier.versions.iter().filter_map(|v| v.numero).max().unwrap_or(0).max(0).saturating_add(1);
        let mut values = Map::new();
        values.insert("numero".to_owned(), Json::from(numero));
        values.insert("libelle".to_owned(), Json::from(nom));
        values.insert("date".to_owned(), date.map_or(Json::Null, |d| Json::from(d.to_string())));
        self.step(
            contexte,
            |w| {
                let id = w.create(Version::TABLE.nom, &values, None)?;
                Ok((id, Op::Nommer { id, objet: w.designation(Version::TABLE.nom, id)? }))
            },
            |conn, step, id| {
                *id = snapshots::add(conn, *id, nom.trim(), step, &read_back::all(conn)?, contexte)?;
                Ok(())
            },
        )
    }

    /// Makes the dossier what it was in a kept version; the list of versions stays. One step.
    ///
    /// # Errors
    /// [`Error::VersionAlteree`], those of [`Fichier::transact`].
    pub fn restore_version(&mut self, contexte: &ContexteEcriture, id: Id) -> Result<Fait<()>> {
        let (kept, former) = self.version(id)?;
        let nom = self.name_of(&kept);
        self.transact(contexte, |w| {
            w.restore(&former)?;
            Ok(((), Op::Restaurer { objet: nom }))
        })
    }

    /// What a kept version is called: as its row says now, or as it was made.
    #[must_use]
    pub fn name_of(&self, kept: &Instantane) -> String {
        let row = self.dossier.versions.iter().find(|v| Some(v.id) == kept.version_id && !kept.scelle);
        row.map(|v| v.libelle.clone()).filter(|l| !l.trim().is_empty()).unwrap_or_else(|| kept.nom.clone())
    }

    /// Seals a version for ever: its row and its snapshot can no longer be changed or removed.
    ///
    /// # Errors
    /// [`Error::VersionScellee`] when it is already; [`Error::LigneInconnue`] when its row is gone;
    /// [`Error::VersionAlteree`].
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
