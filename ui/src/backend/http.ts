import { textes } from '../texts/fr';
import { enErreurAppel } from './erreur';
import type { Backend } from './interface';

/** Size of a body, in bytes, up to which a browser lets a request outlive its page (64 KiB for all of them together). */
const SURVIT = 32 * 1024;

/**
 * In a plain browser, over a server on the page's own origin: POST /appel with the same envelope.
 * A 2xx answer is the value, any other status carries the refusal.
 */
export function backendHttp(adresse = '/appel', chercher: typeof fetch = fetch): Backend {
  let depart = false;
  return {
    async appeler(commande, args) {
      let corps: unknown;
      try {
        const body = JSON.stringify({ commande, arguments: args });
        const survit = depart && new TextEncoder().encode(body).length <= SURVIT;
        const reponse = await chercher(adresse, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body,
          ...(survit ? { keepalive: true } : {}),
        });
        corps = await reponse.json();
        if (!reponse.ok) throw corps;
      } catch (cause) {
        throw enErreurAppel(cause, textes.erreurs.liaison);
      }
      return corps as never;
    },
    partir() {
      depart = true;
      // The page stayed after all.
      setTimeout(() => (depart = false));
    },
  };
}
