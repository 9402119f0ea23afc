/** What the Département will ask at the next meeting, as far as the dossier can tell: gaps, lateness, questions. */
import type { Calculs } from '../../backend';
import type { Dossier } from '../../backend/modele';
import { dateLongue, montant } from '../../shared/format';
import { court } from '../../shared/noms';
import type { Cible } from '../../state/navigation.svelte';
import { textes } from '../../texts/fr';
import { calculDe, ecrireValeur, pointDe } from '../indicateurs/lecture';
import { enRetard } from '../objectifs/etats';

export interface Attendu {
  phrase: string;
  cible: Cible;
  /** Whether an answer is written already; null where none is needed. */
  pret: boolean | null;
}

const t = textes.ensemble.attendus;

export function attendus(dossier: Dossier, calculs: Calculs | null, aujourdhui: string): Attendu[] {
  return [
    ...questions(dossier, aujourdhui),
    ...ecarts(dossier, calculs),
    ...retards(dossier, calculs, aujourdhui),
    ...dotation(calculs),
    ...engagements(dossier),
    ...pieces(dossier, aujourdhui),
  ];
}

/** Those of the next review; of the last one when none is to come. */
function questions(dossier: Dossier, aujourdhui: string): Attendu[] {
  const revues = [...dossier.revues].sort((a, b) => (a.date_reunion ?? '').localeCompare(b.date_reunion ?? ''));
  const revue = revues.find((r) => (r.date_reunion ?? '9999') >= aujourdhui) ?? revues.at(-1);
  return dossier.questions
    .filter((q) => q.revue_id === revue?.id && q.question.trim())
    .map((q) => ({
      phrase: court(q.question, 120),
      cible: { table: 'questions', id: q.id, champ: 'reponse' },
      pret: q.reponse.trim() !== '',
    }));
}

/** Targets missed in the last year that was judged, the missed before the nearly reached. */
function ecarts(dossier: Dossier, calculs: Calculs | null): Attendu[] {
  const annee = calculs?.bilans_indicateurs?.findLast((b) => b.total > 0)?.annee;
  if (annee === undefined) return [];
  const manques = dossier.indicateurs.flatMap((ind) => {
    const point = pointDe(calculDe(calculs, ind.id), annee);
    if (point?.statut !== 'non_atteint' && point?.statut !== 'partiellement_atteint') return [];
    const mesure = dossier.mesures.find((m) => m.indicateur_id === ind.id && m.annee === annee);
    const [valeur, cible] = [ecrireValeur(ind, point.valeur), ecrireValeur(ind, point.cible)];
    return [
      {
        rang: point.statut === 'non_atteint' ? 0 : 1,
        phrase: t.ecart([ind.code, court(ind.libelle, 70)].filter(Boolean).join(' '), valeur, cible, annee),
        cible: mesure
          ? { table: 'mesures', id: mesure.id, champ: 'commentaire' }
          : { table: 'indicateurs', id: ind.id, champ: 'libelle' },
        pret: (mesure?.commentaire ?? '').trim() !== '',
      },
    ];
  });
  return manques.sort((a, b) => a.rang - b.rang).map(({ phrase, cible, pret }) => ({ phrase, cible, pret }));
}

function retards(dossier: Dossier, calculs: Calculs | null, aujourdhui: string): Attendu[] {
  const annee = calculs?.annees?.derniere_close;
  return dossier.actions
    .filter((a) => enRetard(a, dossier.etapes, aujourdhui))
    .map((a) => {
      const bilan = dossier.bilans_action.find((b) => b.action_id === a.id && b.annee === annee);
      return {
        phrase: t.retard([a.code, court(a.intitule, 70)].filter(Boolean).join(' ')),
        cible: bilan
          ? { table: 'bilans_action', id: bilan.id, champ: 'analyse_ecart' }
          : { table: 'actions', id: a.id, champ: 'points_vigilance' },
        pret: (bilan?.analyse_ecart ?? a.points_vigilance).trim() !== '',
      };
    });
}

function dotation(calculs: Calculs | null): Attendu[] {
  const d = calculs?.dotation?.annees.findLast((x) => x.acquis !== null);
  if (!d || d.report_sortant === null || d.report_sortant <= 0) return [];
  return [
    {
      phrase: t.reste(montant(d.report_sortant), d.annee),
      cible: { table: 'dotation', id: 1, champ: 'note_comptable' },
      pret: null,
    },
  ];
}

function engagements(dossier: Dossier): Attendu[] {
  return dossier.engagements
    .filter((e) => e.partie === 'gestionnaire' && (e.etat === 'en_retard' || e.etat === 'non_tenu'))
    .map((e) => ({
      phrase: t.engagement(court(e.texte, 90)),
      cible: { table: 'engagements', id: e.id, champ: 'etat' },
      pret: null,
    }));
}

function pieces(dossier: Dossier, aujourdhui: string): Attendu[] {
  return dossier.pieces
    .filter((p) => p.validite && p.validite < aujourdhui)
    .map((p) => ({
      phrase: t.piece(court(p.libelle, 90), dateLongue(p.validite ?? '')),
      cible: { table: 'pieces', id: p.id, champ: 'validite' },
      pret: null,
    }));
}
