import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import { textes } from '../texts/fr';
import { enErreurAppel } from './erreur';
import type { Backend } from './interface';

/** Transport in the window: one Tauri command carries all commands of the core. */
export const backendTauri: Backend = {
  async appeler(commande, args) {
    try {
      return await invoke('appel', { commande, arguments: args });
    } catch (cause) {
      throw enErreurAppel(cause, textes.erreurs.liaison);
    }
  },
  fenetre: {
    surFermeture: (rappel) => void listen('fermeture', rappel),
    surOuverture: (rappel) => void listen<string>('ouvrir', ({ payload }) => rappel(payload)),
    surDepot: (rappel) =>
      void listen<{ chemins: string[]; x: number; y: number }>('depot', ({ payload: { chemins, x, y } }) =>
        rappel(chemins, { x, y }),
      ),
    surSurvol: (rappel) => void listen<{ x: number; y: number } | null>('survol', ({ payload }) => rappel(payload)),
    fermer: () => invoke('appel', { commande: 'fenetre_fermer', arguments: {} }),
    ouvrir: (chemin) => invoke('appel', { commande: 'fenetre_ouvrir', arguments: { chemin } }),
    montrer: (chemin) => invoke('appel', { commande: 'fenetre_montrer', arguments: { chemin } }),
    retenir: () => invoke('appel', { commande: 'fenetre_retenir', arguments: {} }),
  },
};
