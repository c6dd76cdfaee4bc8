/** The minutes that the first page promises: what people took, where enough have answered; else an estimate from the items. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedSeconds, measuredSeconds, minutesFor } from '../../instruments/minutes.ts';
import { latestInstrument } from '../../instruments/registry.ts';
import type { Welcome } from '../../server/responses/contract.ts';
import { makeWorld, type Respondent, study, type World } from '../world.ts';

const [attitude, test] = [latestInstrument('attitude')!, latestInstrument('lvs-test')!];

describe('over HTTP', () => {
  let world: World;
  let links: Respondent[];
  beforeAll(async () => {
    world = await makeWorld();
    links = (await world.invite('T1')).filter((l) => !/-0[12]$/.test(l.person));
  });
  afterAll(() => world.close());
  const promised = async () => (await links.at(-1)!.send<Welcome>('GET /api/respond')).body.minutes;

  /** Somebody who takes so many minutes for each questionnaire. */
  const answer = async (who: Respondent, each: readonly number[]) => {
    await who.consent();
    const responses = await who.complete();
    for (const [i, r] of responses.entries()) {
      await who.send('PUT /api/respond/draft', r);
      world.later(each[i]!);
    }
    expect(
      (await who.send('POST /api/respond/submit', { responses: responses.map((r) => ({ ...r, baseRevision: 1 })) })).status,
    ).toBe(200);
  };

  it('nineteen people say nothing yet; with the twentieth it is the median of each questionnaire', async () => {
    // looked at once in ten minutes, and answering took longer than that
    const before = await promised();
    for (let n = 0; n < 19; n += 1) await answer(links[n]!, [n < 10 ? 3 : 9, n < 10 ? 8 : 2]);
    expect(await promised()).toBe(before);
    await answer(links[19]!, [9, 2]);
    // ten took 3 and 8, ten took 9 and 2: (3 + 9) / 2 and (8 + 2) / 2
    world.later(11);
    expect(await promised()).toBe(6 + 5);
    // a mail promises the same
    const researcher = await world.signIn('researcher');
    const mail = { kind: 'invitation', language: 'nl', subject: 'x', body: '{{link}} {{minutes}} minuten' };
    const { invitation } = links.at(-1)!;
    const { body } = await researcher.send<{ text: string }>(`POST /api/studies/${study}/waves/T1/mail/preview`, {
      ...mail,
      invitation,
    });
    expect(body.text).toContain(' 11 minuten');
  });
});

describe('from times', () => {
  const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000).toISOString();
  const row = (invitation: string, instrument: string, started: number, submitted: number) => ({
    invitation,
    instrument,
    version: 1,
    started: at(started),
    submittedAt: at(submitted),
  });
  it('leaves out who clicked through and who laid it aside; an even number has the middle of two', () => {
    const people = Array.from({ length: 22 }, (_, i) => row(`p${i}`, 'a', 0, 60 + i));
    const odd = [row('fast', 'a', 0, 5), row('aside', 'a', 0, 7200)];
    expect(measuredSeconds([...people, ...odd])).toEqual(new Map([['a 1', 70.5]]));
    expect(measuredSeconds([...people.slice(0, 19), ...odd])).toEqual(new Map());
  });
});

it('without times a question with right and wrong answers counts for more than a statement', () => {
  expect(expectedSeconds(attitude) / attitude.items.length).toBe(6);
  expect(expectedSeconds(test) / test.items.length).toBe(30);
  expect(minutesFor([test])).toBe(Math.ceil((test.items.length * 30) / 60));
  // what was measured goes before
  expect(minutesFor([test], new Map([[`${test.id} ${test.version}`, 125]]))).toBe(3);
});
