import { fireEvent, render, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import type { Dossier } from '../../backend/modele';
import { CLE_ATELIER } from '../../state/contexte';
import type { BackendMemoire } from '../../test/backend_memoire';
import { exemple, rendreExemple } from '../../test/exemple';
import { ecranDe } from '../../state/ecrans';
import { mentionsSuivies } from './couverture';
import EcranContrat from './EcranContrat.svelte';

const rendre = (plus = {}) =>
  rendreExemple(EcranContrat, { ecran: ecranDe('contrat') }, { onglets: { contrat: 'articles' }, ...plus });
const article = (racine: HTMLElement, id: number): HTMLElement => {
  const element = racine.querySelector<HTMLElement>(`[data-article="${id}"]`);
  if (!element) throw new Error(`article ${id} absent`);
  return element;
};

describe('Contrat', () => {
  it('numérote les articles gardés ; un article écarté perd son numéro et sa mention', async () => {
    const { magasin, container, getByRole } = await rendre();
    expect(article(container, 3).querySelector('h3')?.textContent).toBe('Article 3');
    const aside = getByRole('complementary', { name: 'Mentions obligatoires' });
    expect(within(aside).queryByText('à couvrir')).toBeNull();
    await magasin.modifier('articles', 3, { ecarte: true });
    await waitFor(() => expect(article(container, 3).querySelector('h3')?.textContent).toBe('Écarté du contrat'));
    expect(article(container, 4).querySelector('h3')?.textContent).toBe('Article 3');
    expect(article(container, 3).querySelector('textarea')).toBeNull();
    // Its mention, « 1° », was covered by no other article.
    expect(
      within(aside)
        .getAllByText('à couvrir')
        .some((e) => !e.classList.contains('hors-vue')),
    ).toBe(true);
  });

  it('ôte la mention d’un article', async () => {
    const { backend, container } = await rendre();
    const bouton = within(article(container, 3)).getByRole('button', { name: /^Ôter\u202f: 1° Nombre/ });
    await fireEvent.click(bouton);
    expect(backend.demandes('ligne_supprimer')).toEqual([{ table: 'couvertures', id: 1 }]);
  });

  it('déplace un article et garde la main dessus', async () => {
    const { backend, container } = await rendre();
    const { articles } = backend.dossier;
    backend.effets.ligne_deplacer = () => articles.unshift(...articles.splice(1, 1));
    await fireEvent.click(within(article(container, 2)).getByRole('button', { name: /^Monter/ }));
    await waitFor(() => expect(backend.demandes('ligne_deplacer')).toEqual([{ table: 'articles', id: 2, avant: 1 }]));
    await waitFor(() => expect(container.querySelector('ol [data-article]')?.getAttribute('data-article')).toBe('2'));
    await waitFor(() => expect(article(container, 2).contains(document.activeElement)).toBe(true));
  });

  it('mène de la mention à son article', async () => {
    const { atelier, getByRole } = await rendre();
    const aside = getByRole('complementary', { name: 'Mentions obligatoires' });
    await fireEvent.click(within(aside).getAllByRole('button', { name: 'art. 3' })[0] as HTMLElement);
    expect(atelier.navigation.cible?.lieu).toEqual({ table: 'articles', id: 3, champ: 'texte' });
  });
});

it('les textes suivent le dossier, aussi quand on revient à l’écran', async () => {
  const nom = (valeur: string) => ({ nom: 'gestionnaire.nom', groupe: '', libelle: 'Raison sociale', valeur });
  const { backend, magasin, atelier, container, unmount } = await rendre({
    dossier: (d: Dossier) => (d.contrat.preambule = 'Entre {{gestionnaire.nom}} et le Département.'),
    backend: (b: BackendMemoire) => (b.variables = [nom('Les Tilleuls')]),
    onglets: { contrat: 'preambule' },
  });
  const dit = (racine: Element) => racine.querySelector('[data-variable="gestionnaire.nom"]')?.textContent;
  await waitFor(() => expect(dit(container)).toBe('Les Tilleuls'));
  // Changed while the screen is shown, then while another one is.
  backend.variables = [nom('Les Chênes')];
  await magasin.modifier('gestionnaires', 1, { raison_sociale: 'Les Chênes' });
  await waitFor(() => expect(dit(container)).toBe('Les Chênes'));
  unmount();
  for (const neuf of ['Les Frênes', 'Les Ormes']) {
    backend.variables = [nom(neuf)];
    await magasin.modifier('gestionnaires', 1, { raison_sociale: neuf });
    const retour = render(EcranContrat, {
      props: { ecran: ecranDe('contrat') },
      context: new Map([[CLE_ATELIER, atelier]]),
    });
    await waitFor(() => expect(dit(retour.container)).toBe(neuf));
    retour.unmount();
  }
});

it('une mention est à couvrir, à compléter, à vérifier ou couverte, comme le cœur le dit', () => {
  const dossier = exemple();
  const suivies = mentionsSuivies(
    dossier,
    {
      contrat: { duree_mois: 60, articles: [{ id: 3, numero: 1 }] },
    } as never,
    dossier.mentions.map(({ id }) => ({ id, etat: id === 2 ? 'a_couvrir' : id === 3 ? 'a_completer' : 'couverte' })),
  );
  const etat = (id: number) => suivies.find((s) => s.mention.id === id)?.etat;
  expect(etat(1)).toBe('couverte');
  expect(etat(2)).toBe('a_couvrir');
  expect(etat(3)).toBe('a_completer');
  expect(dossier.mentions.filter((m) => !m.verifie && m.id > 3).every((m) => etat(m.id) === 'a_verifier')).toBe(true);
});
