import { describe, expect, it } from 'vitest';

import type { SectionImprimee } from '../../../backend/modele';
import { enBase64 } from '../../../backend';
import { adresse, lireImage, typeDe } from './image';
import { aOublier, aRetenir, deplacee } from './ordre';

describe('L’ordre des sections', () => {
  it('déplace sans rien perdre, et s’arrête aux bords', () => {
    expect(deplacee(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(deplacee(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(deplacee(['a', 'b'], 0, 9)).toEqual(['b', 'a']);
    expect(deplacee([], 0, 1)).toEqual([]);
  });

  it('retient une ligne par section, à la place de celles du même document', () => {
    const rangees: SectionImprimee[] = [
      { id: 1, document: 'bilan', section: 'x', ecartee: false },
      { id: 2, document: 'complet', section: 'x', ecartee: false },
    ];
    const operations = aRetenir('bilan', rangees, [{ code: 'suites', nom: 'Suites', perte: null, ecartee: true }]);
    expect(operations).toEqual([
      { geste: 'supprimer', table: 'sections_imprimees', id: 1 },
      {
        geste: 'creer',
        table: 'sections_imprimees',
        valeurs: { document: 'bilan', section: 'suites', ecartee: true },
      },
    ]);
    expect(aOublier('reunion', rangees)).toEqual([]);
  });
});

describe('L’image d’un logo', () => {
  const octets = (...suite: number[]) => new Uint8Array(suite);

  it('est reconnue à ses premiers octets, pas à son nom', () => {
    expect(typeDe(octets(0x89, 0x50, 0x4e, 0x47, 1))).toBe('png');
    expect(typeDe(octets(0xff, 0xd8, 0xff, 0xe0))).toBe('jpeg');
    expect(typeDe(new TextEncoder().encode('<?xml version="1.0"?><svg/>'))).toBe('svg');
    expect(typeDe(octets(1, 2, 3))).toBeNull();
    expect(adresse('svg', 'AA')).toBe('data:image/svg+xml;base64,AA');
  });

  it('est lue en entier, ou refusée', async () => {
    const long = new Uint8Array(20_000).fill(200);
    expect(atob(enBase64(long)).length).toBe(20_000);
    const fichier = (contenu: Uint8Array) => new File([contenu as BlobPart], 'logo.png');
    expect(await lireImage(fichier(octets(0xff, 0xd8, 0xff)))).toEqual({ type_image: 'jpeg', contenu: '/9j/' });
    expect(await lireImage(fichier(long))).toBe('inconnu');
    expect(await lireImage(fichier(new Uint8Array(1024 * 1024 + 1)))).toBe('trop_grand');
  });
});
