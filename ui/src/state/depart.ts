/**
 * Takes what is typed in the element that has the focus, as if it were left: the text of a cell or of a name being
 * corrected is sent when it is left only.
 */
export function laisserLeChamp(): void {
  const ici = document.activeElement;
  if (ici instanceof HTMLElement && ici.matches('input, textarea, select, [contenteditable="true"]')) ici.blur();
}
