/**
 * One test for every instrument that the platform ships, now and later: a new instrument is covered by standing in the
 * registry. Scores and networks are computed here once more, literally, so that neither key nor example can drift alone.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkAnswers } from '../../instruments/check.ts';
import { fingerprint } from '../../instruments/fingerprint.ts';
import { displayedItems, hasForm, makeForm } from '../../instruments/form.ts';
import { parseInstrument } from '../../instruments/parse.ts';
import type { WorkedExample } from '../../instruments/publish.ts';
import { findInstrument, latestInstrument, shippedInstruments } from '../../instruments/registry.ts';
import { type Answers, type Instrument, isNominationAnswer, languages, type Scale } from '../../instruments/types.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const fingerprints = JSON.parse(read('fingerprints.json')) as Readonly<Record<string, string>>;
const exampleOf = async (i: Instrument) => {
  const path = new URL(`../../instruments/${i.id}/v${i.version}.example.ts`, import.meta.url).href;
  return ((await import(/* @vite-ignore */ path)) as { example: WorkedExample }).example;
};

/** Every piece of text in a structure of words, with its place. */
const texts = (value: unknown, place = ''): [string, Record<string, unknown>][] => {
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Record<string, unknown>;
  if ('nl' in record || 'en' in record) return [[place, record]];
  return Object.entries(record).flatMap(([key, v]) => texts(v, `${place}.${key}`));
};

const literalScore = (instrument: Instrument, scale: Scale, answers: Answers) => {
  let sum = 0;
  let n = 0;
  const given = (id: string) => typeof answers[id] === 'number' || JSON.stringify(answers[id]) === '{"missing":"dontKnow"}';
  if (scale.right && !Object.keys(scale.items).some(given)) return { value: null, n: 0 };
  for (const id of Object.keys(scale.items)) {
    const raw = answers[id];
    if (scale.right) {
      if (JSON.stringify(raw) === '{"missing":"notReached"}') continue;
      sum += raw === scale.right[id] ? 1 : 0;
      n += 1;
      continue;
    }
    if (typeof raw !== 'number') continue;
    const item = instrument.items.find((i) => i.id === id)!;
    const codes = instrument.answerFormats[item.format]!.options.map((o) => o.code);
    sum += scale.items[id] === -1 ? Math.min(...codes) + Math.max(...codes) - raw : raw;
    n += 1;
  }
  return { value: n < scale.minValid ? null : sum / n, n };
};

describe.each(shippedInstruments.map((i) => [`${i.id} ${i.version}`, i] as const))('%s', (_, instrument) => {
  it('is found by id and version', () => {
    expect(findInstrument(instrument.id, instrument.version)).toBe(instrument);
    expect(findInstrument(instrument.id, 999)).toBeUndefined();
    expect(latestInstrument(instrument.id)?.version).toBeGreaterThanOrEqual(instrument.version);
  });

  it('says everything in both languages, differently', () => {
    const found = texts(instrument);
    expect(found.length).toBeGreaterThan(instrument.items.length);
    for (const [place, words] of found) {
      expect(Object.keys(words).toSorted(), place).toEqual(languages.toSorted());
      for (const language of languages) {
        expect(words[language], place).toMatch(/\S/);
        expect(words[language], place).toBe(String(words[language]).trim());
      }
    }
    for (const item of instrument.items) expect(item.text.nl, item.id).not.toBe(item.text.en);
  });

  it('ends every sentence, and opens it with … exactly when there is a stem', () => {
    for (const item of instrument.items)
      for (const language of languages) {
        expect(item.text[language]).toMatch(/[.?]$/);
        expect(item.text[language].startsWith('… '), item.id).toBe(instrument.stem !== undefined);
      }
  });

  it('has a key on its own items, with polarity 1 or −1 and a possible minimum', () => {
    const ids = instrument.items.map((i) => i.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const scale of instrument.scales) {
      const keyed = Object.entries(scale.items);
      for (const [id, polarity] of keyed) {
        expect(ids).toContain(id);
        expect([1, -1]).toContain(polarity);
      }
      expect(scale.minValid).toBe(Math.ceil(0.75 * keyed.length));
      if (scale.right) expect(Object.keys(scale.right)).toEqual(keyed.map(([id]) => id));
      for (const [id, code] of Object.entries(scale.right ?? {})) {
        const format = instrument.items.find((i) => i.id === id)!.format;
        expect(instrument.answerFormats[format]!.options.map((o) => o.code)).toContain(code);
      }
    }
    for (const relation of instrument.relations ?? [])
      expect(instrument.items.find((i) => i.id === relation.item)?.relation).toBe(relation.id);
  });

  it('shows every item once and never two reversed items in a row', () => {
    const shown = displayedItems(instrument).map((i) => i.id);
    expect(shown.toSorted()).toEqual(instrument.items.map((i) => i.id).toSorted());
    const reversed = shown.map((id) => instrument.scales.some((s) => s.items[id] === -1));
    expect(reversed.filter((r, i) => r && reversed[i + 1])).toEqual([]);
  });

  it.each(languages)(
    'sends a form without key, polarity, source or facet, or none where a device could not show it (%s)',
    (language) => {
      if (!hasForm(instrument)) {
        expect(() => makeForm(instrument, language)).toThrow(instrument.id);
        return;
      }
      const form = makeForm(instrument, language);
      const json = JSON.stringify(form);
      expect(json).not.toMatch(/"right"|polarity|"source"|"facet"|"scales"|minValid|validated|"seed"|"draft"|-1/);
      const allowed =
        /^(locale|title|description|pages|name|elements|type|stem|statements|id|text|shownWhen|item|in|options|code|label|dontKnow|relation|stimulus|columns|rows|cells)$/;
      JSON.stringify(form, (key, value: unknown) => {
        if (key !== '' && !/^\d+$/.test(key)) expect(key).toMatch(allowed);
        return value;
      });
      const other = language === 'nl' ? 'en' : 'nl';
      for (const item of instrument.items) {
        expect(json).toContain(JSON.stringify(item.text[language]));
        expect(json).not.toContain(JSON.stringify(item.text[other]));
      }
    },
  );

  it('scores its worked example as written', async () => {
    const example = await exampleOf(instrument);
    expect(Object.keys(example.people).length).toBeGreaterThanOrEqual(3);
    const roster = new Set(Object.keys(example.people));
    for (const [self, person] of Object.entries(example.people)) {
      const answers = person.answers as Answers;
      expect(checkAnswers(instrument, answers, { roster, self }), self).toEqual([]);
      for (const scale of instrument.scales) {
        const { value, n } = literalScore(instrument, scale, answers);
        const written = person.scores[scale.id]!;
        expect(n, `${self} ${scale.id}`).toBe(written.n);
        if (written.value === null) expect(value, `${self} ${scale.id}`).toBeNull();
        else expect(value, `${self} ${scale.id}`).toBeCloseTo(written.value, 12);
      }
    }
    for (const relation of instrument.relations ?? []) {
      const written = example.networks[relation.id]!;
      expect(literalNetwork(example, relation.item, written.tieRule), relation.id).toEqual({
        ...written,
        density: expect.closeTo(written.density, 12) as number,
        arcReciprocity: expect.closeTo(written.arcReciprocity, 12) as number,
        indegreeCentralization: expect.closeTo(written.indegreeCentralization, 12) as number,
      });
    }
  });

  it('keeps the fingerprint it was published with', () => {
    expect(fingerprint(instrument)).toBe(fingerprints[`${instrument.id}@${instrument.version}`]);
  });

  it('comes back the same from a study folder', () => {
    const back = parseInstrument(JSON.parse(JSON.stringify(instrument)));
    expect(back).toEqual({ ok: true, instrument });
  });

  it('cannot be changed', () => {
    expect(() => Object.assign(instrument.items[0]!.text, { nl: 'anders' })).toThrow(TypeError);
    expect(() => Object.assign(instrument.answerFormats, { other: 1 })).toThrow(TypeError);
  });

  it('says where its sentences come from', () => {
    const page = read(`../../instruments/${instrument.id}/source.md`);
    expect(page).toMatch(/draft/);
    expect(page.split('\n').length).toBeGreaterThan(8);
  });
});

/** domain.md §4.4, as it stands there: the respondents' rows, self excluded. */
function literalNetwork(example: WorkedExample, item: string, tieRule: number) {
  const everyone = Object.keys(example.people);
  const respondents = everyone.filter((p) => {
    const answer = example.people[p]!.answers[item];
    return isNominationAnswer(answer) && answer.confirmed;
  });
  const tie = (i: string, j: string) => {
    const answer = example.people[i]!.answers[item];
    return isNominationAnswer(answer) && i !== j && (answer.named[j] ?? 0) >= tieRule;
  };
  const ties = respondents.flatMap((i) => everyone.filter((j) => tie(i, j)).map((j) => [i, j] as const));
  const pairs = respondents.flatMap((i, k) => respondents.slice(k + 1).map((j) => [i, j] as const));
  const mutual = pairs.filter(([i, j]) => tie(i, j) && tie(j, i)).length;
  const oneWay = pairs.filter(([i, j]) => tie(i, j) !== tie(j, i)).length;
  const p = everyone.map((j) => {
    const could = respondents.filter((i) => i !== j);
    return could.filter((i) => tie(i, j)).length / could.length;
  });
  return {
    tieRule,
    respondents,
    ties,
    density: ties.length / (respondents.length * (everyone.length - 1)),
    arcReciprocity: (2 * mutual) / (2 * mutual + oneWay),
    indegreeCentralization: p.reduce((sum, v) => sum + Math.max(...p) - v, 0) / (everyone.length - 1),
  };
}

it('stores no fingerprint of an instrument that is no longer shipped', () => {
  expect(Object.keys(fingerprints).toSorted()).toEqual(shippedInstruments.map((i) => `${i.id}@${i.version}`).toSorted());
});
