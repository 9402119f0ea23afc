/** Planned and done, side by side, as the core counted them: totals, hours that count for the grant, gap. */
import type { Calculs } from '../../backend';
import { INSECABLE, nombre, pourcentage } from '../../shared/format';
import type { CelluleCalculee, LigneCalculee } from '../../shared/TableCalculee.svelte';
import { textes } from '../../texts/fr';

type Activite = Calculs['activite'];
type Ecart = Activite['ecarts'][number];
type Total = Activite['heures'][number];

const t = textes.moyensEcran.heures;
const ecrire = (v: number): string => `${nombre(v)}${INSECABLE}h`;

export function lignesHeures(activite: Activite): LigneCalculee[] {
  const total = (nature: Total['nature'], lire: (h: Total) => number, formule: string) => (annee: string) => {
    const trouve = activite.heures.find((h) => h.nature === nature && h.annee === Number(annee));
    return trouve ? { valeur: ecrire(lire(trouve)), formule } : null;
  };
  const ecart = (dire: (e: Ecart) => CelluleCalculee) => (annee: string) => {
    const trouve = activite.ecarts.find((e) => e.annee === Number(annee));
    return trouve ? dire(trouve) : null;
  };
  return [
    { cle: 'prevu', libelle: t.prevu, cellule: total('previsionnel', (h) => h.total, t.totalFormule) },
    {
      cle: 'eligibles-prevu',
      libelle: t.eligibles,
      cellule: total('previsionnel', (h) => h.eligibles, t.eligiblesFormule),
    },
    { cle: 'realise', libelle: textes.moyensEcran.realise, cellule: total('realise', (h) => h.total, t.totalFormule) },
    {
      cle: 'eligibles-realise',
      libelle: t.eligibles,
      cellule: total('realise', (h) => h.eligibles, t.eligiblesFormule),
    },
    {
      cle: 'ecart',
      libelle: t.ecart,
      cellule: ecart((e) => ({
        valeur: ecrire(e.ecart),
        formule: t.ecartFormule(ecrire(e.realise), ecrire(e.prevu), ecrire(e.ecart)),
      })),
    },
    {
      cle: 'taux',
      libelle: t.taux,
      cellule: ecart((e) => {
        const taux = e.taux === null ? '' : pourcentage(e.taux);
        return { valeur: taux, formule: t.tauxFormule(ecrire(e.realise), ecrire(e.prevu), taux) };
      }),
    },
  ];
}
