//! Named versions of an open dossier: naming, reading, restoring, sealing.

use std::borrow::Cow;
use std::sync::{Arc, PoisonError};

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use super::snapshots::{self, Instantane};
use super::{ContexteEcriture, Ecriture, Fait, Fichier, fields, read_back};
use crate::annee::figures::changed;
use crate::avenant::{EtatContenu, etats_scelles, nom_consolide};
use crate::choix::{Choix, StatutDocument};
use crate::controles::{Constat, Controle, Parametre, sans_avenant};
use crate::error::{Error, Result};
use crate::modele::{Avenant, Dossier, Entite, Exercice, Id, Version};
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

    /// Findings that need the content of a kept version: the contract beside its last sealed version, each closed year beside
    /// the version kept at its closing. None when no content was kept.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn constats_des_versions(&self) -> Result<Vec<Constat>> {
        let mut out = Vec::new();
        if let Some((kept, scellee)) = self.dernier_contrat()? {
            let version = kept.version_id.unwrap_or_default();
            out.extend(sans_avenant(&scellee, &self.dossier, version, &self.name_of(&kept)));
        }
        let kept = self.versions()?;
        for e in self.dossier.exercices.iter().filter(|e| e.clos) {
            let Some(version) = e.version_id.and_then(|id| kept.iter().find(|k| k.version_id == Some(id))) else { continue };
            let Some(then) = self.content(version) else { continue };
            let n = changed(&then, &self.dossier, e.annee);
            if n > 0 {
                out.push(Constat {
                    controle: Controle::AnneeCloseChangee,
                    table: Exercice::TABLE.nom,
                    id: Some(e.id),
                    champ: None,
                    parametres: vec![
                        Parametre::Entier(i64::from(e.annee)),
                        Parametre::Entier(i64::try_from(n).unwrap_or(i64::MAX)),
                        Parametre::Texte(self.name_of(version)),
                    ],
                });
            }
        }
        Ok(out)
    }

    /// The last sealed version that is a state of the contract and whose content can be read, with that content. The content is read
    /// once and kept in memory, since each change is compared with it.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn dernier_contrat(&self) -> Result<Option<(Instantane, Arc<Dossier>)>> {
        let kept = self.versions()?;
        let of = |v: &Version| kept.iter().find(|k| k.scelle && k.version_id == Some(v.id));
        for found in etats_scelles(&self.dossier).into_iter().rev().filter_map(of) {
            if let Some(dossier) = self.content(found) {
                return Ok(Some((found.clone(), dossier)));
            }
        }
        Ok(None)
    }

    /// Content of a version, read once and kept in memory; `None` when it was altered or a newer program kept it, which the
    /// opening reports.
    fn content(&self, kept: &Instantane) -> Option<Arc<Dossier>> {
        let mut held = self.contenus.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(dossier) = held.get(&kept.id) {
            return Some(Arc::clone(dossier));
        }
        let dossier = Arc::new(snapshots::dossier(&self.conn, self.formats, kept).ok()?);
        held.insert(kept.id, Arc::clone(&dossier));
        Some(dossier)
    }

    /// Contents of the sealed versions that are states of the contract; one that cannot be read is left out.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn etats_du_contrat(&self) -> Result<Vec<EtatContenu>> {
        let kept = self.versions()?;
        let of = |v: &&Version| kept.iter().find(|k| k.scelle && k.version_id == Some(v.id));
        let content = |v: &Version| Some(EtatContenu { version: v.id, contenu: self.content(of(&v)?)? });
        Ok(etats_scelles(&self.dossier).into_iter().filter_map(content).collect())
    }

    /// Signs an avenant in one step: its state, its date when it has none, and a version of the consolidated contract, kept and
    /// sealed. Undo gives the avenant its former state and goes round the sealed version. Returns the identifier of the snapshot.
    ///
    /// # Errors
    /// [`Error::LigneInconnue`]; [`Error::VersionScellee`] when the avenant is signed and its version sealed already; those of
    /// [`Fichier::transact`].
    pub fn sign_avenant(&mut self, contexte: &ContexteEcriture, avenant: Id, date: NaiveDate) -> Result<Fait<Id>> {
        let gone = || Error::LigneInconnue(Avenant::TABLE.nom.to_owned(), avenant);
        let row = self.dossier.avenants.iter().find(|a| a.id == avenant).ok_or_else(gone)?;
        if let Some(version) = row.version_apres_id.filter(|_| row.statut == StatutDocument::Signe)
            && self.versions()?.iter().any(|k| k.scelle && k.version_id == Some(version))
        {
            return Err(Error::VersionScellee(nom_consolide(row)));
        }
        let (nom, date) = (nom_consolide(row), row.date.unwrap_or(date));
        let objet = row.numero.map(|n| format!("n° {n}")).unwrap_or_default();
        self.keep(contexte, &nom, Some(date), true, |w, version| {
            let signed = json!({"statut": StatutDocument::Signe.code(), "date": date.to_string(), "version_apres_id": version});
            w.update(Avenant::TABLE.nom, avenant, &fields(signed))?;
            Ok(Op::SignerAvenant { id: avenant, objet })
        })
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
        self.keep(contexte, nom, date, false, change)
    }

    /// [`Self::keep_with`], with the version sealed in the same step when asked.
    fn keep(
        &mut self,
        contexte: &ContexteEcriture,
        nom: &str,
        date: Option<NaiveDate>,
        sealed: bool,
        change: impl FnOnce(&mut Ecriture<'_>, Id) -> Result<Op>,
    ) -> Result<Fait<Id>> {
        let numero = self.dossier.versions.iter().filter_map(|v| v.numero).max().unwrap_or(0).max(0).saturating_add(1);
        let mut values = fields(json!({"numero": numero, "libelle": nom, "date": date}));
        if sealed {
            values.insert("etat".to_owned(), Json::from(FIGEE));
        }
        self.step(
            contexte,
            |w| {
                let id = w.create(Version::TABLE.nom, &values, None)?;
                Ok((id, change(w, id)?))
            },
            |conn, step, id| {
                *id = snapshots::add(conn, *id, nom.trim(), step, &read_back::all(conn)?, contexte)?;
                if sealed { snapshots::seal(conn, *id, nom) } else { Ok(()) }
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
