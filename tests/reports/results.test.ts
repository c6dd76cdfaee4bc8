import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../instruments/fingerprint.ts';
import { resultFiles } from '../../server/reports/files.ts';
import { csvFile } from '../../server/reports/results/csv.ts';
import { emptyFindings, makeFindings, meta, trust } from './fixture.ts';

const findings = makeFindings();
const files = resultFiles(findings, meta, 'nl');
const rowsOf = (file: string, from = files): Record<string, string>[] => parse(from.get(file) ?? '', { columns: true });
const firstLine = (text: string | undefined): string => text?.split('\n')[0] ?? '';

/** results.json as far as these tests look into it */
interface Written {
  readonly [part: string]: unknown;
  readonly measures: { readonly rows: readonly unknown[] };
  readonly networks: readonly { readonly actors: { readonly rows: readonly unknown[] } }[];
  readonly instruments: readonly { readonly label: unknown }[];
  readonly warnings: readonly { readonly code: string; readonly sentence: { readonly nl: string; readonly en: string } }[];
  readonly exclusions: readonly { readonly reasonInWords: { readonly nl: string; readonly en: string } }[];
  readonly cautions: { readonly nl: readonly string[] };
}
const read = (from: ReadonlyMap<string, string>): Written => JSON.parse(from.get('results.json') ?? '') as Written;

const headers = {
  'measures.csv': 'level,school,person,wave,subject,measure,value,n,missing',
  'school-effects.csv': 'model,school,effect,se,eb,sePrediction,rank,group,missing',
  'comparison.csv':
    'measure,wave,row,timing,family,nHigh,nLow,meanHigh,meanLow,sdHigh,sdLow,difference,hedgesG,ciLow,ciHigh,cliffsDelta,pPermutation,pAdjusted,adjustment,detectable,rAll',
};

describe('the tables of results', () => {
  it.each(Object.entries(headers))('%s has the header of study-folder.md, also when there is nothing else', (file, header) => {
    expect(firstLine(files.get(file))).toBe(header);
    expect(resultFiles(emptyFindings(), meta, 'en').get(file)).toBe(`${header}\n`);
  });

  it('fills exactly one of value and missing, and every number reads back to the same double', () => {
    const rows = rowsOf('measures.csv');
    expect(rows).toHaveLength(findings.measures.length);
    rows.forEach((row, i) => {
      const { estimate } = findings.measures[i]!;
      expect([row['value'] === '', row['missing'] === '']).toEqual([
        estimate.missing !== undefined,
        estimate.missing === undefined,
      ]);
      if (estimate.missing === undefined) expect(Number(row['value'])).toBe(estimate.value);
      else expect(row['missing']).toBe(estimate.missing);
      expect(Number(row['n'])).toBe(estimate.n);
    });
  });

  it('settings.csv says all that somebody needs who makes the tables again', () => {
    const settings = Object.fromEntries(rowsOf('settings.csv').map((r) => [r['setting'], r['value']]));
    const { design, selection, mixedModel } = findings;
    for (const [name, value] of Object.entries(findings.settings)) expect(settings[name], name).toBe(String(value));
    for (const one of findings.instruments) expect(settings[`instrument.${one.id}.v${one.version}`]).toBe(fingerprint(one));
    expect(settings).toMatchObject({
      inputHash: meta.inputHash,
      softwareVersion: meta.softwareVersion,
      effect: design.achievement?.effect,
      subject: design.achievement?.subject,
      lateAnswers: 'exclude',
      'network.relations': design.network?.relations.map((r) => r.id).join(' | '),
      'network.boundary': design.network?.boundary.join(' | '),
      'comparison.measures': design.comparison?.measures.join(' | '),
      'comparison.confirmatory': design.comparison?.confirmatory.join(' | '),
      'mixed.formula': mixedModel?.formula ?? '',
      'selection.high': selection?.high.join(' | '),
      'selection.low': selection?.low.join(' | '),
      'rule.permutationExactUpTo': '200000',
      'rule.permutationRandomDivisions': '9999',
      'rule.minPhasePupils': '30',
      'rule.minPhaseRounds': '3',
    });
  });

  it('keeps empty what a school does not have', () => {
    const last = rowsOf('school-effects.csv').at(-1);
    expect(last).toEqual({
      model: 'twoStage',
      school: 'S900',
      effect: '',
      se: '',
      eb: '',
      sePrediction: '',
      rank: '',
      group: '',
      missing: 'tooFew',
    });
    expect(Number(rowsOf('school-effects.csv')[1]?.['eb'])).toBe(findings.schoolEffects[1]?.eb);
  });

  it('writes every comparison column as it was found', () => {
    const [balance, level] = rowsOf('comparison.csv');
    expect(balance).toMatchObject({ row: 'balance', family: 'balance', pPermutation: '', adjustment: 'none' });
    expect(level).toMatchObject({
      measure: 'trust.total',
      hedgesG: '0.67',
      pPermutation: '0.3333333333333333',
      detectable: '1.3249474',
    });
  });

  it('quotes, and disarms texts that a spreadsheet would run', () => {
    const text = csvFile(
      ['a', 'b'],
      [
        ['=1+1', -1],
        ['say "hi", twice\nplease', null],
        ['@x', Number.NaN],
        ['+5', 0.1 + 0.2],
      ],
    );
    expect(text).toBe(`a,b\n'=1+1,-1\n"say ""hi"", twice\nplease",\n'@x,\n'+5,0.30000000000000004\n`);
  });
});

describe('results.json', () => {
  const json = read(files);

  it('holds everything of the findings', () => {
    for (const part of ['settings', 'effectModel', 'selection', 'schoolEffects', 'comparison', 'sampleFlow'] as const) {
      expect(json[part], part).toEqual(findings[part]);
    }
    expect(json['study']).toEqual(findings.design);
    expect(json.measures.rows).toHaveLength(findings.measures.length);
    expect(json.measures.rows[0]).toEqual(['study', '', '', 'T1', 'trust.total', 'scaleMean', 2.1, 57, null]);
    expect(json.networks[0]?.actors.rows[0]).toEqual([
      'S001-P0',
      ['teacher'],
      true,
      findings.networks[0]?.actors[0]?.indegree,
      1,
      0,
    ]);
  });

  it('says what it was made of', () => {
    expect(json['software']).toEqual({ name: 'meetmoment', version: '0.1.0' });
    expect(json['input']).toEqual({ sha256: meta.inputHash });
    expect(json['computedAt']).toBe(meta.computedAt);
    expect(json.instruments[0]).toMatchObject({
      id: 'trust',
      version: 2,
      draftItems: ['TR3'],
      fingerprint: fingerprint(trust),
    });
    expect(json.instruments[0]?.label).toEqual({ nl: 'Conceptstellingen, niet gevalideerd', en: 'Draft items, not validated' });
  });

  it('has warnings and reasons in words, in both languages', () => {
    const alpha = json.warnings.find((one) => one.code === 'alphaBelow60');
    expect(alpha?.sentence.nl).toContain('0,55');
    expect(alpha?.sentence.en).toContain('0.55');
    expect(json.warnings.at(-1)?.sentence.en).toBe('Warning aWarningWithoutWords (schools 3).');
    expect(json.exclusions[0]?.reasonInWords.en).toMatch(/30 pupils/);
    expect(json.exclusions[2]?.reasonInWords.nl).toBe('aReasonWithoutWords');
    expect(json.cautions.nl[0]).toMatch(/niet per definitie onbelangrijk/);
  });

  it('keeps one record a line, so that two versions can be compared', () => {
    const lines = (files.get('results.json') ?? '').split('\n');
    expect(lines.filter((line) => line.includes('"scaleMean"'))).toHaveLength(2);
  });

  it('exists for a study with nothing in it', () => {
    const empty = read(resultFiles(emptyFindings(), meta, 'en'));
    expect(empty['effectModel']).toBeNull();
    expect(empty.measures.rows).toEqual([]);
  });
});
