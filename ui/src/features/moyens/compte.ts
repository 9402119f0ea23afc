/**
 * The rows of the accounts: groups I, II, III of charges, then of products, with their lines and the totals of
 * the core.
 */
import type { Calculs, Valeur } from '../../backend';
import type { Dossier, Groupe, SensBudget } from '../../backend/modele';
import type { LigneFeuille } from '../../shared/feuille';
import { valeurTotal } from '../../shared/total';
import { textes } from '../../texts/fr';

type BudgetAnnee = Calculs['budget'][number];
const t = textes.moyensEcran.budget;
const GROUPES: Groupe[] = ['I', 'II', 'III'];

/** Key of a row: its kind for a computed row, its identifier for a budget line. */
export function lignesCompte(d: Pick<Dossier, 'lignes_budget' | 'groupes_budget'>): LigneFeuille[] {
  const cote = (sens: SensBudget, total: string): LigneFeuille[] => [
    ...GROUPES.flatMap((groupe) => {
      const lignes = d.lignes_budget.filter((l) => l.sens === sens && l.groupe === groupe);
      if (lignes.length === 0) return [];
      const nom = d.groupes_budget.find((g) => g.sens === sens && g.groupe === groupe)?.libelle ?? '';
      return [
        { cle: `titre/${sens}/${groupe}`, libelle: nom ? `${groupe}. ${nom}` : groupe, sorte: 'groupe' as const },
        ...lignes.map((l) => ({ cle: l.id, libelle: l.libelle })),
        { cle: `groupe/${sens}/${groupe}`, libelle: t.totalGroupe(groupe), sorte: 'calculee' as const },
      ];
    }),
    { cle: `total/${sens}`, libelle: total, sorte: 'total' },
  ];
  return [
    ...cote('charge', t.totalCharges),
    ...cote('produit', t.totalProduits),
    { cle: 'resultat', libelle: t.resultat, sorte: 'total' },
    { cle: 'resultat_pct', libelle: t.resultatPct, sorte: 'calculee', colonne: { genre: 'nombre' } },
    { cle: 'cout_horaire', libelle: t.coutHoraire, sorte: 'calculee', colonne: { genre: 'prix' } },
    { cle: 'produit_horaire', libelle: t.produitHoraire, sorte: 'calculee', colonne: { genre: 'prix' } },
  ];
}

/** The figure of a computed row; undefined for an entered row. */
export function valeurCalculee(b: BudgetAnnee | undefined, cle: string | number): Valeur | undefined {
  if (typeof cle === 'number') return undefined;
  const [quoi, sens, groupe] = cle.split('/');
  if (quoi === 'titre') return null;
  if (quoi === 'groupe')
    return valeurTotal('montant', b?.groupes.find((g) => g.sens === sens && g.groupe === groupe)?.total);
  if (quoi === 'total') return valeurTotal('montant', sens === 'charge' ? b?.charges : b?.produits);
  if (quoi === 'resultat') return b?.resultat ?? null;
  if (quoi === 'resultat_pct') return b?.resultat_pct ?? null;
  if (quoi === 'cout_horaire') return b?.cout_horaire ?? null;
  return quoi === 'produit_horaire' ? (b?.produit_horaire ?? null) : null;
}

/** The figures that a sum adds up: the lines of a group, or the groups of a side. */
export function termes(
  d: Pick<Dossier, 'lignes_budget'>,
  calculee: string | number,
  lire: (cle: string | number) => number | null,
): number[] {
  const [quoi, sens, groupe] = String(calculee).split('/');
  const cles: (string | number)[] =
    quoi === 'groupe'
      ? d.lignes_budget.filter((l) => l.sens === sens && l.groupe === groupe).map((l) => l.id)
      : quoi === 'total'
        ? GROUPES.map((g) => `groupe/${sens}/${g}`)
        : [];
  return cles.map(lire).filter((v): v is number => v !== null && v !== 0);
}
