/** Planned and realised hours as the core computed them: totals, hours that count for the grant, gap. */
import type { Calculs } from '../../backend';
import type { Dossier } from '../../backend/modele';
import { additionNommee } from '../../shared/addition';
import { INSECABLE, nombre, pourcentage } from '../../shared/format';
import { court } from '../../shared/noms';
import type { CelluleCalculee, LigneCalculee } from '../../shared/TableCalculee.svelte';
import { complet, ecrireTotal } from '../../shared/total';
import { textes } from '../../texts/fr';

type Activite = Calculs['activite'];
type Ecart = Activite['ecarts'][number];
type Total = Activite['heures'][number];

const t = textes.moyensEcran.heures;
const ecrire = (v: number): string => `${nombre(v)}${INSECABLE}h`;

type Sources = Pick<Dossier, 'heures' | 'financeurs'>;

/** The hours of a year by funder: « APA 33 460 h + PCH 12 240 h = 45 700 h ». */
export function sommeHeures(
  d: Sources | null | undefined,
  nature: Total['nature'],
  annee: number,
  total: number | null,
  eligibles: boolean,
): string | null {
  const siennes = (d?.heures ?? []).filter((h) => h.nature === nature && h.annee === annee);
  const termes = (d?.financeurs ?? [])
    .filter((f) => !eligibles || f.compte_dotation)
    .flatMap((f) =>
      siennes.filter((h) => h.financeur_id === f.id).map((h) => ({ nom: court(f.libelle, 24), valeur: h.heures })),
    );
  return additionNommee(termes, total, ecrire);
}

export function lignesHeures(activite: Activite, dossier: Sources | null = null): LigneCalculee[] {
  const total = (nature: Total['nature'], champ: 'total' | 'eligibles', formule: string) => (annee: string) => {
    const trouve = activite.heures.find((h) => h.nature === nature && h.annee === Number(annee));
    if (!trouve) return null;
    const total = trouve[champ];
    const somme = sommeHeures(dossier, nature, trouve.annee, complet(total), champ === 'eligibles');
    return { valeur: ecrireTotal(total, ecrire), formule: somme ?? formule };
  };
  const ecart = (dire: (e: Ecart) => CelluleCalculee) => (annee: string) => {
    const trouve = activite.ecarts.find((e) => e.annee === Number(annee));
    return trouve ? dire(trouve) : null;
  };
  return [
    { cle: 'prevu', libelle: t.prevu, cellule: total('previsionnel', 'total', t.totalFormule) },
    {
      cle: 'eligibles-prevu',
      libelle: t.eligibles,
      cellule: total('previsionnel', 'eligibles', t.eligiblesFormule),
    },
    { cle: 'realise', libelle: textes.moyensEcran.realise, cellule: total('realise', 'total', t.totalFormule) },
    {
      cle: 'eligibles-realise',
      libelle: t.eligibles,
      cellule: total('realise', 'eligibles', t.eligiblesFormule),
    },
    {
      cle: 'ecart',
      libelle: t.ecart,
      cellule: ecart((e) => {
        const dit = e.ecart === null ? '' : ecrire(e.ecart);
        return {
          valeur: dit,
          formule: t.ecartFormule(ecrireTotal(e.realise, ecrire), ecrireTotal(e.prevu, ecrire), dit),
        };
      }),
    },
    {
      cle: 'taux',
      libelle: t.taux,
      cellule: ecart((e) => {
        const taux = e.taux === null ? '' : pourcentage(e.taux);
        return {
          valeur: taux,
          formule: t.tauxFormule(ecrireTotal(e.realise, ecrire), ecrireTotal(e.prevu, ecrire), taux),
        };
      }),
    },
  ];
}
