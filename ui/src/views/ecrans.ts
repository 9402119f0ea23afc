/** The component that draws each screen, in a file of its own that is read when the screen is first shown. */
import { Differe } from '../shared/differe.svelte';
import type { Ecran } from '../state/ecrans';
import type { CleEcran } from '../texts/fr';

/** Props common to the screens: the description of the screen itself. */
type Props = { ecran: Ecran };

export const COMPOSANTS: Record<CleEcran, Differe<Props>> = {
  ensemble: new Differe(() => import('../features/ensemble/EcranEnsemble.svelte')),
  annee: new Differe(() => import('../features/annee/EcranAnnee.svelte')),
  parties: new Differe(() => import('../features/parties/EcranParties.svelte')),
  diagnostic: new Differe(() => import('../features/diagnostic/EcranDiagnostic.svelte')),
  objectifs: new Differe(() => import('../features/objectifs/EcranObjectifs.svelte')),
  indicateurs: new Differe(() => import('../features/indicateurs/EcranIndicateurs.svelte')),
  moyens: new Differe(() => import('../features/moyens/EcranMoyens.svelte')),
  contrat: new Differe(() => import('../features/contrat/EcranContrat.svelte')),
  suivi: new Differe(() => import('../features/suivi/EcranSuivi.svelte')),
  pdf: new Differe(() => import('../features/dossierpdf/EcranPdf.svelte')),
  versions: new Differe(() => import('../features/versions/EcranVersions.svelte')),
};
