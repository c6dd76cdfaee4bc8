import { countsOf, writeStudyFolder } from '../studies/folder/index.ts';
import { sha256OfText } from '../studies/folder/hash.ts';
import { type Command, CliError, needed, wholeNumber } from './command.ts';
import { mustBeEmpty, tellCounts, writeFiles } from './folders.ts';
import { version } from './version.ts';
import { cliSentences } from './words.ts';

const waves = ['T1', 'T2a', 'T2b', 'T3'];

const answeredWaves = (text: string | boolean | undefined): readonly string[] => {
  if (text === undefined) return ['T1', 'T2a'];
  if (text === 'none') return [];
  const asked = String(text).split(',');
  const unknown = asked.find((wave) => !waves.includes(wave));
  if (unknown !== undefined) throw CliError.usage('notOneOf', '--answered', unknown, [...waves, 'none'].join(', '));
  return waves.filter((wave) => asked.includes(wave));
};

export const demo: Command = {
  name: 'demo',
  summary: { nl: 'een verzonnen onderzoek maken', en: 'make a made-up study' },
  help: {
    nl: `Gebruik: meetmoment demo --out <map> [--schools N] [--seed S] [--answered T1,T2a]

Schrijft een onderzoeksmap met verzonnen scholen, mensen, antwoorden en toetsscores, en daarin truth.json: welke
waarden erin zijn gelegd en waar de analyse ze moet terugvinden. Dezelfde opties geven hetzelfde onderzoek.

Opties
  --out <map>        nieuwe of lege map (verplicht)
  --schools <N>      aantal scholen, 1 tot en met 999 (gewoonlijk 20)
  --seed <S>         startgetal van het toeval (gewoonlijk 1)
  --answered <…>     meetrondes met antwoorden: T1, T2a, T2b (alleen leerlingen), T3 met
                     komma’s ertussen, of none (gewoonlijk T1,T2a)

Voorbeeld
  meetmoment demo --schools 20 --seed 7 --answered T1,T2a --out mijn-demo`,
    en: `Usage: meetmoment demo --out <folder> [--schools N] [--seed S] [--answered T1,T2a]

Writes a study folder with made-up schools, people, answers and test scores, and in it truth.json: which values were
planted and where the analysis must find them again. The same options give the same study.

Options
  --out <folder>     new or empty folder (required)
  --schools <N>      number of schools, 1 to 999 (usually 20)
  --seed <S>         seed of the chance (usually 1)
  --answered <…>     waves with answers: T1, T2a, T2b (pupils only), T3 with commas between,
                     or none (usually T1,T2a)

Example
  meetmoment demo --schools 20 --seed 7 --answered T1,T2a --out my-demo`,
  },
  options: { out: { type: 'string' }, schools: { type: 'string' }, seed: { type: 'string' }, answered: { type: 'string' } },
  positionals: 0,
  run: async ({ values }, terminal) => {
    const out = needed(values, 'out');
    const schools = wholeNumber(values, 'schools', 1, 999, 20);
    const seed = wholeNumber(values, 'seed', 0, 4_294_967_295, 1);
    const answered = answeredWaves(values.answered);
    mustBeEmpty(out);
    terminal.progress(cliSentences.writing()[terminal.language]);
    const { makeDemo } = await import('../demo/demo.ts');
    const { frozenDemo } = await import('../demo/frozen.ts');
    const { data: made, identities, truth } = makeDemo({ schools, seed, answered });
    const data = frozenDemo(made, sha256OfText, version);
    // a fixed time, so that the same options give the same bytes
    const files = writeStudyFolder({ data, identities, softwareVersion: version, writtenAt: '2000-01-01T00:00:00.000Z' });
    writeFiles(out, [...files, ['truth.json', `${JSON.stringify(truth, null, 2)}\n`]]);
    terminal.progress('');
    terminal.out(cliSentences.demoWritten(out)[terminal.language]);
    tellCounts(countsOf(data), terminal);
    return 0;
  },
};
