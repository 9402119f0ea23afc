import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { accalmie } from './accalmie';
import { appuye, auRelachement } from './appui';

const souris = (type: string): boolean => document.body.dispatchEvent(new PointerEvent(type, { bubbles: true }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  souris('pointerup');
  vi.useRealTimers();
});

it('ce qui se montre attend le relâchement du pointeur, et pas plus de trois secondes', async () => {
  for (const relacher of [true, false]) {
    let montre = false;
    souris('pointerdown');
    void accalmie(performance.now(), () => false).then(() => (montre = true));
    await vi.advanceTimersByTimeAsync(1000);
    expect([appuye(), montre]).toEqual([true, false]);
    if (relacher) souris('pointerup');
    await vi.advanceTimersByTimeAsync(relacher ? 50 : 2100);
    expect(montre).toBe(true);
  }
});

it('un champ quitté pendant l’appui n’est pas un relâchement ; une fenêtre quittée, si', () => {
  const suite = vi.fn();
  souris('pointerdown');
  auRelachement(suite);
  document.body.dispatchEvent(new FocusEvent('blur'));
  expect(suite).not.toHaveBeenCalled();
  window.dispatchEvent(new FocusEvent('blur'));
  expect(suite).toHaveBeenCalledOnce();
  auRelachement(suite);
  expect(suite).toHaveBeenCalledTimes(2);
});
