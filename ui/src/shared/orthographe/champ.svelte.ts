/**
 * Marks the unknown words of a field. A field cannot hold marks, so a transparent copy of its text is laid over it, under which words
 * are underlined; it takes no pointer and no name. The text is judged once it was entered, after a pause in typing.
 */
import type { Attachment } from 'svelte/attachments';

import { ACCALMIE, type Faute, type Orthographe } from '../../state/orthographe.svelte';
import { textes } from '../../texts/fr';
import { hoteDe, prochaine, suivre, visibles } from './marques';

type Zone = HTMLInputElement | HTMLTextAreaElement;

/** Properties that give the copy the lines of the field. */
const COPIES = [
  'fontFamily',
  'fontSize',
  'fontWeight',
  'fontStyle',
  'fontVariantNumeric',
  'letterSpacing',
  'lineHeight',
  'textAlign',
  'textIndent',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'tabSize',
] as const;

export function orthographe(o: Orthographe, texte: () => string, prose = true): Attachment<Zone> {
  return (zone) => {
    let fautes: Faute[] = [];
    let juge = '';
    let entre = false;
    let minuterie: ReturnType<typeof setTimeout> | undefined;
    let calque: HTMLElement | null = null;

    const curseur = (): number | null => (document.activeElement === zone ? zone.selectionStart : null);

    const effacer = (): void => {
      calque?.remove();
      calque = null;
      zone.removeAttribute('aria-description');
      if (zone.getAttribute('aria-invalid') === 'spelling') zone.removeAttribute('aria-invalid');
    };

    const dessiner = (toutes = false): void => {
      const vus = zone.value === juge ? visibles(fautes, toutes ? null : curseur()) : [];
      if (vus.length === 0 || !zone.parentElement) return effacer();
      if (!calque) {
        calque = document.createElement('div');
        calque.className = 'orthographe';
        calque.setAttribute('aria-hidden', 'true');
        zone.after(calque);
      }
      const style = getComputedStyle(zone);
      for (const nom of COPIES) calque.style[nom] = style[nom];
      const large = zone instanceof HTMLTextAreaElement;
      Object.assign(calque.style, {
        left: `${zone.offsetLeft + zone.clientLeft}px`,
        top: `${zone.offsetTop + zone.clientTop}px`,
        width: `${zone.clientWidth}px`,
        height: `${zone.clientHeight}px`,
        // Over the editor of a cell, which is itself over its cell.
        zIndex: style.zIndex,
        whiteSpace: large ? 'pre-wrap' : 'pre',
        // A field of one line centres it.
        ...(large
          ? {}
          : { lineHeight: `${zone.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)}px` }),
      });
      const morceaux: (string | Node)[] = [];
      let de = 0;
      for (const f of vus) {
        const marque = document.createElement('span');
        marque.className = 'faute';
        marque.textContent = juge.slice(f.debut, f.fin);
        marque.dataset['debut'] = String(f.debut);
        morceaux.push(juge.slice(de, f.debut), marque);
        de = f.fin;
      }
      calque.replaceChildren(...morceaux, juge.slice(de));
      calque.scrollLeft = zone.scrollLeft;
      calque.scrollTop = zone.scrollTop;
      zone.setAttribute('aria-description', textes.orthographe.annonce(vus.map((f) => f.mot)));
      if (!zone.hasAttribute('aria-invalid')) zone.setAttribute('aria-invalid', 'spelling');
    };

    const juger = async (): Promise<void> => {
      const demande = zone.value;
      const [trouvees = []] = await o.verifier([demande]);
      if (zone.value !== demande || !zone.isConnected) return;
      [fautes, juge] = [trouvees, demande];
      dessiner();
    };

    const attendre = (): void => {
      clearTimeout(minuterie);
      minuterie = setTimeout(() => void juger(), ACCALMIE);
    };

    const changer = (): void => {
      if (fautes.length > 0) {
        fautes = suivre(fautes, juge, zone.value);
        juge = zone.value;
        // Drawn after the key, not while it is handled.
        requestAnimationFrame(() => dessiner());
      }
      if (entre) attendre();
    };

    const montrer = (f: Faute): void => {
      zone.focus();
      zone.setSelectionRange(f.debut, f.fin);
      // The word under the caret is drawn too, to know where it stands.
      dessiner(true);
      const place = rectangle(f) ?? zone.getBoundingClientRect();
      o.menu = {
        mot: f.mot,
        place: { gauche: place.left, haut: place.top, bas: place.bottom },
        hote: hoteDe(zone),
        remplacer: (par) => {
          zone.focus();
          zone.setSelectionRange(f.debut, f.fin);
          // The edit of the engine keeps its own undo; the event makes the field read its value.
          if (!document.execCommand('insertText', false, par)) {
            zone.setRangeText(par, f.debut, f.fin, 'end');
            zone.dispatchEvent(new InputEvent('input', { bubbles: true }));
          }
        },
        rendre: () => zone.focus(),
      };
    };

    const rectangle = (f: Faute): DOMRect | null =>
      calque?.querySelector(`[data-debut="${f.debut}"]`)?.getBoundingClientRect() ?? null;

    const touche = (e: Event): void => {
      if (!(e instanceof KeyboardEvent) || e.key !== 'F7' || !o.actif || !prose || zone.readOnly) return;
      e.preventDefault();
      void (async () => {
        entre = true;
        await juger();
        const f = prochaine(fautes, zone.selectionEnd ?? 0);
        if (f) montrer(f);
      })();
    };

    const clic = (e: Event): void => {
      if (!(e instanceof MouseEvent) || !calque) return;
      for (const marque of calque.querySelectorAll<HTMLElement>('.faute')) {
        const touchee = [...marque.getClientRects()].some(
          (r) => e.clientX >= r.left && e.clientX <= r.right && e.clientY >= r.top && e.clientY <= r.bottom,
        );
        const f = touchee ? fautes.find((x) => String(x.debut) === marque.dataset['debut']) : undefined;
        if (!f) continue;
        e.preventDefault();
        montrer(f);
        return;
      }
    };

    const entrer = (): void => {
      if (!prose || zone.readOnly) return;
      entre = true;
      attendre();
    };
    const sortir = (): void => dessiner();
    const bouger = (): void => {
      if (fautes.length > 0) dessiner();
    };
    const defiler = (): void => {
      if (calque) calque.scrollLeft = zone.scrollLeft;
    };

    const evenements: [string, (e: Event) => void][] = [
      ['focus', entrer],
      ['blur', sortir],
      ['input', changer],
      ['keydown', touche],
      ['keyup', bouger],
      ['click', bouger],
      ['scroll', defiler],
      ['contextmenu', clic],
    ];
    for (const [nom, suite] of evenements) zone.addEventListener(nom, suite);
    const veille = new ResizeObserver(() => {
      if (calque) dessiner();
    });
    veille.observe(zone);

    $effect(() => {
      const { actif } = o;
      void o.tour;
      void texte();
      if (!entre) return;
      if (!actif) {
        fautes = [];
        effacer();
      } else {
        attendre();
      }
    });

    return () => {
      clearTimeout(minuterie);
      veille.disconnect();
      effacer();
      for (const [nom, suite] of evenements) zone.removeEventListener(nom, suite);
    };
  };
}
