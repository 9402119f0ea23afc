/** The agence régionale de santé, which signs the contract of a SAD mixte. */
import type { MagasinDossier } from '../../state/dossier.svelte';

/** Code of the finding that it is not among the signatories. */
const ARS_ABSENTE = 'PAR-05';

export function arsManque(magasin: MagasinDossier): boolean {
  return magasin.tousConstats.some((c) => c.code === ARS_ABSENTE);
}
