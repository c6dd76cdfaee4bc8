/** Class sessions: the teacher's side and the researcher's. What pupils' devices ask is in seats.ts. */
import QRCode from 'qrcode';
import { ConstraintBroken, Raced } from '../store/driver.ts';
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { accountOf, invitationOf } from '../http/who.ts';
import type { Actor } from '../store/steps.ts';
import { codeHashOf, codeOf, pictureOf } from './codes.ts';
import type { classesContract, Session, SessionRow } from './contract.ts';
import { asksPupils, cardsFor, mostCardsInFile, pupilsAreAsked, secondsLeft, withCards } from './rules.ts';
import { seatRoutes } from './seats.ts';
import type { ClassSession, SessionCounts } from './store.ts';

export function classesRoutes(services: Services): Handlers<typeof classesContract> {
  const { store, secrets, workers, clock, ids } = services;

  const row = (s: ClassSession & SessionCounts): SessionRow => {
    const { id, wave, waveLabel, school, schoolName, group, createdAt, closesAt, seats, done, cards } = s;
    const open = s.waveState === 'open' && secondsLeft(closesAt, clock()) > 0;
    return { id, wave, waveLabel, school, schoolName, group, createdAt, closesAt, seats, done, open, printed: cards };
  };
  const card = (session: string) => (number: number) => ({ number, picture: pictureOf(secrets, session, number) });

  /** How many pupils the school's own file counted in a group. */
  const expectedIn = async (study: string, school: string, group: string): Promise<{ expected?: number }> => {
    const found = (await store.rosters.sizes(study)).find((s) => s.school === school && s.group === group);
    return found && found.pupils > 0 ? { expected: found.pupils } : {};
  };

  const view = async (id: string, origin: string): Promise<Session> => {
    const s = await store.classes.session(id);
    if (!s) throw new Refusal('sessionUnknown');
    const [design, tiles] = await Promise.all([store.studies.design(s.study), store.classes.tiles(id)]);
    if (!design) throw new Refusal('studyUnknown');
    const code = codeOf(secrets, s.id, s.generation);
    const address = `${origin}/k/`;
    return {
      ...row({ ...s, seats: tiles.length, done: tiles.filter((t) => t.state === 'done').length }),
      study: { ...design.title },
      synthetic: design.synthetic,
      consentMode: design.consentMode ?? 'active',
      ...(await expectedIn(s.study, s.school, s.group)),
      waveOpen: s.waveState === 'open',
      code,
      address,
      qr: await QRCode.toString(`${address}#${code}`, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }),
      secondsLeft: s.waveState === 'open' ? secondsLeft(s.closesAt, clock()) : 0,
      cards: Array.from({ length: s.cards }, (_, i) => card(id)(i + 1)),
      tiles: tiles.map((t) => ({ ...card(id)(t.number), state: t.state })),
    };
  };

  /** Opens; when the code that follows is another session's, the next generation's. */
  const open = async (
    of: { study: string; wave: string; school: string; group: string; minutes: number; cards: number },
    actor: Actor,
    ahead = false,
  ): Promise<{ id: string }> => {
    const id = ids();
    const { minutes, ...rest } = of;
    const closesAt = new Date(clock().getTime() + minutes * 60_000).toISOString();
    for (let generation = 1; ; generation += 1) {
      const codeHash = codeHashOf(secrets, codeOf(secrets, id, generation));
      try {
        await store.classes.open({ ...rest, id, generation, codeHash, closesAt }, actor, ahead);
        return { id };
      } catch (error) {
        if (!(error instanceof ConstraintBroken && error.constraint === 'unique') || generation >= 20) throw error;
      }
    }
  };

  /** The open waves of a study at which pupils are asked something that their page can show. */
  const wavesFor = async (study: string, ahead = false) => {
    const design = await store.studies.design(study);
    if (!design) throw new Refusal('studyUnknown');
    return design.waves
      .filter((w) => (w.state === 'open' || (ahead && w.state === 'planned')) && asksPupils(design.deployments, w.id))
      .map(({ id, label }) => ({ id, label }));
  };
  /** The groups of every school as the console shows them. */
  const groupsOf = async (study: string) => {
    const [groups, schools, sizes] = await Promise.all([
      store.classes.groups(study),
      store.schools.list(study),
      store.rosters.sizes(study),
    ]);
    const pupilsIn = (school: string, group: string) => sizes.find((s) => s.school === school && s.group === group)?.pupils ?? 0;
    return schools.map(({ id, name }) => ({
      id,
      name: name ?? id,
      groups: [...(groups.get(id) ?? [])].map((group) => {
        const pupils = pupilsIn(id, group);
        return { name: group, asked: pupilsAreAsked(group), ...(pupils > 0 ? { pupils } : {}) };
      }),
    }));
  };
  const mustAsk = async (study: string, wave: string) => {
    const found = await store.waves.get(study, wave);
    if (!found) throw new Refusal('waveUnknown');
    if (found.state !== 'open') throw new Refusal(found.state === 'closed' ? 'waveClosed' : 'waveNotOpen');
    if (!(await wavesFor(study)).some((w) => w.id === wave)) throw new Refusal('pupilsNotAsked');
  };
  const move = async (session: string, minutes: number, actor: Actor, origin: string) => {
    const s = await store.classes.session(session);
    if (!s) throw new Refusal('sessionUnknown');
    if (minutes > 0 && s.waveState !== 'open') throw new Refusal(s.waveState === 'closed' ? 'waveClosed' : 'waveNotOpen');
    await store.classes.closeAt(s, new Date(clock().getTime() + minutes * 60_000).toISOString(), actor);
    return view(session, origin);
  };
  /** A teacher reaches the sessions of the own group only: another's does not exist for this link. */
  const ownGroup = async (who: Parameters<typeof invitationOf>[0], session: string) => {
    const { study, school, group, id } = invitationOf(who);
    const s = await store.classes.session(session);
    if (!s || s.study !== study || s.school !== school || s.group !== group) throw new Refusal('sessionUnknown');
    return `invitation:${id}`;
  };
  const inStudy = async (study: string, session: string) => {
    if ((await store.classes.session(session))?.study !== study) throw new Refusal('sessionUnknown');
  };

  return {
    'GET /api/respond/class': async ({ who }) => {
      const { study, school, group } = invitationOf(who);
      const name = (await store.schools.list(study)).find((s) => s.id === school)?.name ?? school;
      const consentMode = (await store.studies.design(study))?.consentMode ?? 'active';
      if (group === null || !pupilsAreAsked(group)) return { group: null, school: name, consentMode, waves: [], sessions: [] };
      return {
        group,
        consentMode,
        ...(await expectedIn(study, school, group)),
        school: name,
        waves: await wavesFor(study),
        sessions: (await store.classes.list(study, { school, group })).map(row),
      };
    },
    'POST /api/respond/class': async ({ who, body: { wave, minutes, cards } }) => {
      const { id, study, school, group } = invitationOf(who);
      if (group === null || !pupilsAreAsked(group)) throw new Refusal('pupilsNotAsked');
      await mustAsk(study, wave);
      return open({ study, wave, school, group, minutes, cards }, `invitation:${id}`);
    },
    'GET /api/respond/class/:session': async ({ who, params: { session }, origin }) => {
      await ownGroup(who, session);
      return view(session, origin);
    },
    'PUT /api/respond/class/:session/time': async ({ who, params: { session }, body: { minutes }, origin }) =>
      move(session, minutes, await ownGroup(who, session), origin),

    'GET /api/studies/:study/classes': async ({ params: { study } }) => {
      const [waves, cardWaves, schools, sessions] = await Promise.all([
        wavesFor(study),
        wavesFor(study, true),
        groupsOf(study),
        store.classes.list(study),
      ]);
      return { waves, cardWaves, schools, sessions: sessions.map(row) };
    },
    'POST /api/studies/:study/classes': async ({ who, params: { study }, body: { wave, school, group, minutes, cards } }) => {
      if (!(await store.studies.summary(study))) throw new Refusal('studyUnknown');
      if (!(await store.schools.list(study)).some((s) => s.id === school)) throw new Refusal('schoolUnknown');
      await mustAsk(study, wave);
      return open({ study, wave, school, group, minutes, cards }, accountOf(who).account.id);
    },
    'POST /api/studies/:study/classes/prepare': async ({ who, params: { study }, body: { wave, school, group } }) => {
      const schools = await groupsOf(study);
      if (school !== null && !schools.some((s) => s.id === school)) throw new Refusal('schoolUnknown');
      const found = await store.waves.get(study, wave);
      if (!found) throw new Refusal('waveUnknown');
      if (found.state === 'closed') throw new Refusal('waveClosed');
      if (!(await wavesFor(study, true)).some((w) => w.id === wave)) throw new Refusal('pupilsNotAsked');
      const there = withCards((await store.classes.list(study)).filter((s) => s.wave === wave));
      // a group that is named is taken at its word, as at "new class session"
      const wanted = schools
        .filter((s) => school === null || s.id === school)
        .flatMap((s) =>
          s.groups.filter((g) => (group === null ? g.asked : g.name === group)).map((g) => ({ ...g, school: s.id })),
        );
      if (wanted.length === 0) throw new Refusal('noCards');
      const before = wanted.map((g) => there.find((s) => s.school === g.school && s.group === g.name));
      const cards = wanted.reduce((sum, { pupils }, i) => sum + (before[i]?.cards ?? cardsFor(pupils)), 0);
      if (cards > mostCardsInFile) throw new Refusal('tooManyPages', { params: { count: cards, most: mostCardsInFile } });
      const fresh = wanted.filter((_, i) => before[i] === undefined);
      let made = 0;
      for (const { school: of, name, pupils } of fresh)
        try {
          await open(
            { study, wave, school: of, group: name, minutes: 0, cards: cardsFor(pupils) },
            accountOf(who).account.id,
            true,
          );
          made += 1;
        } catch (error) {
          // somebody else prepared this class meanwhile
          if (!(error instanceof Raced)) throw error;
        }
      return { made, classes: wanted.length, cards };
    },
    'POST /api/studies/:study/classes/cards.pdf': async ({ who, params: { study }, query, origin }) => {
      const { session, wave, school, group, language } = query;
      const place = new Map((await store.schools.list(study)).map((s, i) => [s.id, i]));
      if (place.size === 0 && !(await store.studies.summary(study))) throw new Refusal('studyUnknown');
      if (school !== undefined && !place.has(school)) throw new Refusal('schoolUnknown');
      if (session === undefined && wave === undefined) throw new Refusal('waveUnknown');
      if (session !== undefined) await inStudy(study, session);
      const { compare } = new Intl.Collator('nl', { numeric: true });
      const sessions = withCards(
        (await store.classes.list(study)).filter((s) =>
          session === undefined
            ? s.wave === wave && (school === undefined || s.school === school) && (group === undefined || s.group === group)
            : s.id === session,
        ),
      ).toSorted((a, b) => (place.get(a.school) ?? 0) - (place.get(b.school) ?? 0) || compare(a.group, b.group));
      if (sessions.length === 0) throw new Refusal('noCards');
      const count = sessions.reduce((sum, s) => sum + s.cards, 0);
      if (count > mostCardsInFile) throw new Refusal('tooManyPages', { params: { count, most: mostCardsInFile } });
      await store.audit.note({
        actor: accountOf(who).account.id,
        verb: 'classes.cards',
        subject: sessions.length === 1 ? sessions[0]!.id : sessions[0]!.wave,
        study,
        details: { classes: sessions.length, cards: count },
      });
      const bytes = await workers.run('cards', {
        classes: sessions.map((s) => ({
          school: s.schoolName,
          group: s.group,
          wave: s.waveLabel,
          code: codeOf(secrets, s.id, s.generation),
          cards: Array.from({ length: s.cards }, (_, i) => card(s.id)(i + 1)),
        })),
        address: `${origin}/k/`,
        language,
      });
      const parts = [study, sessions[0]!.wave, ...(sessions.length === 1 ? [sessions[0]!.school, sessions[0]!.group] : [school])];
      return { name: `${parts.filter((part) => part !== undefined).join('-')}-cards.pdf`, bytes };
    },
    'GET /api/studies/:study/classes/:session': async ({ params: { study, session }, origin }) => {
      await inStudy(study, session);
      return view(session, origin);
    },
    'PUT /api/studies/:study/classes/:session/time': async ({ who, params: { study, session }, body: { minutes }, origin }) => {
      await inStudy(study, session);
      return move(session, minutes, accountOf(who).account.id, origin);
    },
    ...seatRoutes(services),
  };
}
