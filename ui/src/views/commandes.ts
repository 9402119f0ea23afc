import type { Atelier } from '../state/atelier.svelte';
import { aide } from '../texts/aide';
import { textes } from '../texts/fr';

export interface Commande {
  libelle: string;
  action: () => void;
  touches?: string;
  desactive?: boolean;
}

/** The commands of an open dossier, as the menus and the palette show them. */
export function commandesDossier(a: Atelier) {
  const { magasin, theme } = a;
  const etat = magasin.etat;
  const c = textes.cadre;
  return {
    annuler: {
      libelle: etat?.annuler ? c.annulerQuoi(etat.annuler) : c.annuler,
      action: () => void a.annuler(),
      touches: 'Ctrl+Z',
      desactive: magasin.version !== null || !etat?.annuler,
    },
    retablir: {
      libelle: etat?.retablir ? c.retablirQuoi(etat.retablir) : c.retablir,
      action: () => void a.retablir(),
      touches: 'Ctrl+Maj+Z',
      desactive: magasin.version !== null || !etat?.retablir,
    },
    enregistrer: { libelle: c.enregistrer, action: () => void magasin.enregistrer(), touches: 'Ctrl+S' },
    copier: { libelle: c.copier, action: () => void a.copier() },
    importerTableau: {
      libelle: textes.importerTableau.ouvrir,
      action: () => void a.importerTableau(),
      desactive: magasin.lectureSeule,
    },
    exporterPdf: { libelle: c.exporterPdf, action: () => void a.exporter('pdf', { document: 'complet' }) },
    exporterDocx: { libelle: c.exporterDocx, action: () => void a.exporter('docx', { document: 'complet' }) },
    exporterXlsx: { libelle: c.exporterXlsx, action: () => void a.exporter('xlsx') },
    exporterIcs: { libelle: c.exporterIcs, action: () => void a.exporter('ics') },
    exporterJson: { libelle: c.exporterJson, action: () => void a.exporter('json') },
    preparerPdf: { libelle: c.preparerPdf, action: () => a.aller('pdf'), touches: 'Ctrl+P' },
    apercu: {
      libelle: a.apercu ? textes.apercu.fermer : textes.apercu.ouvrir,
      action: () => (a.apercu = !a.apercu),
      touches: 'Ctrl+Maj+P',
      desactive: a.navigation.ecran === 'pdf',
    },
    clair: { libelle: c.affichageClair, action: () => theme.choisir('clair'), retenu: theme.choix === 'clair' },
    sombre: { libelle: c.affichageSombre, action: () => theme.choisir('sombre'), retenu: theme.choix === 'sombre' },
    auto: { libelle: c.affichageAuto, action: () => theme.choisir('auto'), retenu: theme.choix === 'auto' },
    aide: { libelle: aide.ouvrir, action: () => a.aide.basculer(), touches: 'F1' },
    aPropos: { libelle: textes.aPropos.ouvrir, action: () => (a.aPropos = true) },
    fermer: { libelle: c.fermer, action: () => void a.fermer() },
  } satisfies Record<string, Commande & { retenu?: boolean }>;
}

export type CommandesDossier = ReturnType<typeof commandesDossier>;
