/** The rows of the computation of the grant, each with an explanation in words and figures. */
import type { Calculs, Total } from '../../backend';
import type { Dossier } from '../../backend/modele';
import { addition, additionNommee } from '../../shared/addition';
import { INSECABLE, montant, nombre, pourcentage } from '../../shared/format';
import type { CelluleCalculee, LigneCalculee } from '../../shared/TableCalculee.svelte';
import { complet, ecrireTotal } from '../../shared/total';
import { textes } from '../../texts/fr';
import { sommeHeures } from './heures';

type Annee = Calculs['dotation']['annees'][number];
/** The rows from which the figures are computed. */
type Sources = Pick<Dossier, 'heures' | 'financeurs' | 'budgets_action' | 'dotations' | 'versements'>;
type Cle = keyof typeof textes.moyensEcran.dotation.lignes;

const t = textes.moyensEcran.dotation;
const f = t.formules;
const euros = (v: number | null): string => (v === null ? '' : montant(v));
const heures = (v: number | null): string => (v === null ? '' : `${nombre(v)}${INSECABLE}h`);
const prix = (v: number | null): string => (v === null ? '' : `${nombre(v, 4, 2)}${INSECABLE}€/h`);

/** Order of the table: planned, acquired, used, paid. */
const ORDRE: { cle: Cle; total?: boolean }[] = [
  { cle: 'montant_horaire' },
  { cle: 'heures_prevues' },
  { cle: 'montant_prevu', total: true },
  { cle: 'fleche' },
  { cle: 'heures_realisees' },
  { cle: 'heures_retenues' },
  { cle: 'acquis', total: true },
  { cle: 'report_entrant' },
  { cle: 'disponible' },
  { cle: 'consomme' },
  { cle: 'report_sortant', total: true },
  { cle: 'taux_consommation' },
  { cle: 'acompte_attendu' },
  { cle: 'solde_attendu' },
  { cle: 'verse' },
];

/** Rows that are sums. */
const SOMMES = ['consomme', 'verse', 'fleche'] as const;
const estSomme = (cle: Cle): cle is (typeof SOMMES)[number] => (SOMMES as readonly Cle[]).includes(cle);

/** The figure of a row in a year; null when it is missing or partial. */
function figure(cle: Cle, d: Annee): number | null {
  return estSomme(cle) ? complet(d[cle]) : d[cle];
}

function ecrire(cle: Cle, d: Annee): string {
  if (estSomme(cle)) return ecrireTotal(d[cle], montant);
  const valeur = d[cle];
  if (cle === 'montant_horaire') return prix(valeur);
  if (cle === 'acquis' && d.a_confirmer) return t.aConfirmer;
  if (cle === 'heures_prevues' || cle === 'heures_realisees' || cle === 'heures_retenues') return heures(valeur);
  if (cle === 'taux_consommation') return valeur === null ? '' : pourcentage(valeur);
  return euros(valeur);
}

/** The formula in words with its figures; null when a figure is missing. */
function expliquer(cle: Cle, d: Annee, acomptePct: number | null, dossier: Sources | null): string | null {
  const resultat = ecrire(cle, d);
  const avec = (phrase: string, somme: string | null): string => (somme ? `${phrase} ${somme}` : phrase);
  const budgets = (dossier?.budgets_action ?? []).filter((b) => b.annee === d.annee);
  const convenues = dossier?.dotations.find((x) => x.annee === d.annee)?.heures_convenues ?? null;
  switch (cle) {
    case 'montant_horaire':
      return f.montantHoraire;
    case 'heures_prevues':
      if (convenues !== null) return f.heuresConvenues;
      if (d.au_prorata) return f.auProrata;
      return sommeHeures(dossier, 'previsionnel', d.annee, d.heures_prevues ?? 0, true) ?? f.heuresPrevues;
    case 'heures_realisees':
      return sommeHeures(dossier, 'realise', d.annee, d.heures_realisees ?? 0, true) ?? f.heuresRealisees;
    case 'heures_retenues':
      return d.heures_retenues === null ? null : f.heuresRetenues;
    case 'montant_prevu':
      return f.produit(heures(d.heures_prevues), prix(d.montant_horaire), resultat);
    case 'acquis':
      if (d.a_confirmer) return f.aConfirmer;
      return f.produit(heures(d.heures_constatees), prix(d.montant_horaire), resultat);
    case 'report_entrant':
      return f.report;
    case 'disponible':
      return f.somme(euros(d.acquis), euros(d.report_entrant), resultat);
    case 'consomme':
      return avec(
        f.consomme,
        addition(
          [
            ...budgets.map((b) => b.dotation_consommee),
            dossier?.dotations.find((x) => x.annee === d.annee)?.consomme_hors_actions,
          ],
          complet(d.consomme),
          montant,
        ),
      );
    case 'report_sortant':
      return f.difference(euros(d.disponible), ecrire('consomme', d), resultat);
    case 'taux_consommation':
      return f.part(ecrire('consomme', d), euros(d.disponible), resultat);
    case 'fleche':
      return avec(
        f.fleche,
        addition(
          budgets.map((b) => b.dotation),
          complet(d.fleche),
          montant,
        ),
      );
    case 'acompte_attendu':
      return acomptePct === null ? null : f.acompte(pourcentage(acomptePct, 0), euros(d.montant_prevu), resultat);
    case 'solde_attendu':
      return f.difference(euros(d.acquis), euros(d.acompte_attendu), resultat);
    case 'verse':
      return avec(
        f.verse,
        addition(
          (dossier?.versements ?? []).filter((v) => v.annee === d.annee && v.statut === 'verse').map((v) => v.montant),
          complet(d.verse),
          montant,
        ),
      );
  }
}

/** Totals over the contract: those that the core computes, the page none. */
function surLaDuree(cle: Cle, dotation: Calculs['dotation']): CelluleCalculee | null {
  if (cle === 'acquis' && dotation.annees.some((d) => d.a_confirmer))
    return { valeur: t.aConfirmer, formule: f.aConfirmer };
  const totaux: Partial<Record<Cle, Total>> = {
    montant_prevu: dotation.total_prevu,
    acquis: dotation.total_acquis,
    consomme: dotation.total_consomme,
    verse: dotation.total_verse,
    fleche: dotation.total_fleche,
  };
  const total = totaux[cle];
  const valeur = ecrireTotal(total, montant);
  if (valeur === '') return null;
  const termes = dotation.annees.map((d) => ({ nom: String(d.annee), valeur: figure(cle, d) }));
  return { valeur, formule: additionNommee(termes, complet(total), montant) };
}

export const TOTAL = 'total';

export function lignesDotation(
  dotation: Calculs['dotation'],
  acomptePct: number | null,
  dossier: Sources | null = null,
): LigneCalculee[] {
  const parAnnee = new Map(dotation.annees.map((d) => [String(d.annee), d]));
  return ORDRE.map(({ cle, total }) => ({
    cle,
    libelle: t.lignes[cle],
    sorte: total ? 'total' : 'normale',
    cellule: (colonne) => {
      if (colonne === TOTAL) return surLaDuree(cle, dotation);
      const d = parAnnee.get(colonne);
      return d ? { valeur: ecrire(cle, d), formule: expliquer(cle, d, acomptePct, dossier) } : null;
    },
  }));
}
