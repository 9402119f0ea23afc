/** The component that draws each screen. */
import type { Component } from 'svelte';

import EcranAnnee from '../features/annee/EcranAnnee.svelte';
import EcranContrat from '../features/contrat/EcranContrat.svelte';
import EcranDiagnostic from '../features/diagnostic/EcranDiagnostic.svelte';
import EcranPdf from '../features/dossierpdf/EcranPdf.svelte';
import EcranEnsemble from '../features/ensemble/EcranEnsemble.svelte';
import EcranIndicateurs from '../features/indicateurs/EcranIndicateurs.svelte';
import EcranMoyens from '../features/moyens/EcranMoyens.svelte';
import EcranObjectifs from '../features/objectifs/EcranObjectifs.svelte';
import EcranParties from '../features/parties/EcranParties.svelte';
import EcranSuivi from '../features/suivi/EcranSuivi.svelte';
import EcranVersions from '../features/versions/EcranVersions.svelte';
import type { Ecran } from '../state/ecrans';
import type { CleEcran } from '../texts/fr';

/** Props common to the screens: the description of the screen itself. */
export type ComposantEcran = Component<{ ecran: Ecran }>;

export const COMPOSANTS: Record<CleEcran, ComposantEcran> = {
  ensemble: EcranEnsemble,
  annee: EcranAnnee,
  parties: EcranParties,
  diagnostic: EcranDiagnostic,
  objectifs: EcranObjectifs,
  indicateurs: EcranIndicateurs,
  moyens: EcranMoyens,
  contrat: EcranContrat,
  suivi: EcranSuivi,
  pdf: EcranPdf,
  versions: EcranVersions,
};
