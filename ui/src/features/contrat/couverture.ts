/** The mentions that the contract must hold, and the articles that cover them. */
import type { Calculs, EtatMention, MentionJugee } from '../../backend';
import type { Article, Couverture, Dossier, Mention } from '../../backend/modele';
import type { CodeEtat } from '../../shared/Etat.svelte';
import { textes } from '../../texts/fr';

export interface MentionSuivie {
  mention: Mention;
  /** State of writing of its articles, as the core judges; a covered wording may remain to be checked. */
  etat: EtatMention | 'a_verifier';
  /** The kept articles that cover it, with their number. */
  articles: { article: Article; numero: number }[];
}

export const MARQUES: Record<MentionSuivie['etat'], CodeEtat> = {
  couverte: 'atteint',
  a_completer: 'partiellement_atteint',
  a_rediger: 'non_atteint',
  a_couvrir: 'non_atteint',
  a_verifier: 'partiellement_atteint',
};

export function numeros(calculs: Calculs | null): Map<number, number> {
  return new Map((calculs?.contrat?.articles ?? []).map((a) => [a.id, a.numero]));
}

export function mot(etat: MentionSuivie['etat']): string {
  return etat === 'a_verifier' ? textes.contrat.libelleAVerifier : textes.mentions[etat];
}

/**
 * The mentions in order. The core says how far each is written; a wording that was not checked is « à vérifier ».
 */
export function mentionsSuivies(
  dossier: Dossier | null,
  calculs: Calculs | null,
  jugees: MentionJugee[],
): MentionSuivie[] {
  if (!dossier) return [];
  const rangs = numeros(calculs);
  const etats = new Map(jugees.map((m) => [m.id, m.etat]));
  const articles = new Map(dossier.articles.map((a) => [a.id, a]));
  return dossier.mentions.map((mention) => {
    const portee = dossier.couvertures.flatMap((c) => {
      const article = c.mention_id === mention.id ? articles.get(c.article_id) : undefined;
      const numero = article && rangs.get(article.id);
      return article && numero !== undefined ? [{ article, numero }] : [];
    });
    const ecrite = etats.get(mention.id) ?? 'a_couvrir';
    const etat = ecrite === 'couverte' && !mention.verifie ? 'a_verifier' : ecrite;
    return { mention, etat, articles: portee.sort((a, b) => a.numero - b.numero) };
  });
}

/** The links of an article to its mentions, in the order of the mentions. */
export function mentionsDe(dossier: Dossier | null, article: number): { lien: Couverture; mention: Mention }[] {
  if (!dossier) return [];
  const liens = dossier.couvertures.filter((c) => c.article_id === article);
  return dossier.mentions.flatMap((mention) => {
    const lien = liens.find((c) => c.mention_id === mention.id);
    return lien ? [{ lien, mention }] : [];
  });
}
