import type { Component } from 'svelte';
import { describe, expect, it } from 'vitest';

import { Differe } from './differe.svelte';
import Icone from './Icone.svelte';

const ICONE = Icone as unknown as Component<Record<string, never>>;

describe('Differe', () => {
  it('lit son composant une fois', async () => {
    let lectures = 0;
    const d = new Differe(() => {
      lectures += 1;
      return Promise.resolve({ default: ICONE });
    });
    expect(d.composant).toBeNull();
    await Promise.all([d.lire(), d.lire()]);
    expect(d.composant).toBe(ICONE);
    expect(lectures).toBe(1);
  });

  it('dit qu’il manque, puis réessaie', async () => {
    let lectures = 0;
    const d = new Differe(async () => {
      lectures += 1;
      if (lectures === 1) throw new Error('coupé');
      return { default: ICONE };
    });
    await expect(d.lire()).rejects.toThrow('coupé');
    expect(d.manque).toBe(true);
    await d.lire();
    expect(d.manque).toBe(false);
    expect(d.composant).toBe(ICONE);
  });
});
