/** Heavy work: shared, with progress, stopped at once, bounded; and the server answers meanwhile. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobView } from '../../server/jobs/contract.ts';
import { Jobs, jobView, mostJobs, mostOfAccount, mostOfStudy } from '../../server/http/jobs.ts';
import { Refusal } from '../../server/http/problem.ts';
import { makeWorld, type Problem, type Visitor, type World } from '../world.ts';
import { scored } from './study-with-scores.ts';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const never = ({ signal }: { signal: AbortSignal }) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));

describe('jobs', () => {
  const make = () => {
    let next = 0;
    return new Jobs(() => String((next += 1)));
  };

  it('tell how far they are, are shared by slot, and stay to be asked for when they are done', async () => {
    const jobs = make();
    let end: (value: string) => void = () => undefined;
    const job = jobs.begin('slot', 's', ({ progress }) => {
      progress({ done: 3, total: 10, label: 'scales' });
      return new Promise<string>((resolve) => (end = resolve));
    });
    expect(jobs.begin('slot', 's', never).state().id).toBe(job.state().id);
    expect(jobs.begin('other', 's', never).state().id).not.toBe(job.state().id);
    expect(jobView(jobs.get('s', job.state().id))).toMatchObject({ state: 'running', done: 3, total: 10, code: null });
    end('made');
    expect(await job.result).toBe('made');
    expect(jobs.get('s', '1').state).toBe('done');
    expect(jobs.finished('slot', 's').id).toBe('1');
    expect(() => jobs.get('another', '1')).toThrow(Refusal);
    expect(jobs.cancel('s', '1').state).toBe('done');
  });

  it('are stopped for everybody, and fail by name', async () => {
    const jobs = make();
    const job = jobs.begin('slot', 's', never);
    expect(jobs.cancel('s', '1').state).toBe('cancelled');
    await expect(job.result).rejects.toMatchObject({ code: 'jobCancelled' });
    const broken = jobs.begin('slot', 's', () => Promise.reject(new Error('broken')));
    await expect(broken.result).rejects.toThrow('broken');
    expect(jobs.get('s', '2')).toMatchObject({ state: 'failed', code: 'internal' });
    const refused = jobs.begin('slot', 's', () => Promise.reject(new Refusal('studyUnknown')));
    await expect(refused.result).rejects.toThrow(Refusal);
    expect(jobs.get('s', '3').code).toBe('studyUnknown');
  });

  it('are bounded by study, by account and in all: one study cannot shut others out', async () => {
    const jobs = make();
    for (let i = 0; i < mostOfStudy; i += 1) jobs.begin(`slot ${i}`, 's', never, 'anna');
    expect(() => jobs.begin('one more', 's', never, 'anna')).toThrow(/busy/);
    expect(() => jobs.begin('one more', 's', never, 'ben')).toThrow(/busy/);
    expect(jobs.begin('slot 1', 's', never).state().id).toBe('2');
    // an account with many studies of its own neither
    for (let i = mostOfStudy; i < mostOfAccount; i += 1) jobs.begin(`slot ${i}`, `s${i}`, never, 'anna');
    expect(() => jobs.begin('a new study', 'another', never, 'anna')).toThrow(/busy/);
    expect(jobs.begin('a new study', 'another', never, 'ben').state().state).toBe('waiting');
    jobs.cancel('s', '4');
    expect(jobs.begin('one more', 's', never, 'anna').state().state).toBe('waiting');
    for (let i = mostOfAccount + 1; i < mostJobs; i += 1) jobs.begin(`slot ${i}`, `s${i}`, never);
    expect(() => jobs.begin('beyond all', 'beyond', never)).toThrow(/busy/);
  });

  it('take turns study by study: who asks for one thing does not wait for all of another study', async () => {
    const jobs = make();
    const began: string[] = [];
    const ends = new Map<string, () => void>();
    const work = (name: string) => () => {
      began.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    };
    for (const name of ['a1', 'a2', 'a3', 'a4']) jobs.begin(name, 'a', work(name));
    for (const name of ['b1', 'b2']) jobs.begin(name, 'b', work(name));
    jobs.begin('c1', 'c', work('c1'));
    expect(began).toEqual(['a1', 'a2']);
    const end = async (name: string) => {
      ends.get(name)!();
      await pause(0);
    };
    await end('a1');
    await end('a2');
    expect(began.slice(2).toSorted()).toEqual(['b1', 'c1']);
    // stopped before its turn, it never begins
    const waiting = jobs.begin('b2', 'b', never);
    jobs.cancel('b', waiting.state().id);
    await expect(waiting.result).rejects.toMatchObject({ code: 'jobCancelled' });
    await end('b1');
    await end('c1');
    expect(began.slice(4)).toEqual(['a3', 'a4']);
  });
});

describe('the results as a job', () => {
  let world: World;
  let researcher: Visitor;
  const { data, identities } = scored();
  const at = `/api/studies/${data.design.id}`;
  beforeAll(async () => {
    world = await makeWorld({ empty: true });
    researcher = await world.signIn('researcher');
    await world.store.studies.importStudy({ data, identities }, 'tests');
  });
  afterAll(() => world.close());

  const begin = async () => (await researcher.send<JobView>(`POST ${at}/results/jobs`, { language: 'nl' })).body;
  const follow = async (id: string) => (await researcher.send<JobView>(`GET ${at}/jobs/${id}`)).body;
  const until = async (id: string, state: JobView['state']) => {
    const seen: JobView[] = [];
    for (let i = 0; i < 600; i += 1) {
      seen.push(await follow(id));
      if (seen.at(-1)!.state === state) return seen;
      await pause(20);
    }
    throw new Error(`never ${state}: ${JSON.stringify(seen.at(-1))}`);
  };

  it('stopped, it frees the worker at once; begun again, it shows steps and ends, while /health answers', async () => {
    const first = await begin();
    expect(first.state).toBe('waiting');
    expect((await begin()).id).toBe(first.id);
    await until(first.id, 'running');
    const waiting = researcher.send<Problem>(`GET ${at}/results?language=nl`);
    await pause(20);
    const stopped = await researcher.send<JobView>(`DELETE ${at}/jobs/${first.id}`);
    expect(stopped.body.state).toBe('cancelled');
    const { status, body } = await waiting;
    expect([status, body.code]).toEqual([409, 'jobCancelled']);

    const second = await begin();
    expect(second.id).not.toBe(first.id);
    const answered: number[] = [];
    const following = until(second.id, 'done');
    let over = false;
    void following.finally(() => (over = true));
    while (!over) {
      const started = performance.now();
      expect((await world.nobody().send('GET /health')).status).toBe(200);
      answered.push(performance.now() - started);
      await pause(30);
    }
    const seen = await following;
    expect(new Set(seen.map((one) => one.label)).size).toBeGreaterThan(2);
    for (const { done, total } of seen) expect(done).toBeLessThanOrEqual(total);
    expect(answered.length).toBeGreaterThan(3);
    expect(Math.max(...answered)).toBeLessThan(500);
    expect((await researcher.send(`GET ${at}/results?language=nl`)).status).toBe(200);
    expect((await begin()).state).toBe('done');
    expect((await researcher.send<Problem>(`GET /api/studies/another/jobs/${second.id}`)).body.code).toBe('studyUnknown');
    expect((await researcher.send<Problem>(`DELETE ${at}/jobs/nothing`)).status).toBe(404);
  });
});
