/**
 * The one list of what can be done to an open dossier: menus, palette and keys of the window read it. A gesture made on a
 * screen goes there and asks for it by name; the component that knows how answers (`shared/demande`).
 */
import { TABLES } from '../generated/modele';
import { ajouts, type AjoutDit, type CleGeste, gestes as dits, type GroupeGeste, groupesGestes } from '../texts/gestes';
import { textes, uneLigne } from '../texts/fr';
import type { Atelier } from './atelier.svelte';
import { type Ecran, ECRANS } from './ecrans';
import type { Demande } from './navigation.svelte';

export interface Geste {
  /** Name that never changes: recent gestures are kept under it. */
  cle: string;
  groupe: string;
  libelle: string;
  /** Other words by which it is found. */
  mots: readonly string[];
  action: () => void;
  /** Keys, as they are written; `aussi` are not shown beside it. */
  touches?: string;
  aussi?: readonly string[];
  /** Whether a key is for it here; the field that has the focus may keep the key for itself. */
  prend?: (e: KeyboardEvent) => boolean;
  desactive?: boolean;
  /** Marked in a menu: the choice that is made. */
  retenu?: boolean;
  /** Done where the keyboard is: nothing to choose in a list. */
  auClavier?: boolean;
  /** Also without an open dossier. */
  partout?: boolean;
}

type Suite = Partial<Omit<Geste, 'cle' | 'groupe' | 'mots' | 'action'>>;

/** The gestures under their keys, as menus name them. */
export function gestesNommes(a: Atelier): Record<CleGeste, Geste> {
  const { magasin, navigation, taille, theme, dernierExport: exporte } = a;
  const { etat, lectureSeule } = magasin;
  const figee = magasin.version !== null;
  const { annee } = a.annee;
  const close = annee !== null && magasin.closes.has(annee);
  const { cadre } = textes;
  const geste = (cle: CleGeste, groupe: GroupeGeste, action: () => void, suite: Suite = {}): Geste => ({
    cle,
    groupe: groupesGestes[groupe],
    libelle: dits[cle].nom,
    mots: dits[cle].mots,
    action,
    ...suite,
  });
  const demander = (ecran: Ecran['cle'], onglet: string | null, quoi: Demande) => (): void =>
    a.demander(ecran, onglet, quoi);
  const ecrit = { desactive: lectureSeule };
  return {
    saisirAnnee: geste('saisirAnnee', 'annee', () => a.aller('annee'), {
      libelle: annee === null ? dits.saisirAnnee.nom : textes.annee.saisir(annee),
      desactive: annee === null,
    }),
    cloreAnnee: geste('cloreAnnee', 'annee', () => a.aller('annee', 'cloture'), {
      libelle: annee === null ? dits.cloreAnnee.nom : textes.annee.clore(annee),
      desactive: lectureSeule || annee === null || close,
    }),
    rouvrirAnnee: geste('rouvrirAnnee', 'annee', () => void (annee !== null && a.rouvrirAnnee(annee)), {
      libelle: annee === null ? dits.rouvrirAnnee.nom : textes.annee.rouvrirAnnee(annee),
      desactive: lectureSeule || annee === null || !close,
    }),
    garderVersion: geste('garderVersion', 'versions', demander('versions', 'gardees', 'garder_version'), ecrit),
    comparer: geste('comparer', 'versions', () => a.aller('versions', 'comparer')),
    renouveler: geste('renouveler', 'versions', () => a.proposerRenouvellement(etat?.chemin ?? null)),
    catalogue: geste('catalogue', 'ajouter', demander('indicateurs', 'liste', 'catalogue'), ecrit),
    ficheExistante: geste('ficheExistante', 'ajouter', demander('objectifs', 'actions', 'fiche_existante'), {
      desactive: lectureSeule || magasin.lignes('objectifs').length === 0,
    }),
    proposerEcheances: geste(
      'proposerEcheances',
      'ajouter',
      demander('suivi', 'echeances', 'proposer_echeances'),
      ecrit,
    ),
    ouvrirSeance: geste('ouvrirSeance', 'documents', () => a.ouvrirSeance(), {
      libelle: a.seance.ouverte === null ? dits.ouvrirSeance.nom : textes.seance.reprendreGeste,
      desactive: figee || (lectureSeule && a.seance.ouverte === null),
    }),
    relireReponse: geste('relireReponse', 'documents', () => void a.relireReponse(), {
      desactive: figee || lectureSeule,
    }),
    preparerAvenant: geste('preparerAvenant', 'ajouter', demander('suivi', 'avenants', 'preparer_avenant'), ecrit),
    joindrePiece: geste('joindrePiece', 'documents', demander('suivi', 'pieces', 'joindre_piece'), ecrit),
    verifierPieces: geste('verifierPieces', 'documents', demander('suivi', 'pieces', 'verifier_pieces')),
    importerTableau: geste('importerTableau', 'documents', () => void a.importerTableau(), ecrit),
    exporterPdf: geste('exporterPdf', 'documents', () => void a.exporter('pdf', { document: 'complet' })),
    preparerPdf: geste('preparerPdf', 'documents', () => a.aller('pdf'), { touches: 'Ctrl+P' }),
    exporterEmploi: geste('exporterEmploi', 'documents', () => void a.exporter('pdf', { document: 'emploi' })),
    exporterCarte: geste('exporterCarte', 'documents', () => void a.exporter('pdf', { document: 'carte' })),
    exporterDocx: geste('exporterDocx', 'documents', () => void a.exporter('docx', { document: 'complet' })),
    exporterXlsx: geste('exporterXlsx', 'documents', () => void a.exporter('xlsx')),
    exporterIcs: geste('exporterIcs', 'documents', () => void a.exporter('ics')),
    exporterJson: geste('exporterJson', 'documents', () => void a.exporter('json')),
    ouvrirExport: geste('ouvrirExport', 'documents', () => void a.montrerFichier('ouvrir', exporte ?? ''), {
      desactive: !exporte || !a.backend.fenetre,
    }),
    montrerExport: geste('montrerExport', 'documents', () => void a.montrerFichier('montrer', exporte ?? ''), {
      desactive: !exporte || !a.backend.fenetre,
    }),
    copierChemin: geste('copierChemin', 'documents', () => void a.copierChemin(exporte ?? ''), {
      desactive: !exporte,
    }),
    enregistrer: geste('enregistrer', 'fichier', () => void magasin.enregistrer(), { touches: 'Ctrl+S' }),
    copier: geste('copier', 'fichier', () => void a.copier()),
    ouvrir: geste('ouvrir', 'fichier', () => void a.quitterPour(() => a.ouvrir())),
    commencer: geste('commencer', 'fichier', () => (a.demarrage.ouvert = true)),
    relire: geste('relire', 'faire', () => a.relireDossier(), { desactive: lectureSeule || !magasin.jeune }),
    nouveau: geste('nouveau', 'fichier', () => void a.quitterPour(() => a.nouveau(false))),
    fermer: geste('fermer', 'fichier', () => void a.fermer()),
    annuler: geste('annuler', 'faire', () => void a.annuler(), {
      libelle: etat?.annuler ? cadre.annulerQuoi(etat.annuler) : dits.annuler.nom,
      touches: 'Ctrl+Z',
      prend: (e) => !annuleSaFrappe(e.target),
      desactive: figee || !etat?.annuler,
    }),
    retablir: geste('retablir', 'faire', () => void a.retablir(), {
      libelle: etat?.retablir ? cadre.retablirQuoi(etat.retablir) : dits.retablir.nom,
      touches: 'Ctrl+Maj+Z',
      aussi: ['Ctrl+Y'],
      prend: (e) => !annuleSaFrappe(e.target),
      desactive: figee || !etat?.retablir,
    }),
    renumeroter: geste('renumeroter', 'faire', demander('objectifs', 'actions', 'renumeroter'), {
      desactive: lectureSeule || (magasin.calculs?.numerotation?.a_renumeroter ?? []).length === 0,
    }),
    alleger: geste('alleger', 'faire', demander('versions', 'historique', 'alleger'), ecrit),
    apercu: geste('apercu', 'affichage', () => (a.apercu = !a.apercu), {
      libelle: a.apercu ? textes.apercu.fermer : dits.apercu.nom,
      touches: 'Ctrl+Maj+P',
      desactive: navigation.ecran === 'pdf',
    }),
    texteGrand: geste('texteGrand', 'affichage', () => a.changerTaille(1), {
      touches: 'Ctrl++',
      partout: true,
      desactive: !taille.peut(1),
    }),
    textePetit: geste('textePetit', 'affichage', () => a.changerTaille(-1), {
      touches: 'Ctrl+−',
      partout: true,
      desactive: !taille.peut(-1),
    }),
    texteUsuel: geste('texteUsuel', 'affichage', () => a.changerTaille(0), {
      touches: 'Ctrl+0',
      partout: true,
      desactive: !taille.peut(0),
    }),
    orthographe: geste('orthographe', 'affichage', () => a.orthographe.basculer(), { retenu: a.orthographe.actif }),
    mesMots: geste('mesMots', 'affichage', () => a.orthographe.montrerMots()),
    clair: geste('clair', 'affichage', () => theme.choisir('clair'), { retenu: theme.choix === 'clair' }),
    sombre: geste('sombre', 'affichage', () => theme.choisir('sombre'), { retenu: theme.choix === 'sombre' }),
    auto: geste('auto', 'affichage', () => theme.choisir('auto'), { retenu: theme.choix === 'auto' }),
    aide: geste('aide', 'affichage', () => a.aide.basculer(termeDuChamp(document.activeElement)), {
      touches: 'F1',
      partout: true,
      // Behind a dialog that has no guide of its own, the panel could not be reached.
      prend: () => !document.activeElement?.closest('[role=dialog][data-dialog-content]'),
    }),
    aPropos: geste('aPropos', 'affichage', () => (a.aPropos = true)),
    chercher: geste('chercher', 'affichage', () => (a.palette = true), {
      touches: 'Ctrl+K',
      aussi: ['Ctrl+F', 'F3', 'Ctrl+G', 'Ctrl+Maj+G', 'Maj+F3'],
      auClavier: true,
    }),
    histoireChamp: geste('histoireChamp', 'affichage', () => histoire(a), {
      touches: 'Ctrl+Maj+H',
      prend: () => lieuDuChamp() !== null,
      auClavier: true,
    }),
  };
}

/** Rows that this dossier may add, where they are added. */
export function gestesAjouter(a: Atelier): Geste[] {
  const { magasin } = a;
  const sans: Partial<Record<AjoutDit['table'], boolean>> = {
    objectifs: magasin.lignes('axes').length === 0,
    actions: magasin.lignes('objectifs').length === 0,
    services: magasin.lignes('gestionnaires').length === 0,
  };
  return ajouts.map(({ table, sorte, nom, mots }): Geste => {
    const ecran = ECRANS.find((e) => e.tables.includes(table));
    const onglet = ecran?.onglets.find((o) => o.lieux.includes(table));
    const quoi: Demande = `ajouter/${table}${sorte ? (`/${sorte}` as const) : ''}`;
    return {
      cle: quoi,
      groupe: groupesGestes.ajouter,
      libelle: textes.liste.ajouterA(nom ?? uneLigne(table)),
      mots: [...mots, TABLES[table].titre],
      desactive: magasin.lectureSeule || sans[table] === true,
      action: () => ecran && a.demander(ecran.cle, onglet?.cle ?? null, quoi),
    };
  });
}

/** The gesture that adds a row of a table. */
export function gesteAjouter(a: Atelier, table: AjoutDit['table']): Geste {
  const geste = gestesAjouter(a).find((g) => g.cle === `ajouter/${table}`);
  if (!geste) throw new Error(`aucun geste n’ajoute ${table}`);
  return geste;
}

/** The screens, with their keys. */
export function gestesEcrans(a: Atelier): Geste[] {
  return ECRANS.map((e) => ({
    cle: `ecran/${e.cle}`,
    groupe: textes.palette.ecrans,
    libelle: textes.ecrans[e.cle],
    mots: [],
    touches: e.touches,
    action: () => a.aller(e.cle),
  }));
}

/** All that a key may do. */
export function gestesAuClavier(a: Atelier): Geste[] {
  return [...Object.values(gestesNommes(a)), ...gestesEcrans(a)].filter((g) => g.touches !== undefined);
}

/**
 * Whether Ctrl+Z belongs to the field: one of the dossier that was typed in since it was entered, or one that
 * holds nothing of the dossier (a search, a filter), as long as something is written in it.
 */
function annuleSaFrappe(cible: EventTarget | null): boolean {
  if (!(cible instanceof HTMLElement)) return false;
  if (cible.closest('[data-modifie]')) return true;
  const texte =
    cible instanceof HTMLTextAreaElement || (cible instanceof HTMLInputElement && /^(text|search)$/.test(cible.type));
  return texte && cible.value !== '' && !cible.id.startsWith('champ-') && !cible.closest('[role=grid]');
}

/** The word of the trade in the label of the field one is in, if it has one. */
function termeDuChamp(element: Element | null): string | null {
  return element?.closest('.champ')?.querySelector<HTMLElement>('[data-terme]')?.dataset['terme'] ?? null;
}

/** The field of the dossier that has the focus. */
function lieuDuChamp(): { table: string; id: number; champ: string } | null {
  const trouve = /^champ-([a-z_]+)-(\d+)-([a-z0-9_]+)$/.exec(document.activeElement?.id ?? '');
  if (!trouve) return null;
  const [, table = '', id = '', champ = ''] = trouve;
  return { table, id: Number(id), champ };
}

function histoire(a: Atelier): void {
  a.histoireDemandee = lieuDuChamp();
}
