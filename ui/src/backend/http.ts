import { textes } from '../texts/fr';
import { enErreurAppel } from './erreur';
import type { Backend } from './interface';

/**
 * In a plain browser, over a server on the page's own origin: POST /appel with the same envelope.
 * A 2xx answer is the value, any other status carries the refusal.
 */
export function backendHttp(adresse = '/appel', chercher: typeof fetch = fetch): Backend {
  return {
    async appeler(commande, args) {
      let corps: unknown;
      try {
        const reponse = await chercher(adresse, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ commande, arguments: args }),
        });
        corps = await reponse.json();
        if (!reponse.ok) throw corps;
      } catch (cause) {
        throw enErreurAppel(cause, textes.erreurs.liaison);
      }
      return corps as never;
    },
  };
}
