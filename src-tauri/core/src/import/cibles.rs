//! The tables a sheet may fill: for each, its parent table, the keys of its rows, the words of its headers, its particularities.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::correspondance::MOT;
use super::mots::plat;
use crate::modele::mots;

/// A table that a sheet may fill.
#[derive(Debug)]
pub struct Cible {
    /// Name of the table in the model.
    pub table: &'static str,
    /// The row each of its rows belongs to, named in the sheet by code or label.
    pub parent: Option<Parent>,
    /// Fields that tell one row from another, the parent’s included.
    pub cles: &'static [&'static str],
    /// The figure a column holds when its header is only a year, or the name of a parent row.
    pub chiffre: &'static str,
    /// Fields a column may fill, with the words its header may use beside the label of the field.
    pub champs: &'static [(&'static str, &'static [&'static str])],
    /// Words that speak for this table: in the name of the sheet or above the header.
    pub mots: &'static [&'static str],
    /// Whether its figures may come in pieces.
    pub pieces: Pieces,
    /// Whether a row that gives its keys and no figure is worth a row of the dossier: a commune.
    pub lignes_sans_chiffre: bool,
    /// Whether rows belong to the only row of the parent table when no column names it.
    pub parent_unique: bool,
    /// Whether rows a column « nature » calls provisional are left aside: a count under way is not that of a year.
    pub provisoires_a_part: bool,
    /// The field the dossier computes from counts of the same row.
    pub taux: Option<Taux>,
}

/// A field that is not read when the counts it follows from are known.
#[derive(Debug)]
pub struct Taux {
    /// The field computed.
    pub valeur: &'static str,
    /// Field of what is counted.
    pub numerateur: &'static str,
    /// Among how many; not needed for an indicator without a denominator.
    pub denominateur: &'static str,
}

/// Pieces in which a sheet may give the figure of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pieces {
    /// Never: a rate, a price, a date.
    Non,
    /// By rows that add up: employees of a job. Those of months do not: twelve months of one post are one post.
    Lignes,
    /// By rows or columns of months, too: hours, amounts.
    Mois,
}

/// The row that rows of a target belong to.
#[derive(Debug)]
pub struct Parent {
    /// Field of the target.
    pub champ: &'static str,
    /// Table of those rows.
    pub table: &'static str,
    /// Words the column that names it may use.
    pub mots: &'static [&'static str],
    /// Its field that holds the name of a row that is added; empty where a sheet adds none.
    pub nom: &'static str,
    /// Whether the code of a row that is added is made of its name.
    pub code_du_nom: bool,
    /// Fields that columns may fill in a row that is added, with the words their headers use beside the label of the field.
    pub champs: &'static [(&'static str, &'static [&'static str])],
}

impl Cible {
    /// The target of this table.
    #[must_use]
    pub fn de(table: &str) -> Option<&'static Self> {
        CIBLES.iter().find(|c| c.table == table)
    }

    /// The field of the parent row a column describes, when it is one: « emploi_id.categorie ».
    #[must_use]
    pub fn champ_du_parent(&self, champ: &str) -> Option<&'static str> {
        let parent = self.parent.as_ref()?;
        let nom = champ.strip_prefix(parent.champ)?.strip_prefix('.')?;
        parent.champs.iter().map(|c| c.0).find(|c| *c == nom)
    }

    /// Every word that says a field of the target, its label first.
    #[must_use]
    pub fn mots_du_champ(&self, champ: &str) -> &'static [String] {
        words(self.table, false, champ)
    }

    /// Every word that says a field of the parent row, its label first.
    #[must_use]
    pub fn mots_du_parent(&self, champ: &str) -> &'static [String] {
        words(self.table, true, champ)
    }

    /// The field of the target a flat word says.
    #[must_use]
    pub fn champ_dit(&self, flat: &str) -> Option<&'static str> {
        self.champs.iter().map(|c| c.0).find(|c| self.mots_du_champ(c).iter().any(|m| m == flat))
    }

    /// Whether a column that fills this field holds figures of the rows: neither keys, nor words that describe their parent.
    #[must_use]
    pub fn est_chiffre(&self, champ: &str) -> bool {
        let names = champ.is_empty() || champ == MOT || self.parent.as_ref().is_some_and(|p| p.champ == champ);
        !names && !self.est_cle(champ) && self.champ_du_parent(champ).is_none()
    }

    /// Whether a field is a key of the rows.
    #[must_use]
    pub fn est_cle(&self, champ: &str) -> bool {
        self.cles.contains(&champ)
    }
}

/// Flat words that say each field, by the table of the target, then by the field.
type MotsParChamp = BTreeMap<&'static str, BTreeMap<&'static str, Vec<String>>>;

/// The label of a field, flat, then its other words.
fn with_label(table: &str, champ: &str, mots: &[&str]) -> Vec<String> {
    let label = mots::libelle(table, champ).map(plat);
    label.into_iter().chain(mots.iter().map(|m| (*m).to_owned())).collect()
}

/// Words of the fields of a target, or of those of the parent of its rows.
fn words(table: &str, of_parent: bool, champ: &str) -> &'static [String] {
    static TARGET: LazyLock<MotsParChamp> = LazyLock::new(|| {
        let fields = |c: &Cible| c.champs.iter().map(|(champ, mots)| (*champ, with_label(c.table, champ, mots))).collect();
        CIBLES.iter().map(|c| (c.table, fields(c))).collect()
    });
    static PARENT: LazyLock<MotsParChamp> = LazyLock::new(|| {
        let fields = |p: &Parent| p.champs.iter().map(|(champ, mots)| (*champ, with_label(p.table, champ, mots))).collect();
        CIBLES.iter().filter_map(|c| Some((c.table, fields(c.parent.as_ref()?)))).collect()
    });
    let known = if of_parent { &*PARENT } else { &*TARGET };
    known.get(table).and_then(|fields| fields.get(champ)).map_or(&[], Vec::as_slice)
}

const ANNEE: (&str, &[&str]) = ("annee", &["exercice", "an", "mois", "periode"]);
/// The year of figures that a sheet may give by month or by day.
const ANNEE_EN_PIECES: (&str, &[&str]) =
    ("annee", &["exercice", "an", "mois", "periode", "date", "jour", "trimestre", "semestre", "semaine"]);
const NATURE: (&str, &[&str]) = ("nature", &["nature", "realise ou prevu", "realise prevu"]);
const COMMENTAIRE: (&str, &[&str]) = ("commentaire", &["commentaires", "remarque", "observation", "observations"]);

const RESPONSABLE: (&str, &[&str]) = ("responsable", &["pilote"]);
const ECHEANCE: (&str, &[&str]) = ("echeance", &["pour le", "date limite"]);

/// A target without particularity, completed by each of [`CIBLES`].
const SIMPLE: Cible = Cible {
    table: "",
    parent: None,
    cles: &[],
    chiffre: "",
    champs: &[],
    mots: &[],
    pieces: Pieces::Non,
    lignes_sans_chiffre: false,
    parent_unique: false,
    provisoires_a_part: false,
    taux: None,
};

/// Every target, in the order proposed.
pub const CIBLES: &[Cible] = &[
    Cible {
        table: "mesures",
        parent: Some(Parent {
            champ: "indicateur_id",
            table: "indicateurs",
            nom: "libelle",
            code_du_nom: false,
            mots: &["code", "indicateur", "indicateurs", "libelle", "n"],
            champs: &[
                ("code", &["n", "numero"]),
                ("libelle", &["libelle", "intitule"]),
                ("unite", &[]),
                ("finalite", &["finalite"]),
                ("sens", &["sens"]),
            ],
        }),
        cles: &["indicateur_id", "annee"],
        chiffre: "valeur",
        champs: &[
            ANNEE,
            ("numerateur", &["num"]),
            ("denominateur", &["den"]),
            ("valeur", &["valeur", "resultat", "taux", "realise"]),
            ("cible", &["objectif", "valeur cible", "attendu"]),
            ("statut", &[]),
            COMMENTAIRE,
            ("preuve", &["justificatif", "source de preuve"]),
        ],
        mots: &["indicateur", "indicateurs"],
        provisoires_a_part: true,
        taux: Some(Taux { valeur: "valeur", numerateur: "numerateur", denominateur: "denominateur" }),
        ..SIMPLE
    },
    Cible {
        table: "heures",
        parent: Some(Parent {
            champ: "financeur_id",
            table: "financeurs",
            nom: "libelle",
            code_du_nom: false,
            mots: &["financeur", "financeurs", "financement", "prise en charge", "dispositif"],
            champs: &[
                ("code", &[]),
                ("categorie", &["type", "type de financeur"]),
                ("compte_dotation", &["compte pour la dotation", "ouvre droit a la dotation"]),
            ],
        }),
        cles: &["financeur_id", "service_id", "annee", "nature"],
        chiffre: "heures",
        champs: &[
            ANNEE_EN_PIECES,
            NATURE,
            ("service_id", &["agence", "site"]),
            ("heures", &["nombre d heures", "nb heures", "volume", "volume horaire"]),
        ],
        mots: &["heures", "activite"],
        pieces: Pieces::Mois,
        ..SIMPLE
    },
    Cible {
        table: "effectifs",
        parent: Some(Parent {
            champ: "emploi_id",
            table: "emplois",
            nom: "libelle",
            code_du_nom: false,
            mots: &["emploi", "emplois", "poste", "metier", "fonction", "categorie", "equivalents temps plein"],
            champs: &[("categorie", &["famille", "type"])],
        }),
        cles: &["emploi_id", "annee", "nature"],
        chiffre: "etp",
        champs: &[
            ANNEE,
            NATURE,
            ("etp", &["nombre d etp", "equivalent temps plein", "equivalents temps plein", "quotite", "quotite etp", "temps de travail"]),
        ],
        mots: &["effectif", "effectifs", "personnel", "etp", "salaries"],
        pieces: Pieces::Lignes,
        ..SIMPLE
    },
    Cible {
        table: "formations",
        cles: &["annee", "nature", "intitule"],
        chiffre: "cout_pedagogique",
        champs: &[
            ANNEE,
            NATURE,
            ("intitule", &["intitule", "theme", "action de formation", "libelle"]),
            ("duree_heures", &["heures par stagiaire", "duree", "duree heures"]),
            ("stagiaires", &["nombre de stagiaires", "participants", "salaries formes"]),
            ("cout_pedagogique", &["cout", "montant"]),
            ("financeur", &["opco", "finance par"]),
            ("action_id", &[]),
            ("effet_attendu", &["objectif de la formation"]),
            ("effet_observe", &["effet constate"]),
            ("effet_mesure", &["comment l effet est mesure"]),
        ],
        mots: &["formation", "formations"],
        ..SIMPLE
    },
    Cible {
        table: "plans_formation",
        cles: &["annee"],
        chiffre: "heures_prevues",
        champs: &[ANNEE, ("heures_prevues", &["heures prevues au plan"]), COMMENTAIRE],
        mots: &["plan de formation"],
        ..SIMPLE
    },
    Cible {
        table: "montants_budget",
        parent: Some(Parent {
            champ: "ligne_id",
            table: "lignes_budget",
            nom: "libelle",
            code_du_nom: false,
            mots: &["ligne", "poste", "compte", "libelle", "nature de la depense", "charges", "produits"],
            champs: &[("sens", &["sens", "charge ou produit", "type"]), ("groupe", &["groupe fonctionnel"])],
        }),
        cles: &["ligne_id", "annee", "nature"],
        chiffre: "montant",
        champs: &[ANNEE_EN_PIECES, NATURE, ("montant", &["total", "budget", "execute"])],
        mots: &["compte de resultat", "budget", "groupe", "charges", "produits"],
        pieces: Pieces::Mois,
        ..SIMPLE
    },
    Cible {
        table: "budgets_action",
        parent: Some(Parent {
            champ: "action_id",
            table: "actions",
            nom: "intitule",
            code_du_nom: false,
            mots: &["action", "fiche", "fiche action", "code"],
            champs: &[("intitule", &["libelle"])],
        }),
        cles: &["action_id", "annee"],
        chiffre: "dotation",
        champs: &[
            ANNEE_EN_PIECES,
            ("dotation", &["dotation", "dotation prevue"]),
            ("autofinancement", &["fonds propres"]),
            ("cofinancement", &["autres financements"]),
            ("dotation_consommee", &["consomme", "depense"]),
            ("autofinancement_realise", &["autofinancement realise", "fonds propres constates"]),
            ("cofinancement_realise", &["cofinancement realise", "cofinancement recu"]),
            ("economie", &["economie estimee", "economies"]),
        ],
        mots: &["budget des actions", "actions"],
        pieces: Pieces::Mois,
        ..SIMPLE
    },
    Cible {
        table: "tarifs",
        cles: &["annee", "date_debut", "service_id"],
        chiffre: "tarif_apa",
        champs: &[
            ANNEE,
            ("date_debut", &["a compter du", "date d effet"]),
            ("service_id", &[]),
            ("tarif_apa", &["apa"]),
            ("tarif_pch", &["pch"]),
            ("tarif_aide_sociale", &["tarif de l aide sociale", "aide sociale"]),
            ("supplement_observe", &["supplement facture constate"]),
            ("supplement_prevu", &["supplement facture prevu", "supplement prevu"]),
            ("supplement_libre", &["supplement libre"]),
            ("prix_caisses_retraite", &["prix paye par les caisses de retraite", "carsat"]),
            ("prix_mutuelles", &["prix paye par les mutuelles et assurances"]),
            ("prix_particuliers", &["prix paye sans prise en charge", "plein tarif"]),
            ("nature", &["fondement du tarif"]),
        ],
        mots: &["tarif", "tarifs", "prix"],
        ..SIMPLE
    },
    Cible {
        table: "dotations",
        cles: &["annee"],
        chiffre: "montant_horaire",
        champs: &[
            ANNEE,
            ("montant_horaire", &["montant horaire"]),
            ("heures_convenues", &[]),
            ("consomme_hors_actions", &[]),
            ("heures_retenues", &["heures retenues par le departement", "heures retenues"]),
            COMMENTAIRE,
        ],
        mots: &["dotation"],
        ..SIMPLE
    },
    Cible {
        table: "versements",
        cles: &["annee", "type_versement", "libelle"],
        chiffre: "montant",
        champs: &[
            ANNEE,
            ("type_versement", &["nature du versement"]),
            ("libelle", &["versement"]),
            ("montant", &[]),
            ("date", &["date de versement"]),
            ("statut", &["etat"]),
        ],
        mots: &["versement", "versements"],
        ..SIMPLE
    },
    Cible {
        table: "investissements",
        cles: &["annee", "libelle"],
        chiffre: "montant",
        champs: &[
            ANNEE,
            ("libelle", &["operation", "libelle", "nature"]),
            ("montant", &["cout"]),
            ("duree_amortissement_ans", &["duree", "duree ans", "amortissement ans"]),
            ("autofinancement", &["fonds propres"]),
            ("subvention", &[]),
            ("emprunt", &[]),
            ("action_id", &[]),
        ],
        mots: &["investissement", "investissements"],
        ..SIMPLE
    },
    Cible {
        table: "valeurs",
        parent: Some(Parent {
            champ: "donnee_id",
            table: "donnees",
            nom: "libelle",
            code_du_nom: true,
            mots: &["code", "donnee", "donnees", "libelle"],
            champs: &[("code", &[]), ("libelle", &["libelle", "intitule"]), ("unite", &[])],
        }),
        cles: &["donnee_id", "annee"],
        chiffre: "valeur",
        champs: &[ANNEE, ("valeur", &["nombre", "total"]), ("statut", &["statut"]), COMMENTAIRE],
        mots: &["donnees brutes", "donnees"],
        ..SIMPLE
    },
    Cible {
        table: "heures_payees",
        cles: &["annee", "nature"],
        chiffre: "autres",
        champs: &[
            ANNEE_EN_PIECES,
            NATURE,
            ("conges_payes", &["conges"]),
            ("trajets_intervacations", &["trajets", "intervacations"]),
            ("formation", &[]),
            ("temps_collectifs", &["reunions"]),
            ("absences_remunerees", &["absences"]),
            ("autres", &[]),
        ],
        mots: &["heures payees"],
        pieces: Pieces::Mois,
        ..SIMPLE
    },
    Cible {
        table: "publics",
        cles: &["annee"],
        chiffre: "apa",
        champs: &[ANNEE, ("apa", &[]), ("pch", &[]), ("autres", &[])],
        mots: &["publics", "personnes accompagnees", "beneficiaires"],
        ..SIMPLE
    },
    Cible {
        table: "communes",
        parent: Some(Parent {
            champ: "service_id",
            table: "services",
            nom: "nom",
            code_du_nom: false,
            mots: &["service", "agence"],
            champs: &[],
        }),
        cles: &["service_id", "nom"],
        chiffre: "nom",
        champs: &[("nom", &["communes", "nom", "ville"]), ("code_insee", &["insee"]), ("prioritaire", &[]), ("desservie", &["couverte"])],
        mots: &["communes", "territoire"],
        lignes_sans_chiffre: true,
        parent_unique: true,
        ..SIMPLE
    },
    Cible {
        table: "indicateurs",
        cles: &["code"],
        chiffre: "libelle",
        champs: &[
            ("code", &["n", "numero"]),
            ("libelle", &["libelle", "intitule"]),
            ("finalite", &["finalite"]),
            ("unite", &[]),
            ("sens", &["sens"]),
            ("decimales", &[]),
            ("numerateur", &["definition du numerateur"]),
            ("denominateur", &["definition du denominateur"]),
            ("facteur", &[]),
            ("source", &[]),
            ("frequence", &[]),
            ("responsable", &[]),
            ("rupture_annee", &["nouvelle definition", "rupture de serie"]),
        ],
        mots: &["definition des indicateurs"],
        ..SIMPLE
    },
    Cible {
        table: "risques",
        parent: Some(Parent {
            champ: "action_id",
            table: "actions",
            nom: "intitule",
            code_du_nom: false,
            mots: &["action", "fiche", "fiche action", "code"],
            champs: &[("intitule", &["intitule", "libelle"])],
        }),
        cles: &["action_id", "risque"],
        chiffre: "mesure",
        champs: &[
            ("risque", &["frein"]),
            ("mesure", &["mesure", "mesure prise"]),
            ("niveau", &["niveau de risque", "gravite"]),
            RESPONSABLE,
            ECHEANCE,
            ("etat", &["statut"]),
        ],
        mots: &["risques", "risques des actions"],
        ..SIMPLE
    },
    Cible {
        table: "demandes",
        // A review is never added by a sheet of its demands.
        parent: Some(Parent {
            champ: "revue_id",
            table: "revues",
            nom: "",
            code_du_nom: false,
            mots: &["rencontre", "reunion"],
            champs: &[],
        }),
        cles: &["revue_id", "code"],
        chiffre: "objet",
        champs: &[
            ("code", &["n", "numero"]),
            ("objet", &["objet", "point"]),
            ("justification", &[]),
            ("impact", &[]),
            ("priorite", &[]),
            ("position_repli", &["repli"]),
            ("impact_repli", &[]),
            ("origine", &["qui demande"]),
            ("objectif_id", &[]),
            ("cible_champ", &["ce que l accord modifie"]),
            ECHEANCE,
        ],
        mots: &["demandes"],
        parent_unique: true,
        ..SIMPLE
    },
    Cible {
        table: "moyens_organisation",
        cles: &["intitule"],
        chiffre: "lieu",
        champs: &[
            ("intitule", &["moyen d organisation", "protocole", "outil", "intitule"]),
            ("nature", &["type"]),
            ("lieu", &["emplacement", "lieu"]),
            RESPONSABLE,
            ("date", &["mis a jour le", "signe le"]),
            ("action_id", &[]),
            COMMENTAIRE,
        ],
        mots: &["organisation", "protocoles", "outils", "qualite"],
        ..SIMPLE
    },
    Cible {
        table: "conditions_travail",
        cles: &["mesure"],
        chiffre: "resultat",
        champs: &[
            ("mesure", &["action de prevention", "mesure de prevention"]),
            ("domaine", &[]),
            RESPONSABLE,
            ECHEANCE,
            ("etat", &["statut", "avancement"]),
            ("resultat", &["resultat obtenu"]),
            ("action_id", &[]),
        ],
        mots: &["conditions de travail", "prevention", "dialogue social", "duerp"],
        ..SIMPLE
    },
    Cible {
        table: "partages_pratiques",
        cles: &["annee", "pratique"],
        chiffre: "suite",
        champs: &[
            ANNEE,
            ("pratique", &["bonne pratique"]),
            ("sens", &["donnee ou recue"]),
            ("avec", &["avec", "partenaire", "service partenaire"]),
            ("suite", &["suite", "suite donnee"]),
            ("action_id", &[]),
        ],
        mots: &["bonnes pratiques", "pratiques partagees"],
        ..SIMPLE
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modele::TABLES;

    #[test]
    fn targets_name_fields_of_the_model() {
        for cible in CIBLES {
            let table = TABLES.iter().find(|t| t.nom == cible.table).unwrap();
            let parent = cible.parent.iter().map(|p| p.champ);
            for champ in cible.champs.iter().map(|c| c.0).chain(cible.cles.iter().copied()).chain(parent).chain([cible.chiffre]) {
                assert!(table.champ(champ).is_some(), "{}.{champ}", cible.table);
            }
            if let Some(taux) = &cible.taux {
                assert!([taux.valeur, taux.numerateur, taux.denominateur].iter().all(|c| table.champ(c).is_some()), "{}", cible.table);
            }
            if let Some(parent) = &cible.parent {
                let of = TABLES.iter().find(|t| t.nom == parent.table).unwrap();
                assert!(parent.nom.is_empty() || of.champ(parent.nom).is_some(), "{}.{}", of.nom, parent.nom);
            }
            for (champ, mots) in cible.parent.iter().flat_map(|p| p.champs) {
                let parent = TABLES.iter().find(|t| Some(t.nom) == cible.parent.as_ref().map(|p| p.table)).unwrap();
                assert!(parent.champ(champ).is_some(), "{}.{champ}", parent.nom);
                assert!(mots.iter().all(|m| plat(m) == *m), "{}.{champ}", parent.nom);
            }
            for (champ, words) in cible.champs {
                let label = plat(mots::libelle(cible.table, champ).unwrap());
                for mot in *words {
                    assert_eq!(plat(mot), *mot, "{}.{champ}", cible.table);
                }
                assert!(!words.contains(&label.as_str()) || *champ == "nature", "{}.{champ}: the label is a word already", cible.table);
            }
        }
    }
}
