/** The components over a fictional dossier held in memory, to look at them: never part of the product. */
import '../../styles/fonts.css';
import '../../styles/tokens.css';
import '../../styles/base.css';

import { mount } from 'svelte';

import App from '../../App.svelte';
import type { Constat } from '../../backend';
import { Atelier } from '../../state/atelier.svelte';
import { ECRANS, ecranDeTable } from '../../views/ecrans';
import { BackendMemoire } from '../backend_memoire';
import { dossierEssai } from '../dossier';
import VitrineIndicateurs from './VitrineIndicateurs.svelte';
import VitrineMoyens from './VitrineMoyens.svelte';

const CONSTATS: Constat[] = [
  {
    code: 'direction_absente',
    severite: 'avertissement',
    phrase: 'La direction du Département n’est pas indiquée dans le contrat.',
    table: 'departement',
    id: 1,
    champ: 'direction',
  },
  {
    code: 'siren_invalide',
    severite: 'bloquant',
    phrase: 'Le numéro SIREN ne suit pas sa clé de contrôle.',
    table: 'gestionnaires',
    id: 1,
    champ: 'siren',
  },
  {
    code: 'cout_absent',
    severite: 'avertissement',
    phrase: 'Le coût de cette formation n’est pas renseigné.',
    table: 'formations',
    id: 4,
    champ: 'cout',
  },
];

const requete = new URLSearchParams(location.search);
const backend = new BackendMemoire(dossierEssai(), requete.get('accueil') === null);
backend.constats = CONSTATS;
backend.chemins = {
  nouveau: '/dossiers/nouveau.cpom',
  pdf: '/dossiers/dossier.pdf',
  reprise_ancien: '/dossiers/2019.cpom',
};
for (const ecran of ECRANS) {
  if (ecran.cle === 'moyens') ecran.composant = VitrineMoyens;
  if (ecran.cle === 'indicateurs') ecran.composant = VitrineIndicateurs;
}
const page = document.getElementById('page');
if (page) {
  const atelier = new Atelier(backend, ecranDeTable);
  mount(App, { target: page, props: { atelier } });
  void atelier.demarrer();
}
