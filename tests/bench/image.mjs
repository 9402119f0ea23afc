// Time from a gesture to the frame that shows it, in a page of the browser, beside a bare input field of the same browser.

/** Runs in the page. Measures the time from each key to the frame painted after it. */
export function chronometrer() {
  window.mesures = [];
  addEventListener(
    'keydown',
    (e) => {
      const debut = e.timeStamp;
      requestAnimationFrame(() => {
        const canal = new MessageChannel();
        // This message arrives after the frame has been handed to the compositor.
        canal.port1.onmessage = () => window.mesures.push({ touche: e.key, ms: performance.now() - debut });
        canal.port2.postMessage(null);
      });
    },
    true,
  );
}

/** A page of one input field, which has the keyboard and measures its keys. */
export async function ouvrirChampNu(navigateur) {
  const page = await navigateur.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent('<!doctype html><input>');
  await page.evaluate(chronometrer);
  await page.locator('input').focus();
  return page;
}

/**
 * Runs in the page. Promises, in `window.image`, the time from the next key to the frame where the text of an element is no longer
 * `etait`.
 */
export function attendreImage({ selecteur, etait }) {
  const texte = () => document.querySelector(selecteur)?.textContent.trim();
  const tient = () => ![undefined, etait].includes(texte());
  window.image = new Promise((suite) => {
    const regarder = (debut) => {
      if (!tient()) return requestAnimationFrame(() => regarder(debut));
      const canal = new MessageChannel();
      canal.port1.onmessage = () => suite(performance.now() - debut);
      canal.port2.postMessage(null);
    };
    addEventListener('keydown', (e) => requestAnimationFrame(() => regarder(e.timeStamp)), {
      capture: true,
      once: true,
    });
  });
}

export const centile = (valeurs, p) =>
  [...valeurs].sort((a, b) => a - b)[Math.min(valeurs.length - 1, Math.ceil((p / 100) * valeurs.length) - 1)];

export const rond = (x) => Math.round(x * 10) / 10;
