/** Sentences on the figures of a year, as the core computed them: what is not known is not said. */
import type { Calculs } from '../../backend';
import type { Dossier } from '../../backend/modele';
import { montant, nombre, pourcentage } from '../../shared/format';
import { complet } from '../../shared/total';
import { textes } from '../../texts/fr';
import { enRetard } from '../commun/echeances';

const t = textes.annee.bilan;

export function chiffresDe(calculs: Calculs | null, dossier: Dossier | null, annee: number): string[] {
  if (!calculs || !dossier) return [];
  const dits: string[] = [];
  const heures = calculs.activite?.heures.find((h) => h.annee === annee && h.nature === 'realise');
  const total = heures ? complet(heures.total) : null;
  const ecart = calculs.activite?.ecarts.find((e) => e.annee === annee);
  const taux = ecart?.taux ?? null;
  if (total !== null) {
    dits.push(taux === null ? t.heures(nombre(total)) : t.heuresPrevues(nombre(total), pourcentage(taux)));
  }
  const cibles = calculs.bilans_indicateurs?.find((b) => b.annee === annee);
  if (cibles && cibles.total > 0) dits.push(t.cibles(cibles.atteint, cibles.total));
  const dotation = calculs.dotation?.annees.find((d) => d.annee === annee);
  const consomme = dotation ? complet(dotation.consomme) : null;
  if (dotation && consomme !== null) {
    const part = dotation.taux_consommation;
    dits.push(part === null ? t.dotation(montant(consomme)) : t.dotationTaux(montant(consomme), pourcentage(part)));
  }
  const tardives = dossier.actions.filter((a) => enRetard(calculs, 'actions', a.id));
  if (tardives.length > 0) dits.push(t.retards(tardives.map((a) => a.code || a.intitule).join(', ')));
  return dits;
}
