/** The code of a letter over HTTP: what it opens, when it is void, and what guessing brings. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../analysis/random.ts';
import { codeSigns } from '../../server/auth/signs.ts';
import { freeTries, workFits } from '../../server/classes/work.ts';
import {
  checkSign,
  letterCodeHashOf,
  letterCodeLength,
  letterCodeOf,
  printedCode,
  readLetterCode,
  typedAddress,
} from '../../server/invitations/codes.ts';
import { makeWorld, Respondent, study, type Visitor, type World } from '../world.ts';

let world: World;
let researcher: Visitor;
interface Row {
  readonly id: string;
  readonly person: string;
  readonly link: string;
  readonly code: string;
  readonly address: string;
}
const linksOf = async (wave: string, of = researcher) =>
  (await of.send<{ links: Row[] }>(`POST /api/studies/${study}/waves/${wave}/invitations/links`)).body.links;
interface Entered {
  readonly token?: string;
  readonly code?: string;
  readonly params?: { readonly work: string };
  readonly fields?: readonly { readonly code: string }[];
}
const type = (code: string, work: object | null = null, at = world) =>
  at.nobody().send<Entered>('POST /api/respond/enter', { code, ...(work ? { work } : {}) });
const by = (rows: readonly Row[], person: string) => rows.find((r) => r.person === person)!;
const tokenOf = (row: Row) => row.link.split('#')[1];

beforeAll(async () => {
  world = await makeWorld();
  researcher = await world.signIn('researcher');
  await researcher.send(`POST /api/studies/${study}/waves/T1/invitations`);
});
afterAll(() => world.close());

describe('the code', () => {
  it('has fifteen signs that look like no other, of which fourteen are chance: 60 bits', () => {
    const codes = Array.from({ length: 500 }, (_, i) => letterCodeOf(world.secrets, `invitation-${i}`, 1));
    expect(new Set(codes).size).toBe(500);
    for (const code of codes) {
      expect(code).toMatch(new RegExp(`^[${codeSigns}]{${letterCodeLength}}$`));
      expect(readLetterCode(code)).toBe(code);
    }
    expect(14 * Math.log2(codeSigns.length)).toBeGreaterThan(58);
    // every sign at every place: none is left out
    for (let place = 0; place < 14; place += 1) expect(new Set(codes.map((c) => c[place])).size).toBe(20);
    expect(letterCodeOf(world.secrets, 'invitation-1', 2)).not.toBe(codes[1]);
  });

  it('is read forgivingly, and every single slip is noticed', () => {
    const code = letterCodeOf(world.secrets, 'one', 1);
    expect(printedCode(code)).toMatch(/^\w{5}-\w{5}-\w{5}$/);
    for (const typed of [printedCode(code), printedCode(code).toLowerCase(), ` ${Array.from(code).join(' ')} `, `${code}.`])
      expect(readLetterCode(typed)).toBe(code);
    const body = 'L52869LMKT43W2';
    const mine = body + checkSign(body);
    expect(readLetterCode(`ISZ8G 9iNCD 4EVz${mine.slice(-1)}`.replace('9i', 'qi'))).toBe(mine);
    for (let place = 0; place < code.length; place += 1)
      for (const sign of codeSigns)
        if (sign !== code[place]) expect(readLetterCode(code.slice(0, place) + sign + code.slice(place + 1))).toBeUndefined();
    expect(readLetterCode(code.slice(1))).toBeUndefined();
    expect(readLetterCode(`O${code.slice(1)}`)).toBeUndefined();
    expect(typedAddress('https://example.org')).toBe('example.org/r');
  });
});

describe('what it opens', () => {
  it('works once it was given out, gives the link’s own token, and stands nowhere', async () => {
    const [invitation] = await world.store.invitations.list(study, 'T1');
    const code = letterCodeOf(world.secrets, invitation!.id, 1);
    // nobody printed it yet: it is no code
    expect((await type(code)).body.code).toBe('codeUnknown');
    const rows = await linksOf('T1');
    const anna = by(rows, 'noord-01');
    expect(anna.code).toBe(printedCode(code));
    expect(anna.address).toBe(`${world.base.replace('http://', '')}/r`);
    const entered = await type(anna.code.toLowerCase());
    expect([entered.status, entered.body.token]).toEqual([200, tokenOf(anna)]);
    // on a second device as well, after the first began
    await new Respondent(world.base, entered.body.token!, 'noord-01', anna.id).answerAll();
    const second = (await type(anna.code)).body.token!;
    expect((await new Respondent(world.base, second, '', '').send<{ status: string }>('GET /api/respond')).body.status).toBe(
      'finished',
    );
    const kept = JSON.stringify([
      await world.store.invitations.byCode(letterCodeHashOf(world.secrets, code)),
      await world.store.audit.ofStudy(study, 500),
      world.logged,
    ]);
    for (const secret of [code, anna.code, tokenOf(anna)!]) expect(kept).not.toContain(secret);
    expect(kept).toContain('invitations.codes');
  });

  it('is void with its link, and for who left; the new link has a new code', async () => {
    const before = by(await linksOf('T1'), 'noord-02');
    expect((await type(before.code)).status).toBe(200);
    await researcher.send(`POST /api/studies/${study}/invitations/${before.id}/replace`);
    expect((await type(before.code)).body.code).toBe('codeUnknown');
    const after = by(await linksOf('T1'), 'noord-02');
    expect(after.code).not.toBe(before.code);
    expect((await type(after.code)).body.token).toBe(tokenOf(after));
    // what was given out before still works, until the person leaves
    const other = by(await linksOf('T1'), 'noord-03');
    const presence = (is: string) =>
      researcher.send(`POST /api/studies/${study}/people/noord-03/presence`, { wave: 'T1', presence: is });
    expect((await type(other.code)).status).toBe(200);
    expect((await presence('left')).status).toBe(200);
    expect((await type(other.code)).body.code).toBe('codeUnknown');
    expect((await presence('here')).status).toBe(200);
    expect((await type(other.code)).body.token).toBe(tokenOf(other));
  });

  it('says the same of a wrong code, a replaced one, and one of a wave that is not open', async () => {
    await researcher.send(`POST /api/studies/${study}/waves/T2a/invitations`);
    const planned = (await linksOf('T2a'))[0]!;
    const wrong = 'FHJ234LMPRTWXY';
    const answers = [await type(planned.code), await type(wrong + checkSign(wrong))];
    expect(answers.map((a) => a.status)).toEqual([404, 404]);
    expect(answers[0]!.body).toEqual(answers[1]!.body);
    const slip = await type(`${wrong}${checkSign(wrong) === 'F' ? 'H' : 'F'}`);
    expect([slip.status, slip.body.fields?.[0]?.code]).toEqual([400, 'mistyped']);
    await researcher.send(`POST /api/studies/${study}/waves/T2a/open`);
    expect((await type(planned.code)).status).toBe(200);
  });

  it('is over with the wave; who agreed before has two weeks more, as with the link', async () => {
    const rows = await linksOf('T1');
    const [agreed, silent, done] = ['noord-05', 'noord-06', 'noord-01'].map((p) => by(rows, p)) as [Row, Row, Row];
    await new Respondent(world.base, tokenOf(agreed)!, 'noord-05', agreed.id).consent();
    await researcher.send(`POST /api/studies/${study}/waves/T1/close`);
    expect((await type(agreed.code)).status).toBe(200);
    expect((await type(silent.code)).body.code).toBe('codeUnknown');
    expect((await type(done.code)).body.code).toBe('codeUnknown');
    world.later(15 * 24 * 60);
    expect((await type(agreed.code)).body.code).toBe('codeUnknown');
  });
});

describe('guessing', () => {
  it('two thousand guesses open nothing, and the honest one behind the same address gets in', async () => {
    const own = await makeWorld();
    try {
      const one = await own.signIn('researcher');
      await one.send(`POST /api/studies/${study}/waves/T1/invitations`);
      const honest = by(await linksOf('T1', one), 'zuid-04');
      const random = seededRandom(11);
      const statuses: number[] = [];
      for (let done = 0; done < 2000; done += 100)
        statuses.push(
          ...(await Promise.all(
            Array.from({ length: 100 }, async () => {
              const signs = Array.from({ length: 14 }, () => codeSigns[random.integer(0, codeSigns.length - 1)]).join('');
              return (await type(signs + checkSign(signs), null, own)).status;
            }),
          )),
        );
      expect(statuses.filter((s) => s === 200)).toEqual([]);
      expect(statuses.filter((s) => s === 404)).toHaveLength(freeTries.perAddress);
      expect(statuses.filter((s) => s === 429)).toHaveLength(2000 - freeTries.perAddress);
      const asked = await type(honest.code, null, own);
      expect(asked.status).toBe(429);
      const challenge = asked.body.params!.work;
      const code = honest.code.replaceAll('-', '');
      let nonce = 0;
      while (!workFits(challenge, code, nonce)) nonce += 1;
      expect((await type(honest.code, { challenge, nonce }, own)).body.token).toBe(tokenOf(honest));
      // who has the link is not asked for anything
      expect((await new Respondent(own.base, tokenOf(honest)!, '', '').send('GET /api/respond')).status).toBe(200);
    } finally {
      await own.close();
    }
  });
});
