import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';

import type { SeanceView } from '../../generated/api';
import { rendreExemple } from '../../test/exemple';
import type { BackendMemoire } from '../../test/backend_memoire';
import EcranSeance from './EcranSeance.svelte';

type Point = SeanceView['groupes'][number]['points'][number];

const position = (plus: object = {}) => ({
  id: 1,
  nature: 'proposition' as const,
  dit: '3,45 €/h',
  saisie: { valeur: '3,45 €/h', texte: '' },
  divulguee: true,
  ...plus,
});

const point = (id: number, plus: Partial<Point> = {}): Point => ({
  id,
  code: `DEM-${id}`,
  objet: `Objet ${id}`,
  justification: '',
  origine: 'gestionnaire',
  etat: 'ouvert',
  echeance: null,
  cible: {
    table: 'dotations',
    id: 4,
    champ: 'montant_horaire',
    lieu: 'Montant horaire 2027',
    actuelle: '3,40 €/h',
    en_toutes_lettres: false,
  },
  cible_perdue: false,
  tours: [],
  effet: { autre: null, service: null, service_saisi: false, ecart: null, accord: null, details: [] },
  a_convenir: { valeur: '', texte: '' },
  reserve: { priorite: 'haute', repli: '3,48 €', impact_repli: '+4 032 €' },
  ...plus,
});

let demandees: boolean[] = [];

/** The meeting, whose reserve the core leaves out on a shared screen. */
function vue(partage: boolean, points: Point[], etat: SeanceView['etat'] = 'ouverte'): SeanceView {
  demandees.push(partage);
  return {
    seance: 1,
    nom: 'Séance n° 1',
    revue: 'Revue à mi-parcours',
    lieu: 'ici',
    etat,
    groupes: [{ objectif: null, points: points.map((p) => (partage ? { ...p, reserve: null } : p)) }],
    compte: { ouverts: 1, accords: 0, desaccords: 0, reportes: 0, retires: 0, phrase: '0 accord · 1 ouvert' },
    questions: partage ? [] : [{ question: 'Pourquoi ?', reponse: 'Parce que.' }],
  };
}

async function rendre(
  points: Point[],
  etat: SeanceView['etat'] = 'ouverte',
  plus: (b: BackendMemoire) => void = () => undefined,
) {
  const rendu = await rendreExemple(
    EcranSeance,
    {},
    {
      backend: (b) => {
        b.seance = ({ partage }) => vue(partage ?? false, points, etat);
        plus(b);
      },
    },
  );
  rendu.atelier.seance.montrer(1);
  await rendu.findByRole('heading', { name: 'Séance n° 1' });
  return rendu;
}
const touche = (key: string, plus: object = {}) => fireEvent.keyDown(window, { key, ...plus });

beforeEach(() => (demandees = []));

describe('Séance', () => {
  it('se joue au clavier : point suivant, position, accord prérempli', async () => {
    const dits = { tours: [{ seance: 'Séance n° 1', courant: true, service: null, autre: position(), issue: null }] };
    const { backend, findByRole, findByLabelText, atelier } = await rendre([
      point(1),
      point(2, { ...dits, a_convenir: { valeur: '3,45 €/h', texte: '' } }),
    ]);
    await touche('ArrowDown');
    await findByRole('article', { name: 'DEM-2 Objet 2' });
    await touche('ArrowDown');
    expect(atelier.seance.courant?.id).toBe(2);
    await touche('a');
    const champ = (await findByLabelText('Valeur')) as HTMLInputElement;
    expect([champ.value, document.activeElement === champ]).toEqual(['3,45 €/h', true]);
    // Letters typed in a field are letters.
    await fireEvent.keyDown(champ, { key: 'x' });
    expect(backend.demandes('position_noter')).toEqual([]);
    await fireEvent.input(champ, { target: { value: '3,50' } });
    await fireEvent.submit(champ.form as HTMLFormElement);
    await waitFor(() =>
      expect(backend.demandes('position_noter')).toEqual([
        {
          seance: 1,
          demande: 2,
          partie: 'gestionnaire',
          nature: 'accord',
          valeur: '3,50',
          texte: '',
          divulguee: true,
        },
      ]),
    );
    await waitFor(() => expect(atelier.magasin.incident).toBeNull());
    await touche('x');
    await waitFor(() => expect(backend.demandes('position_noter').at(-1)).toMatchObject({ nature: 'desaccord' }));
  });

  it('dit ce que vaut la valeur qu’on tape, et pourquoi elle n’est pas lue', async () => {
    const { findByText, findByLabelText } = await rendre([point(1)], 'ouverte', (b) => {
      b.essaiPosition = ({ valeur }) =>
        valeur === 'trois'
          ? { lue: null, refus: 'Ce n’est pas un nombre.', effet: null, details: [] }
          : { lue: '3,45 €/h', refus: null, effet: '+2 520 € en 2027', details: [] };
    });
    await touche('d');
    const champ = await findByLabelText('Valeur');
    await fireEvent.input(champ, { target: { value: '3,45' } });
    await findByText(/cette valeur.*2 520/);
    await fireEvent.input(champ, { target: { value: 'trois' } });
    await findByText('Ce n’est pas un nombre.');
    await fireEvent.keyDown(champ, { key: 'Escape' });
    await waitFor(() => expect(champ.isConnected).toBe(false));
  });

  it('n’a rien de la réserve dans la page quand l’écran est partagé', async () => {
    const { container, findByText, queryByText } = await rendre([point(1)]);
    await findByText('3,48 €');
    await findByText('Réserve visible');
    await touche('P', { ctrlKey: true, shiftKey: true });
    // At once, before the core answers.
    await waitFor(() => expect(queryByText('3,48 €')).toBeNull());
    await findByText('Écran partagé');
    await waitFor(() => expect(demandees.at(-1)).toBe(true));
    await findByText('Objet 1', { selector: 'h2' }).catch(() => undefined);
    expect(container.innerHTML).not.toMatch(/3,48|4 032|haute|Pourquoi/);
  });

  it('propose une position gardée pour soi, dite d’office si l’écran est partagé', async () => {
    const { backend, atelier, findByLabelText, findByRole } = await rendre([point(1)]);
    await touche('n');
    expect(((await findByLabelText('Dite à l’autre partie')) as HTMLInputElement).checked).toBe(false);
    await fireEvent.keyDown(await findByLabelText('Valeur'), { key: 'Escape' });
    atelier.seance.partager(true);
    await waitFor(() => expect(demandees.at(-1)).toBe(true));
    await findByRole('article', { name: /DEM-1/ });
    await touche('n');
    expect(((await findByLabelText('Dite à l’autre partie')) as HTMLInputElement).checked).toBe(true);
    expect(backend.demandes('position_noter')).toEqual([]);
  });

  it('une séance close se lit seulement, et dit où est son compte rendu', async () => {
    const { backend, findByText, queryByRole } = await rendre([point(1)], 'close');
    await findByText('Séance close.');
    backend.chemins = { pdf: '/x/releve.pdf', docx: '/x/modifications.docx' };
    await fireEvent.click(await findByText('Relevé de décisions (PDF)'));
    await waitFor(() =>
      expect(backend.demandes('exporter').at(-1)).toMatchObject({
        demande: { document: 'releve', seance: 1, format: 'pdf' },
      }),
    );
    await fireEvent.click(await findByText('Modifications depuis la séance (Word)'));
    await waitFor(() =>
      expect(backend.demandes('exporter').at(-1)).toMatchObject({
        demande: { document: 'modifications', depuis_seance: 1, format: 'docx' },
      }),
    );
    expect(queryByRole('button', { name: 'Clore la séance…' })).toBeNull();
    await touche('a');
    await touche('x');
    expect(backend.demandes('position_noter')).toEqual([]);
  });

  it('ajoute un point venu en séance, puis clôt ce qui est coché', async () => {
    const { backend, findByLabelText, findByRole, getByRole } = await rendre([point(1)], 'ouverte', (b) => {
      b.cloture = {
        seance: 1,
        valeurs: [
          {
            demande: 1,
            code: 'DEM-1',
            lieu: 'Montant horaire 2027',
            avant: '3,40 €/h',
            apres: '3,50 €/h',
            sort: 'a_ecrire',
            precision: '',
          },
          {
            demande: 2,
            code: 'DEM-2',
            lieu: 'Plafond 2025',
            avant: '3 €',
            apres: '4 €',
            sort: 'annee_close',
            precision: '2025',
          },
        ],
        decisions: [{ demande: 1, code: 'DEM-1', texte: 'Revaloriser : 3,50', echeance: '2027-01-31', reporte: false }],
        ouverts: [],
        parties: ['Aide et Présence'],
      };
    });
    await touche('p');
    await fireEvent.input(await findByLabelText('Ce qui est demandé'), { target: { value: 'Une avance de 75 %' } });
    await fireEvent.click(getByRole('button', { name: 'Ajouter' }));
    await waitFor(() =>
      expect(backend.demandes('point_ajouter')).toEqual([
        { seance: 1, objet: 'Une avance de 75 %', partie: 'departement' },
      ]),
    );
    await fireEvent.click(await findByRole('button', { name: 'Clore la séance…' }));
    const boite = (await findByRole('checkbox', { name: 'Écrire Montant horaire 2027' })) as HTMLInputElement;
    expect(boite.checked).toBe(true);
    await fireEvent.input(await findByLabelText('Responsable'), { target: { value: 'Département' } });
    await fireEvent.click(getByRole('button', { name: 'Clore la séance' }));
    await waitFor(() =>
      expect(backend.demandes('seance_clore')).toEqual([
        {
          seance: 1,
          valeurs: [1],
          decisions: [{ texte: 'Revaloriser : 3,50', responsable: 'Département', echeance: '2027-01-31' }],
          participants: [{ organisme: 'Aide et Présence', fonctions: [] }],
        },
      ]),
    );
  });
});
