//! The tables a sheet may fill: for each, its parent table, the keys of its rows, the words of its headers, its particularities.

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
    /// Fields a column may fill, with the words its header may use.
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

/// How a year's figure may be cut in a sheet.
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
    /// Its table.
    pub table: &'static str,
    /// Words the column that names it may use.
    pub mots: &'static [&'static str],
    /// Its field that holds the name of a row that is added.
    pub nom: &'static str,
    /// Whether the code of a row that is added is made of its name.
    pub code_du_nom: bool,
    /// What columns may say of a row that is added, with the words their headers use.
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

    /// Whether a field tells rows apart.
    #[must_use]
    pub fn est_cle(&self, champ: &str) -> bool {
        self.cles.contains(&champ)
    }
}

const ANNEE: (&str, &[&str]) = ("annee", &["annee", "exercice", "an", "mois", "periode"]);
const NATURE: (&str, &[&str]) = ("nature", &["nature", "realise ou prevu", "realise prevu"]);
const COMMENTAIRE: (&str, &[&str]) = ("commentaire", &["commentaire", "commentaires", "remarque", "observation", "observations"]);

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
                ("code", &["code", "n", "numero"]),
                ("libelle", &["indicateur", "libelle", "intitule"]),
                ("unite", &["unite"]),
                ("finalite", &["finalite"]),
                ("sens", &["sens"]),
            ],
        }),
        cles: &["indicateur_id", "annee"],
        chiffre: "valeur",
        champs: &[
            ANNEE,
            ("numerateur", &["numerateur", "num"]),
            ("denominateur", &["denominateur", "den"]),
            ("valeur", &["valeur", "resultat", "taux", "realise"]),
            ("cible", &["cible", "objectif", "valeur cible", "attendu"]),
            ("statut", &["fiabilite"]),
            COMMENTAIRE,
            ("preuve", &["preuve", "justificatif", "source de preuve"]),
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
                ("code", &["code"]),
                ("categorie", &["categorie", "type", "type de financeur"]),
                ("compte_dotation", &["compte pour la dotation", "ouvre droit a la dotation"]),
            ],
        }),
        cles: &["financeur_id", "service_id", "annee", "nature"],
        chiffre: "heures",
        champs: &[
            ANNEE,
            NATURE,
            ("service_id", &["service", "agence", "site"]),
            ("heures", &["heures", "nombre d heures", "nb heures", "volume", "volume horaire"]),
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
            champs: &[("categorie", &["categorie", "famille", "type"])],
        }),
        cles: &["emploi_id", "annee", "nature"],
        chiffre: "etp",
        champs: &[
            ANNEE,
            NATURE,
            (
                "etp",
                &["etp", "nombre d etp", "equivalent temps plein", "equivalents temps plein", "quotite", "quotite etp", "temps de travail"],
            ),
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
            ("intitule", &["formation", "intitule", "theme", "action de formation", "libelle"]),
            ("duree_heures", &["heures par stagiaire", "duree", "duree heures", "duree par stagiaire"]),
            ("stagiaires", &["stagiaires", "nombre de stagiaires", "participants", "salaries formes"]),
            ("cout_pedagogique", &["cout pedagogique", "cout", "montant"]),
            ("financeur", &["financeur", "opco", "finance par"]),
            ("action_id", &["action"]),
        ],
        mots: &["formation", "formations"],
        ..SIMPLE
    },
    Cible {
        table: "plans_formation",
        cles: &["annee"],
        chiffre: "heures_prevues",
        champs: &[ANNEE, ("heures_prevues", &["heures prevues", "heures prevues au plan"]), COMMENTAIRE],
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
            champs: &[
                ("sens", &["sens", "charges ou produits", "charge ou produit", "type"]),
                ("groupe", &["groupe", "groupe fonctionnel"]),
            ],
        }),
        cles: &["ligne_id", "annee", "nature"],
        chiffre: "montant",
        champs: &[ANNEE, NATURE, ("montant", &["montant", "total", "budget", "execute"])],
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
            champs: &[("intitule", &["intitule", "libelle"])],
        }),
        cles: &["action_id", "annee"],
        chiffre: "dotation",
        champs: &[
            ANNEE,
            ("dotation", &["dotation", "dotation prevue"]),
            ("autofinancement", &["autofinancement", "fonds propres"]),
            ("cofinancement", &["cofinancement", "autres financements"]),
            ("dotation_consommee", &["dotation consommee", "consomme", "depense"]),
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
            ("date_debut", &["applicable le", "a compter du", "date d effet"]),
            ("service_id", &["service"]),
            ("tarif_apa", &["tarif apa", "apa"]),
            ("tarif_pch", &["tarif pch", "pch"]),
            ("tarif_aide_sociale", &["tarif aide sociale", "tarif de l aide sociale", "aide sociale"]),
            ("supplement_observe", &["supplement facture constate", "supplement observe"]),
            ("supplement_prevu", &["supplement facture prevu", "supplement prevu ou plafond", "supplement prevu"]),
            ("prix_caisses_retraite", &["prix paye par les caisses de retraite", "caisses de retraite", "carsat"]),
            ("prix_mutuelles", &["prix paye par les mutuelles et assurances", "mutuelles"]),
            ("prix_particuliers", &["prix paye sans prise en charge", "particuliers", "plein tarif"]),
            ("nature", &["fondement du tarif", "nature du tarif"]),
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
            ("montant_horaire", &["montant horaire", "montant horaire conventionne"]),
            ("heures_convenues", &["heures convenues"]),
            ("consomme_hors_actions", &["consomme hors actions"]),
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
            ("type_versement", &["type", "nature du versement"]),
            ("libelle", &["libelle", "versement"]),
            ("montant", &["montant"]),
            ("date", &["date", "date de versement"]),
            ("statut", &["statut", "etat"]),
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
            ("libelle", &["operation", "investissement", "libelle", "nature"]),
            ("montant", &["montant", "cout"]),
            ("duree_amortissement_ans", &["duree", "duree ans", "amortissement"]),
            ("autofinancement", &["autofinancement", "fonds propres"]),
            ("subvention", &["subvention"]),
            ("emprunt", &["emprunt"]),
            ("action_id", &["action"]),
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
            champs: &[("code", &["code"]), ("libelle", &["libelle", "donnee", "intitule"]), ("unite", &["unite"])],
        }),
        cles: &["donnee_id", "annee"],
        chiffre: "valeur",
        champs: &[ANNEE, ("valeur", &["valeur", "nombre", "total"]), ("statut", &["fiabilite", "statut"]), COMMENTAIRE],
        mots: &["donnees brutes", "donnees"],
        ..SIMPLE
    },
    Cible {
        table: "heures_payees",
        cles: &["annee", "nature"],
        chiffre: "autres",
        champs: &[
            ANNEE,
            NATURE,
            ("conges_payes", &["conges payes", "conges"]),
            ("trajets_intervacations", &["trajets entre deux interventions", "trajets", "intervacations"]),
            ("formation", &["formation"]),
            ("temps_collectifs", &["temps collectifs", "reunions"]),
            ("absences_remunerees", &["absences remunerees", "absences"]),
            ("autres", &["autres"]),
        ],
        mots: &["heures payees"],
        pieces: Pieces::Mois,
        ..SIMPLE
    },
    Cible {
        table: "publics",
        cles: &["annee"],
        chiffre: "apa",
        champs: &[ANNEE, ("apa", &["apa"]), ("pch", &["pch"]), ("autres", &["autres"])],
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
        champs: &[
            ("nom", &["commune", "communes", "nom", "ville"]),
            ("code_insee", &["code insee", "insee"]),
            ("prioritaire", &["prioritaire"]),
            ("desservie", &["desservie", "couverte"]),
        ],
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
            ("code", &["code", "n", "numero"]),
            ("libelle", &["indicateur", "libelle", "intitule"]),
            ("finalite", &["finalite"]),
            ("unite", &["unite"]),
            ("sens", &["sens"]),
            ("decimales", &["decimales"]),
            ("numerateur", &["ce que compte le numerateur", "definition du numerateur"]),
            ("denominateur", &["ce que compte le denominateur", "definition du denominateur"]),
            ("facteur", &["facteur"]),
            ("source", &["source"]),
            ("frequence", &["frequence"]),
        ],
        mots: &["definition des indicateurs"],
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
                assert!(of.champ(parent.nom).is_some(), "{}.{}", of.nom, parent.nom);
            }
            for (champ, mots) in cible.parent.iter().flat_map(|p| p.champs) {
                let parent = TABLES.iter().find(|t| Some(t.nom) == cible.parent.as_ref().map(|p| p.table)).unwrap();
                assert!(parent.champ(champ).is_some(), "{}.{champ}", parent.nom);
                assert!(mots.iter().all(|m| super::super::mots::plat(m) == *m), "{}.{champ}", parent.nom);
            }
            for (champ, mots) in cible.champs {
                for mot in *mots {
                    assert_eq!(super::super::mots::plat(mot), *mot, "{}.{champ}", cible.table);
                }
            }
        }
    }
}
