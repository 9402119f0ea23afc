const F = '\u202f';

/** Texts about the safety of the file: backups, notices, damaged files. */
export const surete = {
  titre: 'Sauvegardes',
  aide: 'Des copies complètes du dossier, gardées sur cet ordinateur. Elles se font seules, à la fermeture et toutes les quinze minutes de modifications.',
  aucune: 'La première sauvegarde apparaîtra ici à la fermeture du dossier.',
  regarder: 'Regarder',
  regarderQuand: (quand: string) => `Regarder la sauvegarde du ${quand}`,
  illisible: 'illisible',
  etapes: (n: number) => (n > 1 ? `${n} étapes` : `${n} étape`),
  taille: (octets: number) => `${Math.ceil(octets / 1024)}${F}Ko`,
  repertoire: (chemin: string) => `Elles sont dans ${chemin}`,
  apercu: (quand: string) => `Vous regardez la sauvegarde du ${quand}. Rien ne peut y être modifié.`,
  restaurer: 'Revenir à cet état',
  restaurerAide: 'Une étape de l’historique, qui peut être annulée. L’état actuel est sauvegardé d’abord.',
  ailleurs: 'L’enregistrer dans un nouveau fichier…',
  revenir: 'Fermer l’aperçu',
  nomRestaure: 'Dossier restauré',
  nomRecupere: 'Dossier récupéré',
  forcer: 'Ouvrir quand même',
  derniere: (quand: string) => `Regarder la sauvegarde du ${quand}`,
  recuperer: 'Récupérer ce qui peut l’être…',
  copier: 'Enregistrer une copie…',
  autre: 'L’ouvrir en lecture seule',
  comparer: 'Comparer',
  masquer: 'Masquer cet avis',
};
