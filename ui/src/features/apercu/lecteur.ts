/** Reads a PDF as pages to draw, with pdf.js, which is loaded with the first preview and uses no network. */
import type { PDFDocumentProxy, PDFWorker, RenderTask } from 'pdfjs-dist';

type Pdfjs = typeof import('pdfjs-dist');
let charge: Promise<{ lib: Pdfjs; travailleur: PDFWorker }> | null = null;

/** One worker reads all the successive previews. */
function pdfjs() {
  charge ??= (async () => {
    // The build for older engines, such as the WebKit of a stable Linux.
    const [lib, adresse] = await Promise.all([
      import('pdfjs-dist/legacy/build/pdf.mjs') as Promise<Pdfjs>,
      import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker&url'),
    ]);
    lib.GlobalWorkerOptions.workerSrc = adresse.default;
    return { lib, travailleur: new lib.PDFWorker() };
  })();
  charge.catch(() => (charge = null));
  return charge;
}

export interface Lecteur {
  /** Draws a page into a new canvas. */
  dessiner: (page: number, largeur: number, densite: number) => Promise<HTMLCanvasElement | null>;
  fermer: () => void;
}

export async function ouvrir(base64: string): Promise<Lecteur> {
  const { lib, travailleur } = await pdfjs();
  const octets = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  // The policy of the page forbids code made from strings and fetched modules; our PDF needs neither.
  const tache = lib.getDocument({
    data: octets,
    worker: travailleur,
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
  });
  const document: PDFDocumentProxy = await tache.promise;
  const dessins = new Set<RenderTask>();
  let ferme = false;
  return {
    dessiner: async (numero, largeur, densite) => {
      if (ferme) return null;
      try {
        const page = await document.getPage(numero);
        const echelle = (largeur * densite) / page.getViewport({ scale: 1 }).width;
        const viewport = page.getViewport({ scale: echelle });
        const toile = window.document.createElement('canvas');
        toile.width = Math.round(viewport.width);
        toile.height = Math.round(viewport.height);
        const dessin = page.render({ canvas: toile, viewport });
        dessins.add(dessin);
        await dessin.promise;
        dessins.delete(dessin);
        return toile;
      } catch (cause) {
        if (ferme || (cause instanceof Error && cause.name === 'RenderingCancelledException')) return null;
        throw cause;
      }
    },
    fermer: () => {
      ferme = true;
      for (const dessin of dessins) dessin.cancel();
      void tache.destroy();
    },
  };
}
