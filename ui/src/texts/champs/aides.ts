type ParChamp = Record<string, Record<string, string>>;

/** A line of help under a field: only where the label cannot say it. */
export const aides: ParChamp = {
  dossier: { annee_reference: 'L’année dont partent les comparaisons.' },
  indicateurs: { facteur: '100 pour une part en %.'.replace(' %', '\u202f%') },
  mesures: { valeur: 'Seulement si le numérateur et le dénominateur manquent.' },
  interlocuteurs: { nom: 'Facultatif : la fonction suffit souvent.'.replace(' :', '\u202f:') },
};

/** Units the genre does not give. */
export const unites: ParChamp = {
  actions: { avancement_pct: '%' },
  comites: { duree_minutes: 'min' },
  dotation: { acompte_pct: '%' },
  effectifs: { etp: 'ETP' },
  investissements: { duree_amortissement_ans: 'ans' },
  services: { autorisation_duree_ans: 'ans', capacite_soins: 'places' },
};
