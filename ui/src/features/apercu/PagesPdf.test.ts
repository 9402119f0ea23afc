import { render, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ApercuView } from '../../generated/api';
import PagesPdf from './PagesPdf.svelte';

/** A reader whose pages are canvases that carry the name of their document. */
vi.mock('./lecteur', () => ({
  ouvrir: async (pdf: string) => ({
    dessiner: async () => {
      const toile = document.createElement('canvas');
      toile.dataset['pdf'] = pdf;
      return toile;
    },
    fermer: () => undefined,
  }),
}));

const apercu = (pdf: string): ApercuView => ({ pdf, revision: 7, pages: [[210, 297]], reperes: [] });

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterEach(() => vi.restoreAllMocks());

it('redessine un autre document de la même révision et du même poids', async () => {
  const { container, rerender } = render(PagesPdf, { apercu: apercu('jour'), ancres: [], onerreur: () => undefined });
  const dessinee = () => container.querySelector('canvas')?.dataset['pdf'];
  await waitFor(() => expect(dessinee()).toBe('jour'));
  // A kept version is viewed: the file has not changed, and its PDF may have the same size.
  await rerender({ apercu: apercu('hier') });
  await waitFor(() => expect(dessinee()).toBe('hier'));
});
