/**
 * The keyboard stays where one works when what it was on is taken away: on the next of its kind, or the one
 * before, or what `sinon` names when none is left.
 */
import { tick } from 'svelte';

export async function garderClavier(
  bouton: HTMLElement,
  groupe: string,
  faire: () => Promise<unknown>,
  sinon?: string,
): Promise<void> {
  const racine = bouton.closest<HTMLElement>(groupe);
  const semblables = (): HTMLElement[] => [
    ...(racine?.querySelectorAll<HTMLElement>(`[data-oter="${bouton.dataset['oter'] ?? ''}"]`) ?? []),
  ];
  const rang = semblables().indexOf(bouton);
  await faire();
  await tick();
  if (bouton.isConnected) return;
  const restent = semblables();
  const vers =
    restent[Math.min(rang, restent.length - 1)] ?? (sinon ? racine?.querySelector<HTMLElement>(sinon) : null);
  vers?.focus();
}
