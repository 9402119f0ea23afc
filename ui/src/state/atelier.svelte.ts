/**
 * Acts on a dossier as a whole (open, export, undo, leave), and the parts of the state that screens read.
 * Components get it with `atelier()`.
 */
import type {
  Backend,
  Commandes,
  Destinataire,
  Document,
  DossierRecent,
  EtatDossierView,
  Format,
  UsageRequest,
} from '../backend';
import type { LigneReprise } from '../backend/modele';
import type { DocumentRequest, FichesView, ModeleView } from '../generated/api';
import { enErreurAppel, ErreurAppel } from '../backend';
import { textes } from '../texts/fr';
import { gestes } from '../texts/gestes';
import { AideOuverte } from './aide.svelte';
import { AnneeDeSaisie } from './annee.svelte';
import { Demarrage } from './demarrage.svelte';
import { laisserLeChamp } from './depart';
import { chuteSur, marquer, type Point, sous } from './depot';
import { MagasinDossier } from './dossier.svelte';
import { Messages } from './messages.svelte';
import { type Cible, type Demande, Navigation } from './navigation.svelte';
import type { CleEcran } from '../texts/fr';
import { Pannes, suivre } from './pannes.svelte';
import { Panneau } from './panneau.svelte';
import { GestesRecents } from './recents.svelte';
import { type Cible as Proof, Preuves } from './preuves.svelte';
import { Retour } from './retour.svelte';
import { Seance } from './seance.svelte';
import { ImportTableau } from './tableur.svelte';
import { Surete } from './surete.svelte';
import { Orthographe } from './orthographe.svelte';
import { Taille } from './taille.svelte';
import { Theme } from './theme.svelte';

/** Choices for a document besides its format; the core completes those that are absent. */
export type Quoi = Partial<Omit<DocumentRequest, 'format'>>;

export class Atelier {
  readonly backend: Backend;
  readonly magasin: MagasinDossier;
  readonly navigation: Navigation;
  /** The year being filled in. */
  readonly annee: AnneeDeSaisie;
  /** Import of figures from a spreadsheet. */
  readonly tableur: ImportTableau;
  readonly preuves: Preuves;
  /** The five questions with which a dossier begins. */
  readonly demarrage: Demarrage;
  /** The meeting shown on the whole window. */
  readonly seance: Seance;
  /** A document that came back from the other party. */
  readonly retour: Retour;
  readonly panneau = new Panneau();
  readonly pannes = new Pannes();
  readonly aide = new AideOuverte();
  readonly theme = new Theme();
  readonly taille = new Taille();
  /** Spelling of the texts that are typed. */
  readonly orthographe: Orthographe;
  recents = $state.raw<DossierRecent[]>([]);
  version = $state('');
  /** Name of the user, written with each change. */
  auteur = $state('');
  /** Place whose history was asked for; the frame then opens the panel. */
  histoireDemandee = $state.raw<Cible | null>(null);
  /** Date given by the core, AAAA-MM-JJ; the page never reads its own clock. */
  aujourdhui = $state('');
  /** Notices and backups of the open file, and the ways out when a file cannot be opened. */
  readonly surete: Surete;
  /** Whether a dossier is being opened; the home page then shows that it waits. */
  occupe = $state(false);
  /** Whether the preview of the PDF is open beside the screens. */
  apercu = $state(false);
  /** Message on what was just done. */
  readonly messages = new Messages();
  /** Whether the search of Ctrl+K is open. */
  palette = $state(false);
  readonly gestesRecents = new GestesRecents();
  /** The renewal being asked for, with its former dossier when it is known; null when none is. */
  renouvellement = $state.raw<{ depart: string | null } | null>(null);
  /** Whether « À propos » is open. */
  aPropos = $state(false);
  /** Report of the renewal just made; kept until the user has read it. */
  rapport = $state.raw<LigneReprise[] | null>(null);
  /** Path of a document dropped on the window or given to the program, from which a dossier can be made. */
  depose = $state<string | null>(null);
  /** Path of the file that the last export of this dossier wrote. */
  dernierExport = $state<string | null>(null);
  /**
   * Recipient chosen for each document or format, as long as the dossier stays open: a copy with the agency's reserve
   * is asked for each time.
   */
  destinataires = $state<Partial<Record<Document | Format, Destinataire>>>({});
  /**
   * Long operation for which the page waits; `laisser` stops waiting, and the operation then ends in the background.
   */
  travail = $state.raw<{ quoi: string; laisser: () => void } | null>(null);
  /** Whether a closing is held back because something could not be saved. */
  departRetenu = $state(false);
  /** Operation to run again when the user accepts a PDF whose data no longer match their SHA-256. */
  #malgreEmpreinte = $state.raw<(() => Promise<void>) | null>(null);
  /** Whether the closing held back is that of the window, not only that of the dossier. */
  #versDehors = false;

  constructor(backend: Backend, ecranDeTable: (table: string) => CleEcran | null) {
    this.backend = suivre(backend, this.pannes);
    this.orthographe = new Orthographe(this.backend);
    this.magasin = new MagasinDossier(this.backend, (fait, revision) => this.messages.dire(fait, { annule: revision }));
    this.navigation = new Navigation(ecranDeTable);
    this.annee = new AnneeDeSaisie(this.magasin);
    this.tableur = new ImportTableau(backend, this.magasin);
    this.preuves = new Preuves(this.backend, this.magasin, (usage) => this.choisir(usage));
    this.demarrage = new Demarrage(this.backend);
    this.seance = new Seance(this.backend, this.magasin);
    this.retour = new Retour(this.backend, this.magasin);
    this.surete = new Surete({
      demander: (commande, args) => this.#demander(commande, args),
      montrer: (etat) => this.#montrer(etat),
      choisir: (usage, nom) => this.choisir(usage, nom),
      ouvrir: (chemin) => this.ouvrir(chemin),
      vider: () => this.magasin.vider(),
    });
  }

  get ouvert(): boolean {
    return this.magasin.etat !== null && this.magasin.dossier !== null;
  }

  async demarrer(): Promise<void> {
    this.backend.fenetre?.surFermeture(() => void this.quitter());
    this.backend.fenetre?.surOuverture((chemin) => void this.recevoir([chemin]));
    this.backend.fenetre?.surDepot((chemins, point) => void this.recevoir(chemins, true, point));
    this.backend.fenetre?.surSurvol((point) => marquer(point && (this.#lieuDePreuve(sous(point))?.element ?? null)));
    const etat = await this.#demander('etat', {});
    if (!etat) return;
    this.recents = etat.recents;
    this.version = etat.version;
    this.auteur = etat.auteur;
    this.aujourdhui = etat.aujourdhui;
    if (etat.ouvert) await this.#montrer(etat.ouvert);
    else if (etat.a_ouvrir) await this.recevoir([etat.a_ouvrir]);
  }

  /**
   * Takes files from outside. A dossier opens; a file dropped on a figure, or on the list of documents, is joined as a proof; a
   * document that carries a dossier waits for a choice. A file named to the program is opened whatever its name; a dropped
   * file of an unknown kind is refused, as it may be a mistake.
   */
  async recevoir(chemins: string[], depot = false, point: Point | null = null): Promise<void> {
    const [chemin] = chemins;
    if (chemin === undefined) return;
    const ici = depot ? this.#lieuDePreuve(sous(point)) : null;
    await this.magasin.vider();
    const nom = nomDeFichier(chemin);
    const genre = extension(nom);
    if (ici && chemins.every((c) => extension(nomDeFichier(c)) !== 'cpom'))
      return this.#joindreDeposes(chemins, ici.cible);
    if (chemins.length > 1) this.#refuser(textes.depot.plusieurs);
    else if (genre === 'pdf' || genre === 'json' || (depot && this.relit(nom))) this.depose = chemin;
    else if (genre === 'cpom' || !depot) await this.ouvrir(chemin);
    else this.#refuser(textes.depot.inconnu(nom));
  }

  /** Whether a file may be an answer of the other party about the open dossier. */
  relit(nom: string): boolean {
    return this.ouvert && !this.magasin.lectureSeule && /^(?:docx|docm|xlsx|xlsm|pdf)$/.test(extension(nom));
  }

  /** Row that a file dropped on an element proves, none yet on the list of documents; null when the file is no proof. */
  #lieuDePreuve(element: Element | null): { cible: Proof | null; element: Element | null } | null {
    if (!this.ouvert || this.magasin.lectureSeule) return null;
    const chute = chuteSur(element);
    if (chute) return chute;
    const { navigation } = this;
    const enPieces = navigation.ecran === 'suivi' && navigation.onglet('suivi') === 'pieces';
    return enPieces && !element?.closest('[role="dialog"]')
      ? { cible: null, element: element?.closest('main') ?? null }
      : null;
  }

  /** Joins dropped files one after another, each as one step; the last new document is shown. */
  async #joindreDeposes(chemins: string[], cible: Proof | null): Promise<void> {
    let id: number | null = null;
    for (const chemin of chemins) {
      id = await this.preuves.prendre(chemin, cible ? { cible } : {});
      if (id === null) return;
    }
    if (cible === null && id !== null) this.reveler({ table: 'pieces', id, champ: 'libelle' });
  }

  #refuser(phrase: string): void {
    this.magasin.incident = new ErreurAppel({ code: 'depot', details: {}, phrase });
  }

  // Files -------------------------------------------------------------------------------------

  /**
   * Shows the native dialog; null when the user cancels. The dialog has asked before it returns an existing file to
   * write.
   */
  async choisir(usage: UsageRequest, nom: string | null = null): Promise<string | null> {
    return (await this.#demander('choisir_fichier', { usage, nom_propose: nom })) ?? null;
  }

  async nouveau(exemple: boolean): Promise<void> {
    const chemin = await this.choisir('nouveau', exemple ? textes.accueil.nomExemple : textes.accueil.nomNouveau);
    if (chemin) await this.#ouvrir('dossier_nouveau', { chemin, exemple, ecraser: true });
  }

  /** Makes a dossier laid out from the answers to the five questions. */
  async commencer(): Promise<void> {
    await this.quitterPour(async () => {
      const { demarrage } = this;
      const chemin = await this.choisir('nouveau', textes.demarrage.nomFichier(demarrage.lecture.vue?.titre ?? ''));
      if (!chemin) return;
      await this.#ouvrir('dossier_demarrer', { chemin, reponses: demarrage.donnees, ecraser: true });
      if (!this.magasin.incident) demarrage.oublier();
    });
  }

  /** Asks for what the checks found in a dossier that only begins; the day is noted, so that it is asked for once. */
  relireDossier(): void {
    this.magasin.saisir('dossier', 1, 'relu_le', this.aujourdhui);
    void this.magasin.viderChamp('dossier', 1, 'relu_le');
  }

  async ouvrir(chemin: string | null = null, lectureSeule = false, forcer = false): Promise<void> {
    const choisi = chemin ?? (await this.choisir('ouvrir'));
    if (!choisi) return;
    await this.#ouvrir('dossier_ouvrir', { chemin: choisi, lecture_seule: lectureSeule, forcer });
    if (this.magasin.incident) await this.surete.refuser(choisi, this.magasin.incident);
  }

  /** Makes a new dossier from a document: `document`, or one that the user chooses. */
  async importer(document: string | null = null): Promise<void> {
    const source = document ?? (await this.choisir('import'));
    const chemin = source && (await this.choisir('nouveau', textes.accueil.nomImport));
    if (source && chemin) await this.#importer(source, chemin, false);
  }

  async #importer(source: string, chemin: string, malgre_empreinte: boolean): Promise<void> {
    await this.#ouvrir('importer', { source, chemin, ecraser: true, malgre_empreinte });
    this.#malgreEmpreinte = () => this.#importer(source, chemin, true);
  }

  /** Asks from which dossier and from which year to renew. */
  proposerRenouvellement(depart: string | null): void {
    this.renouvellement = { depart };
  }

  /** Shows the meeting that is open, or asks to open one. */
  ouvrirSeance(): void {
    const { ouverte } = this.seance;
    if (ouverte) this.seance.montrer(ouverte.id);
    else this.demander('suivi', 'revues', 'ouvrir_seance');
  }

  /** Goes to another dossier: what is typed here is sent first, and holds the departure when it cannot be saved. */
  async quitterPour(faire: () => Promise<void>): Promise<void> {
    laisserLeChamp();
    const complet = !this.ouvert || (await this.magasin.vider());
    this.departRetenu = !complet;
    if (complet) await faire();
  }

  async ouvrirAutre(chemin: string): Promise<void> {
    await this.quitterPour(() => this.ouvrir(chemin));
  }

  /** Starts the next contract from an old dossier; without a year, it starts the year after the old one ends. */
  async renouveler(ancien: string, debut: number | null): Promise<void> {
    const nouveau = await this.choisir('reprise_nouveau', textes.reprise.nom(debut));
    if (nouveau) await this.#renouveler(ancien, nouveau, debut, false);
  }

  async #renouveler(ancien: string, nouveau: string, debut: number | null, malgre_empreinte: boolean): Promise<void> {
    this.occupe = true;
    this.magasin.incident = null;
    const demande = { ancien, nouveau, debut, decisions: [], ecraser: true, malgre_empreinte };
    const fait = await this.#demander('reprendre', demande);
    if (fait) {
      await this.#montrer(fait.etat);
      this.rapport = fait.rapport;
    }
    this.occupe = false;
    this.#malgreEmpreinte = () => this.#renouveler(ancien, nouveau, debut, true);
  }

  /** Function that accepts the data of the PDF just refused; null when it was refused for another reason. */
  get accepter(): (() => Promise<void>) | null {
    return this.magasin.incident?.code === 'empreinte' ? this.#malgreEmpreinte : null;
  }

  /** Reads figures from a spreadsheet: `chemin`, or one that the user chooses. */
  async importerTableau(chemin: string | null = null): Promise<void> {
    const choisi = chemin ?? (await this.choisir('tableur'));
    if (choisi) await this.tableur.lire(choisi);
  }

  /** Imports the figures that were shown, and announces their number. */
  async prendreTableau(): Promise<void> {
    const fichier = this.tableur.lu?.fichier ?? '';
    const fait = await this.tableur.importer();
    if (fait === null) return;
    const { nombre, lieu } = fait;
    const aller = { libelle: textes.message.aller, action: () => lieu && this.reveler(lieu) };
    this.messages.dire(textes.importerTableau.fait(nombre, fichier), {
      annule: this.magasin.etat?.revision ?? null,
      gestes: lieu ? [aller] : [],
    });
  }

  /** Reads the answer of the other party: `chemin`, or one that the user chooses. */
  async relireReponse(chemin: string | null = null): Promise<void> {
    const choisi = chemin ?? (await this.choisir('retour'));
    if (choisi) await this.retour.lire(choisi);
  }

  /** Shows the place of a remark; the answer waits meanwhile. */
  voirRemarque(lieu: Cible): void {
    const { retour, seance } = this;
    const { id } = seance;
    retour.montre = false;
    if (id !== null) seance.fermer();
    this.reveler(lieu);
    const revenir = (): void => {
      if (id !== null) seance.montrer(id);
      retour.montre = retour.lu !== null;
    };
    this.messages.dire(textes.retour.suspendu, {
      gestes: [{ libelle: textes.retour.revenir, action: revenir }],
      reste: true,
    });
  }

  async copier(): Promise<void> {
    await this.magasin.vider();
    const chemin = await this.choisir('copie', this.magasin.etat?.titre ?? null);
    if (!chemin) return;
    const fait = await this.#demander('dossier_copier', { chemin, ecraser: true });
    if (!fait) return;
    // The file is no longer in its place, so the copy is opened in its stead.
    if (this.surete.avis.some((a) => a.sujet === 'deplace')) await this.ouvrir(fait.chemin);
    this.#direFichier(textes.cadre.copie(nomDeFichier(fait.chemin)), fait.chemin, false);
  }

  /** Writes a document. Pending edits are sent first, so that it contains them. */
  async exporter(format: Format, quoi: Quoi = {}, gardee?: number): Promise<void> {
    await this.magasin.vider();
    // Two copies of one document have two names, so that none takes the place of the other.
    const interne = quoi.pour === 'interne' && (format === 'pdf' || format === 'docx');
    let titre = this.magasin.etat?.titre ?? null;
    if (titre && interne) titre = textes.pdf.nomInterne(titre);
    if (titre && quoi.coeur) titre = textes.pdf.nomCoeur(titre);
    const chemin = await this.choisir(format, titre);
    if (!chemin) return;
    const ecrire = async (): Promise<void> => {
      const version = this.magasin.version?.instantane ?? gardee ?? null;
      const demande = { chemin, demande: { document: 'complet' as const, ...quoi, format }, version };
      const fait = await this.#demander('exporter', demande);
      if (!fait) return;
      this.dernierExport = fait.chemin;
      this.#direFichier(textes.cadre.exporte(nomDeFichier(fait.chemin)), fait.chemin);
    };
    await this.attendre(textes.travail.export(nomDeFichier(chemin)), ecrire());
  }

  /** Writes a document with its proofs in a new folder; what is left out, or null when nothing was done. */
  async paquet(nom: string, quoi: Quoi, gardee?: number): Promise<string[] | null> {
    await this.magasin.vider();
    const chemin = await this.choisir('paquet', nom);
    if (!chemin) return null;
    let avis: string[] | null = null;
    const ecrire = async (): Promise<void> => {
      const version = this.magasin.version?.instantane ?? gardee ?? null;
      const demande = { document: 'bilan' as const, ...quoi, format: 'pdf' as const };
      const fait = await this.#demander('paquet', { chemin, demande, version });
      if (!fait) return;
      avis = fait.avis;
      this.#direFichier(textes.pdf.paquet.fait(nomDeFichier(fait.chemin), fait.pieces), fait.chemin, false);
    };
    await this.attendre(textes.pdf.paquet.travail, ecrire());
    return avis;
  }

  /** Says that a file was written, with the ways to it: the window opens it or shows its place, a browser gives its path. */
  #direFichier(phrase: string, chemin: string, ouvrable = true): void {
    const t = textes.message;
    const ouvrir = { libelle: t.ouvrir, action: () => void this.montrerFichier('ouvrir', chemin) };
    const montrer = { libelle: t.montrer, action: () => void this.montrerFichier('montrer', chemin) };
    const copier = { libelle: t.copierChemin, action: () => void this.copierChemin(chemin) };
    const gestes = this.backend.fenetre ? [...(ouvrable ? [ouvrir] : []), montrer, copier] : [copier];
    this.messages.dire(phrase, { gestes, reste: true });
  }

  /** Opens a written file with the program of this computer, or shows it among the other files. */
  async montrerFichier(comment: 'ouvrir' | 'montrer', chemin: string): Promise<void> {
    if (await this.backend.fenetre?.[comment](chemin)) return;
    const copier = { libelle: textes.message.copierChemin, action: () => void this.copierChemin(chemin) };
    this.messages.dire(textes.message.rienNOuvre(nomDeFichier(chemin)), { gestes: [copier], reste: true });
  }

  /** Copies a path; where the clipboard is not given, the path is shown, to be copied by hand. */
  async copierChemin(chemin: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(chemin);
      this.messages.dire(textes.message.cheminCopie(chemin));
    } catch {
      this.messages.dire(textes.message.aLaMain(chemin), { reste: true });
    }
  }

  /** Shows a long operation until it is done or the user stops waiting. */
  async attendre(quoi: string, fin: Promise<void>): Promise<void> {
    let laisser = (): void => undefined;
    const laisse = new Promise<void>((suite) => (laisser = suite));
    const travail = { quoi, laisser: () => laisser() };
    this.travail = travail;
    this.messages.fermer();
    await Promise.race([fin, laisse]);
    if (this.travail === travail) this.travail = null;
  }

  /** Text to send to the maintainers after a fault; it holds no content of the dossier. */
  rapportDePanne(): string {
    const { magasin, navigation } = this;
    return this.pannes.rapport(
      [
        `${textes.application} ${this.version}`,
        navigator.userAgent,
        `écran ${this.ouvert ? navigation.ecran : 'accueil'}`,
        `saisies en attente : ${magasin.attentes.size + magasin.cellules.size}`,
      ],
      magasin.incident,
    );
  }

  /** Fiches to start from; undefined when they cannot be read. */
  fiches(): Promise<FichesView | undefined> {
    return this.#demander('fiches', {});
  }

  oublierFiche(rang: number, intitule: string): Promise<FichesView | undefined> {
    return this.#demander('fiche_oublier', { rang, intitule });
  }

  /** Adds the texts of an action to the user’s own fiches. */
  async garderFiche(action: number): Promise<void> {
    await this.magasin.vider();
    const fait = await this.#demander('fiche_garder', { action });
    if (fait) this.messages.dire(textes.objectifsEcran.bibliotheque.gardee(fait.miennes[0]?.intitule ?? ''));
  }

  /** Saves the texts of the contract as a template for other users. */
  async enregistrerModele(nom: string): Promise<void> {
    const chemin = await this.choisir('modele_nouveau', nom);
    const fait =
      chemin &&
      (await this.#demander('modele_enregistrer', { chemin, nom, version: this.magasin.version?.instantane ?? null }));
    if (fait) this.#direFichier(textes.cadre.exporte(nomDeFichier(fait.chemin)), fait.chemin, false);
  }

  /** Template chosen by the user, with the changes it would make; null when there is none or it is refused. */
  async lireModele(): Promise<{ chemin: string; lu: ModeleView } | null> {
    const chemin = await this.choisir('modele_ouvrir');
    const lu = chemin && (await this.#demander('modele_lire', { chemin }));
    return chemin && lu ? { chemin, lu } : null;
  }

  /** Closes the window at its request. Pending edits are sent first; the window stays when they could not be saved. */
  async quitter(): Promise<void> {
    laisserLeChamp();
    const complet = !this.ouvert || (await this.magasin.vider());
    this.#versDehors = !complet;
    this.departRetenu = !complet;
    await (complet ? this.backend.fenetre?.fermer() : this.backend.fenetre?.retenir());
  }

  /**
   * The page goes without having asked (a reload, the end of the session): what is typed is sent at once. False when
   * something typed cannot be saved.
   */
  partir(): boolean {
    if (!this.ouvert) return true;
    this.backend.partir?.();
    this.magasin.partir();
    laisserLeChamp();
    // The field that was left may have queued its change behind one on its way.
    this.magasin.partir();
    return this.magasin.sauvegarde.etape !== 'echec';
  }

  /** Closes the dossier, unless a pending edit could not be saved and `malgreTout` is false. */
  async fermer(malgreTout = false): Promise<void> {
    const complet = await this.magasin.vider();
    this.departRetenu = !complet && !malgreTout;
    if (this.departRetenu) return;
    if (malgreTout && this.#versDehors) return this.backend.fenetre?.fermer();
    if ((await this.#demander('dossier_fermer', {})) === undefined) return;
    this.magasin.oublier();
    this.seance.fermer();
    this.retour.fermer();
    this.surete.oublier();
    this.panneau.toutFermer();
    this.messages.fermer();
    await this.#lireRecents();
  }

  async #lireRecents(): Promise<void> {
    const etat = await this.#demander('etat', {});
    if (etat) this.recents = etat.recents;
  }

  // Moving about ------------------------------------------------------------------------------

  /** Shows a screen. Pending edits are sent without waiting for them; the status line shows the result. */
  aller(ecran: CleEcran, onglet: string | null = null): void {
    void this.magasin.vider();
    this.navigation.aller(ecran, onglet);
  }

  /** Asks a screen to do something that it alone knows how to do. */
  demander(ecran: CleEcran, onglet: string | null, quoi: Demande): void {
    void this.magasin.vider();
    this.navigation.demander(ecran, onglet, quoi);
  }

  reveler(cible: Cible): void {
    void this.magasin.vider();
    if (this.magasin.dossier) this.navigation.reveler(cible, this.magasin.dossier);
  }

  /** Shows a place without leaving the screen of the year, when it is one of its own. */
  montrerIci(cible: Cible): void {
    const { navigation, magasin } = this;
    const etape = navigation.ecran === 'annee' ? this.annee.etapeDe(cible) : null;
    if (etape === null || !magasin.dossier) return this.reveler(cible);
    void magasin.vider();
    navigation.choisirOnglet('annee', etape);
    navigation.reveler(cible, magasin.dossier, 'annee');
  }

  /** Closes a year, with the deadlines of the next one by their rank among those proposed. */
  async cloreAnnee(annee: number, echeances: number[]): Promise<boolean> {
    // The choice of a year would else follow the core to the next one, and the result would not be seen.
    this.annee.choisir(annee);
    return (await this.magasin.commander('exercice_clore', { annee, echeances })) !== null;
  }

  /** Reopens a closed year, whose figures can be typed again. */
  async rouvrirAnnee(annee: number): Promise<boolean> {
    return (await this.magasin.commander('exercice_rouvrir', { annee })) !== null;
  }

  /** Says that a year is closed, with the gesture that reopens it; typing is refused until then. */
  direClose(annee: number): void {
    const rouvrir = { libelle: textes.annee.rouvrir(annee), action: () => void this.rouvrirAnnee(annee) };
    this.messages.dire(textes.annee.question(annee), { gestes: [rouvrir] });
  }

  async annuler(): Promise<void> {
    const fait = await this.magasin.annuler();
    if (!fait) return;
    const retablir = { libelle: gestes.retablir.nom, action: () => void this.retablir() };
    const { etat } = this.magasin;
    this.messages.dire(textes.message.annule(etat?.retablir ?? ''), { gestes: [retablir] });
    if (fait.lieu) this.montrerIci(fait.lieu);
  }

  async retablir(): Promise<void> {
    const fait = await this.magasin.retablir();
    if (!fait) return;
    const { etat } = this.magasin;
    this.messages.dire(textes.message.retabli(etat?.annuler ?? ''), { annule: etat?.revision ?? null });
    if (fait.lieu) this.montrerIci(fait.lieu);
  }

  /** Makes the text of the window larger (1) or smaller (-1), or as usual (0), and says its size. */
  changerTaille(pas: -1 | 0 | 1): void {
    this.taille.changer(pas);
    this.messages.dire(textes.message.taille(this.taille.valeur));
  }

  /** Sets the name written with each change. */
  async nommer(nom: string): Promise<void> {
    if ((await this.#demander('auteur_definir', { nom })) !== undefined) this.auteur = nom.trim();
  }

  /** Asks the core for data to show; null when it refuses, and the refusal is shown. */
  async lire<C extends keyof Commandes>(
    commande: C,
    args: Commandes[C]['requete'],
  ): Promise<Commandes[C]['reponse'] | null> {
    return (await this.#demander(commande, args)) ?? null;
  }

  // -------------------------------------------------------------------------------------------

  async #ouvrir<C extends 'dossier_nouveau' | 'dossier_demarrer' | 'dossier_ouvrir' | 'importer'>(
    commande: C,
    args: Commandes[C]['requete'],
  ): Promise<void> {
    this.occupe = true;
    this.magasin.incident = null;
    this.surete.refus = null;
    const etat = await this.#demander(commande, args);
    if (etat) await this.#montrer(etat);
    this.occupe = false;
  }

  async #montrer(etat: EtatDossierView): Promise<void> {
    this.magasin.incident = null;
    this.panneau.toutFermer();
    this.dernierExport = null;
    this.destinataires = {};
    this.rapport = null;
    this.surete.oublier();
    this.preuves.oublier();
    this.seance.fermer();
    this.navigation.aller('ensemble');
    try {
      await this.magasin.prendre(etat);
      await this.surete.surveiller();
      await this.#lireRecents();
    } catch (cause) {
      this.magasin.incident = enErreurAppel(cause, textes.erreurs.relecture);
    }
  }

  /** Calls a command; undefined when it is refused, and the refusal is shown as an incident. */
  async #demander<C extends keyof Commandes>(
    commande: C,
    args: Commandes[C]['requete'],
  ): Promise<Commandes[C]['reponse'] | undefined> {
    try {
      return await this.backend.appeler(commande, args);
    } catch (cause) {
      this.magasin.incident = enErreurAppel(cause, textes.erreurs.liaison);
      return undefined;
    }
  }
}

/** Extension of a name, in small letters; empty without one. */
function extension(nom: string): string {
  return /\.([^.]+)$/.exec(nom)?.[1]?.toLowerCase() ?? '';
}

/** Last part of a path, with either kind of separator. */
export function nomDeFichier(chemin: string): string {
  return chemin.split(/[\\/]/).at(-1) ?? chemin;
}
