import type { Attachment } from 'svelte/attachments';

/** Gives a text area the height of its text, and follows it. */
export function croitre(texte: () => string): Attachment<HTMLTextAreaElement> {
  return (zone) => {
    const ajuster = (): void => {
      zone.style.height = 'auto';
      // The border is outside scrollHeight.
      zone.style.height = `${zone.scrollHeight + (zone.offsetHeight - zone.clientHeight)}px`;
    };
    $effect(() => {
      texte();
      ajuster();
    });
    let largeur = zone.clientWidth;
    const veille = new ResizeObserver(() => {
      // Only the width: following one's own height would never end.
      if (zone.clientWidth === largeur) return;
      largeur = zone.clientWidth;
      ajuster();
    });
    veille.observe(zone);
    return () => veille.disconnect();
  };
}
