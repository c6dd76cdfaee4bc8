/** Help, wrong use and errors: in plain words, in two languages, with the right exit code. */
import { describe, expect, it } from 'vitest';
import { commands } from '../../server/cli/run.ts';
import { here, says, scratch } from './terminal.ts';

describe('help', () => {
  it('lists every command', async () => {
    for (const language of ['nl', 'en'] as const) {
      const { code, out } = await says(['--help'], language);
      expect(code).toBe(0);
      for (const command of commands)
        expect(out.join('\n')).toContain(`${command.name.padEnd(7)}   ${command.summary[language]}`);
    }
    const names = ['serve', 'demo', 'import', 'analyse', 'export', 'user', 'backup', 'restore', 'doctor'];
    expect(commands.map((command) => command.name)).toEqual(names);
  });

  it('without a command is given on the error output', async () => {
    const { code, out, err } = await says([]);
    expect([code, out.length, err.length]).toEqual([2, 0, 1]);
  });

  for (const command of commands)
    it(`of ${command.name} names every option in both languages, and does nothing else`, async () => {
      for (const language of ['nl', 'en'] as const) {
        const { code, out, err } = await says([command.name, '--help', '--nonsense'], language);
        expect([code, err]).toEqual([0, []]);
        for (const option of Object.keys(command.options)) expect(out[0]).toContain(`--${option}`);
        for (const line of out[0]!.split('\n')) expect(line.length).toBeLessThanOrEqual(125);
      }
      expect(command.help.nl).not.toBe(command.help.en);
    });

  it('tells the version', async () => {
    expect((await says(['--version'])).out[0]).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('wrong use', () => {
  it.each([
    [['fly'], 'There is no command “fly”'],
    [['demo', '--wings', '2'], 'not right: --wings'],
    [['demo'], '--out is missing'],
    [['demo', '--out', 'x', '--schools', '0'], 'whole number from 1 to 999'],
    [['demo', '--out', 'x', '--schools', '1e3'], 'cannot be “1e3”'],
    [['demo', '--out', 'x', '--seed', '-1'], '--seed'],
    [['demo', '--out', 'x', '--answered', 'T1,T9'], 'cannot be “T9”'],
    [['demo', 'word', '--out', 'x'], '“word” is one word too many'],
    [['analyse', '--out', 'x'], 'A word is missing'],
    [['analyse', 'a', 'b', '--out', 'x'], '“b” is one word too many'],
    [['analyse', 'a'], '--out is missing'],
    [['analyse', 'a', '--out', 'x', '--language', 'fr'], 'Choose from: nl, en'],
    [['user', '--role', 'researcher'], '--email is missing'],
    [['user', '--email', 'a@example.org'], '--role is missing'],
    [['user', '--email', 'a@example.org', '--role', 'king'], 'Choose from: researcher, assistant, trainer'],
    [['user', '--email', 'nobody', '--role', 'coder'], 'not an e-mail address'],
  ])('%j: %s', async (args, sentence) => {
    const { code, out, err } = await says(args);
    expect(err.join('\n')).toContain(sentence);
    expect([code, out]).toEqual([2, []]);
    const dutch = await says(args, 'nl');
    expect(dutch.code).toBe(2);
    expect(dutch.err).not.toEqual(err);
  });
});

describe('what cannot be done', () => {
  it('is said with what to do', async () => {
    const { code, err } = await says(['import', scratch('nothing')], 'nl');
    expect(code).toBe(1);
    expect(err[0]).toMatch(/^Er is geen map of ZIP-bestand “/);
  });

  it('a folder with problems is told problem by problem', async () => {
    const folder = here('hostile/unknown-school/study');
    const { code, out, err } = await says(['analyse', folder, '--out', scratch('out')], 'nl');
    expect([code, out]).toEqual([1, []]);
    expect(err).toHaveLength(6);
    expect(err[0]).toBe(
      'people.csv, rij 6, kolom school: School “s9” staat niet in schools.csv. Verbeter de id of voeg de school toe.',
    );
    expect(err[5]).toBe('De onderzoeksmap heeft 5 problemen. Er is niets gewijzigd.');
  });

  it('a file that is no ZIP', async () => {
    const { code, err } = await says(['analyse', here('hostile/README.md'), '--out', scratch('out')]);
    expect(code).toBe(1);
    expect(err[0]).toBe(
      'the folder as a whole: This is not a ZIP file, or it did not arrive complete. Make the ZIP again from the study folder.',
    );
  });

  it('results are not written over a file', async () => {
    const { code, err } = await says(['analyse', here('studies/chicago-growth'), '--out', here('hostile/README.md')]);
    expect(code).toBe(1);
    expect(err[0]).toContain('exists already');
  });
});
