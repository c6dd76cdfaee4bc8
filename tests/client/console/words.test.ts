/** The console speaks both languages about everything that the server can say. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { words } from '../../../client/console/words/index.ts';
import type { Words } from '../../../instruments/types.ts';
import { problemCodes } from '../../../server/http/problem.ts';
import { sentences } from '../../../server/studies/folder/sentences.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const below = (dir: string): string[] =>
  readdirSync(join(root, dir), { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? below(`${dir}/${e.name}`) : /\.tsx?$/.test(e.name) ? [`${dir}/${e.name}`] : [],
  );
const sourceOf = (dir: string) => below(dir).map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
const entries = Object.entries(words as Record<string, Words>);
const placeholders = (sentence: string) =>
  [...sentence.matchAll(/\{\{(\w+)/g)].map((m) => m[1]!).sort((a, b) => a.localeCompare(b));
/** keys that are put together from a code that came as data */
const fromData = /^(function|source|count|audit|detail|notice|problem)\./;

describe('the word table', () => {
  it('has both languages of every sentence, with the same places to fill', () => {
    const wrong = entries.filter(
      ([, { nl, en }]) =>
        nl.trim() !== nl || en.trim() !== en || nl === '' || en === '' || String(placeholders(nl)) !== String(placeholders(en)),
    );
    expect(entries.length).toBeGreaterThan(250);
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('says “u”, never “je”, and promises nothing in technical terms', () => {
    const wrong = entries.filter(([, both]) => /\b(je|jij|jouw|jullie)\b|\bserver error\b|\bundefined\b/i.test(both.nl));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('counts one and more: "1 vragenlijst", never "1 vragenlijsten"', () => {
    const counted = entries.map(([key]) => key).filter((key) => key.startsWith('count.'));
    const many = counted.filter((key) => !key.endsWith('One'));
    expect(many.length).toBeGreaterThan(5);
    expect(counted.filter((key) => key.endsWith('One'))).toEqual(many.map((key) => `${key}One`));
  });

  it('holds no word that nobody says', () => {
    const code = sourceOf('client/console')
      .filter(({ file }) => !file.includes('/words/'))
      .map(({ text }) => text)
      .join('\n');
    const said = (key: string) => {
      const plain = key.replace(/_(one|other)$/, '');
      if (code.includes(`'${plain}'`)) return true;
      // `study.${label}`: the beginning is written, the end is one of a few words in the same code
      const dot = plain.lastIndexOf('.');
      return code.includes(`\`${plain.slice(0, dot + 1)}\${`);
    };
    const silent = entries.map(([key]) => key).filter((key) => !fromData.test(key) && !said(key));
    expect(silent).toEqual([]);
  });
});

describe('what the server can say', () => {
  it.each(Object.keys(problemCodes))('the refusal %s has words', (code) => {
    expect(words).toHaveProperty([`problem.${code}`]);
  });

  it('has no words for refusals that do not exist', () => {
    const known = new Set([...Object.keys(problemCodes), 'offline', 'unexpectedAnswer', 'unknown']);
    const stale = entries.map(([key]) => key).filter((key) => key.startsWith('problem.') && !known.has(key.slice(8)));
    expect(stale).toEqual([]);
  });

  it('has words for every action in the audit of a study', () => {
    const verbs = sourceOf('server').flatMap(({ text }) => [
      ...text.matchAll(/\bverb:[^\n]*?'([a-z][A-Za-z]+\.[A-Za-z]+)'(?: : '([a-zA-Z.]+)')?/g),
    ]);
    const named = [...new Set(verbs.flatMap((m) => [m[1]!, ...(m[2] ? [m[2]] : [])]))];
    expect(named.length).toBeGreaterThan(10);
    // accounts and sessions belong to no study; the saving of single answers is left out of a study's audit
    const ofStudies = named.filter((verb) => !/^(accounts|sessions|oneTimeLinks)\.|^responses\.save$/.test(verb));
    expect(ofStudies.filter((verb) => !(`audit.${verb}` in words))).toEqual([]);
  });

  it('names only notices that an import can give', () => {
    const named = entries.map(([key]) => key).filter((key) => key.startsWith('notice.'));
    expect(named.filter((key) => !(key.slice(7) in sentences))).toEqual([]);
  });
});
