/** A study that uses everything a study folder can hold. */
import type { Identities, StudyData } from '../../analysis/types.ts';
import { parseInstrument } from '../../instruments/parse.ts';
import { findInstrument } from '../../instruments/registry.ts';

const both = (text: string) => ({ nl: `${text} nl`, en: `${text} en` });
const parsed = parseInstrument({
  format: 1,
  id: 'own-scan',
  version: 3,
  title: both('Eigen "scan", met komma; en puntkomma'),
  introduction: both('Een regel\nen nog een'),
  answerFormats: {
    four: {
      kind: 'choice',
      options: [1, 2, 3, 4].map((code) => ({ code, label: both(`=${code}`) })),
      dontKnow: true,
      dontKnowLabel: both('geen idee'),
    },
    own: { kind: 'text', maxLength: 200 },
    ties: { kind: 'nomination', options: [0, 1, 2].map((code) => ({ code, label: both(`${code}`) })) },
  },
  items: [
    { id: 'Q1', format: 'four', text: both('eerste'), source: 'draft', facet: both('deel') },
    { id: 'Q2', format: 'four', text: both('tweede'), shownWhen: { item: 'Q1', in: [3, 4] } },
    { id: 'Q3.b', format: 'four', text: both('<b>derde</b>') },
    { id: 'NET', format: 'ties', text: both('wie'), relation: 'help' },
    { id: 'Q4', format: 'own', text: both('waarom'), required: true },
  ],
  practice: both('probeer'),
  order: ['Q1', 'Q3.b', 'Q2', 'NET', 'Q4'],
  scales: [{ id: 'total', title: both('totaal'), items: { Q1: 1, 'Q3.b': -1 }, minValid: 1 }],
  relations: [{ id: 'help', item: 'NET', label: both('hulp') }],
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
export const ownScan = parsed.instrument;
const attitude = findInstrument('attitude', 1)!;

const base = { instrument: 'own-scan', version: 3, school: 's-1', submitted: true } as const;

export const rich: StudyData = {
  design: {
    id: 'rich.study_1',
    title: { nl: 'Alles, "erin"', en: 'All of it; really' },
    synthetic: true,
    source: 'made for a test – é, ü, 漢字',
    waves: [
      { id: 'T1', label: 'T1', opens: '2025-09-01', closes: '2025-10-15T17:00:00+02:00', state: 'closed' },
      { id: 'T2a', label: 'T2a (voorjaar)', state: 'open' },
      { id: 'T3', label: 'T3', opens: '2026-09-01', state: 'planned' },
    ],
    deployments: [
      { instrument: 'own-scan', version: 3, functions: ['teacher', 'bouwcoordinator'], waves: ['T1', 'T2a'] },
      { instrument: 'attitude', version: 1, functions: ['teacher'], waves: ['T3'] },
    ],
    network: { relations: [{ id: 'help', label: both('hulp') }], tieRule: 1, boundary: ['teacher'] },
    achievement: { effect: 'intervention', subject: 'RW' },
    comparison: {
      k: 3,
      measures: ['own-scan.total@T1', 'own-scan.total@T1..T2a', 'help.density@T1', 'size'],
      confirmatory: ['size'],
    },
    blindUntilFrozen: false,
    consentMode: 'passive',
    ethicsApproval: 'BMS 250123',
    thresholds: { staffResponse: 0.85, networkFull: 0.9, networkUse: 0.75, smallestShown: 4 },
    archived: { study: true, waves: ['T3'], schools: ['s-3'] },
  },
  // two editions of one questionnaire: the later one has its version in the file's name
  instruments: [attitude, ownScan, { ...ownScan, version: 4 }],
  schools: [
    { id: 's-1', cohort: 'ronde 1', attributes: { size: 211.5, remark: '=SUM(A1:A9)', unknown: null } },
    { id: 's-2', cohort: 'ronde 2', attributes: { size: null, remark: 'een, "twee"\ndrie', unknown: null } },
    { id: 's-3', attributes: { size: 1e-7, remark: null, unknown: null } },
  ],
  people: [
    { id: 'p1', school: 's-1', functions: ['teacher'], group: '5/6', from: 'T1', to: 'T2a' },
    { id: 'p2', school: 's-1', functions: ['teacher', 'bouwcoordinator'] },
    { id: 'p3', school: 's-1', functions: ['schoolLeader'], from: 'T2a' },
    { id: 'p4', school: 's-2', functions: ['teacher'] },
    { id: 'k1', school: 's-2', functions: ['pupil'], group: '5a' },
  ],
  responses: [
    {
      ...base,
      id: 'r1',
      person: 'p1',
      group: '5/6',
      about: 'p2',
      wave: 'T1',
      language: 'nl',
      started: '2025-09-02T08:00:00Z',
      submittedAt: '2025-09-02T08:09:30.125Z',
      answers: {
        Q1: 4,
        Q2: { missing: 'dontKnow' },
        'Q3.b': { missing: 'declined' },
        NET: { confirmed: true, named: {} },
        Q4: '.n is "niets", niet\n=SUM(A1); en\teen regel; 漢字',
      },
    },
    {
      ...base,
      id: 'r2',
      person: null,
      wave: 'T1',
      language: 'en',
      answers: { Q1: 1, Q2: { missing: 'notShown' }, 'Q3.b': { missing: 'notReached' }, Q4: '..' },
    },
    {
      ...base,
      id: 'r3',
      person: 'p2',
      wave: 'T2a',
      submitted: false,
      started: '2026-03-01',
      answers: { Q1: 3, NET: { missing: 'notReached' } },
    },
    {
      ...base,
      id: 'r4',
      person: 'p4',
      school: 's-2',
      about: 's-2',
      submitted: false,
      answers: { NET: { confirmed: true, named: {} } },
    },
    { ...base, id: 'r5', person: 'p2', submitted: true, answers: {} },
  ],
  nominations: [
    { school: 's-1', wave: 'T1', relation: 'help', ego: 'p1', alter: 'p2', value: 2 },
    { school: 's-1', wave: 'T1', relation: 'help', ego: 'p2', alter: 'p1', value: 0 },
  ],
  networkRespondents: [{ school: 's-1', wave: 'T1', relation: 'help', person: 'p1' }],
  achievement: [
    {
      pupil: 'k1',
      school: 's-2',
      group: '5a',
      subject: 'RW',
      scaleVersion: 'Cito LVS 3.0',
      occasion: 'M5',
      schoolYear: '2024-2025',
      time: -0.5,
      phase: 'before',
      exposure: null,
      score: 98.60000000000001,
      weight: 0.3,
      covariates: { iq: null, girl: 1 },
    },
    {
      pupil: 'k1',
      school: 's-1',
      subject: 'RW',
      scaleVersion: 'Cito LVS 3.0',
      occasion: 'M5',
      schoolYear: '2024-2025',
      time: 0.5,
      phase: 'during',
      exposure: 0.25,
      score: null,
      weight: 0,
      covariates: { iq: 1e21, girl: 0 },
    },
  ],
  selection: {
    model: 'mixed',
    kAsked: 3,
    k: 1,
    high: ['s-2'],
    low: ['s-1'],
    estimates: [
      { school: 's-2', eb: 0.30000000000000004 },
      { school: 's-1', eb: -1e-7 },
    ],
    seed: 7,
    draws: 5000,
    inputHash: 'ab'.repeat(32),
    softwareVersion: '1.2.3',
    frozenAt: '2026-07-01T10:00:00.000Z',
    frozenBy: 'command line',
  },
  themes: [
    {
      school: 's-1',
      source: 'trainer',
      theme: 'leader',
      mention: 'spontaneous',
      valence: '+',
      coder: 'c1',
      quote: 'Zij "zat" elk overleg voor;\n=SUM(A1)',
    },
    { school: 's-1', source: 'trainer', theme: 'leader', mention: 'prompted', valence: '±', coder: 'c2' },
    {
      school: 's-1',
      source: 'schoolLeader',
      theme: 'collaboration.trust',
      mention: 'implicit',
      valence: '-',
      coder: 'c1',
      quote: '-1',
    },
    { school: 's-2', source: 'internalCoach', theme: 'culture', mention: 'absent', valence: '0', coder: 'consensus' },
  ],
  exclusions: [
    {
      response: 'r1',
      reason: 'careless',
      note: 'Twaalf keer "3";\n=SUM(A1)',
      by: 'command line',
      at: '2026-07-03T10:00:00.000Z',
    },
  ],
  inferences: [
    {
      factor: 'leader',
      kind: 'discord',
      text: 'Cijfers en trainers\nspreken elkaar tegen: é, 漢字',
      by: 'demo',
      at: '2026-07-01T10:00:00.000Z',
    },
    { factor: 'leader', kind: 'silent', text: '+1', by: 'command line', at: '2026-07-02' },
  ],
};

export const richIdentities: Identities = {
  schools: new Map([
    ['s-1', { name: 'De "Regenboog", locatie Noord', brin: '12AB00' }],
    ['s-3', { brin: '34CD' }],
  ]),
  people: new Map([
    ['p1', { name: "Juf O'Brien-<script>", email: 'juf@example.org' }],
    ['p2', { name: '+31 6' }],
    ['p4', { email: 'm@example.org' }],
  ]),
};
