/** Coding and the joint display. What a coder gets has unit codes instead of schools, and texts without the names that we know. */
import { findFactor, themes } from '../../analysis/evidence/themes.ts';
import type { Language } from '../../instruments/types.ts';
import type { ListedAccount } from '../accounts/store.ts';
import { invitingOf } from '../auth/inviting.ts';
import { oneTimeAddress, signInToken } from '../auth/links.ts';
import { notMailed } from '../auth/mailing.ts';
import type { Handlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { accountOf, type Who } from '../http/who.ts';
import { resultsOf } from '../studies/results.ts';
import type { CodebookTheme, Codes, evidenceContract, InferenceOut, JointFindings, ListedUnit, UnitText } from './contract.ts';
import { divide, impossible, judgedTwice, settled, unjudged } from './rules.ts';
import { deskOf, keyOf } from './desk.ts';
import { namesIn } from './texts.ts';

const codebook = (): CodebookTheme[] =>
  themes.map(({ id, words, hint, parent }) => ({ id, words, hint, parent: parent ?? null }));

/** A response may have come with an id that says whose it is. */
const withoutIds = (texts: readonly UnitText[]): UnitText[] => texts.map((one, i) => ({ ...one, id: `t${i + 1}` }));

/**
 * Whether the asker may hold a link of this account, and it needs one. Whoever has the link chooses the password: never of somebody
 * who has one or is or was signed in without it (by the institution), who looks after the accounts, or who works with a study that is not
 * the asker's.
 */
const needsLink = (account: ListedAccount | undefined, who: Who): boolean => {
  const own = new Set(accountOf(who).memberships.flatMap((m) => (m.role === 'researcher' ? [m.study] : [])));
  return (
    account !== undefined &&
    account.role === 'coder' &&
    !account.hasPassword &&
    !account.administrator &&
    !account.institution &&
    account.sessions === 0 &&
    account.memberships.every((m) => own.has(m.study) && m.role !== 'researcher')
  );
};

const refuseImpossible = (codes: Codes): void => {
  const wrong = impossible(codes);
  if (wrong.length > 0) throw new Refusal('impossibleCodes', { fields: wrong.map((path) => ({ path, code: 'impossible' })) });
};

export function evidenceRoutes(services: Services): Handlers<typeof evidenceContract> {
  const { store, clock, ids, secrets } = services;
  const made = resultsOf(services);
  const desk = deskOf(services);
  const inviting = invitingOf(services);
  const actorOf = (who: Who) => accountOf(who).account.id;

  /** The asker's tasks, by unit; refused where the unit is none of them. */
  const mine = async (study: string, who: Who) => {
    const account = actorOf(who);
    const coder = (await store.evidence.coders(study)).find((c) => c.account === account)?.code ?? null;
    const all = await desk.units(study);
    const tasks = coder === null ? [] : (await store.evidence.tasks(study)).filter((t) => t.coder === coder);
    const settledUnits = await desk.settled(study);
    const list = tasks
      .flatMap((task) => {
        const unit = all.byKey.get(keyOf(task));
        return unit ? [{ task, unit, state: desk.stateOf(task, unit, settledUnits) }] : [];
      })
      // in the order of their codes: not that of the schools
      .toSorted((a, b) => (a.unit.code < b.unit.code ? -1 : 1));
    return { coder, list };
  };
  const myUnit = async (study: string, code: string, who: Who) => {
    const { list, coder } = await mine(study, who);
    const found = list.find((one) => one.unit.code === code);
    if (!found || coder === null) throw new Refusal('unitUnknown');
    return { ...found, list, coder };
  };

  const save = async (
    { study, unit: code }: { study: string; unit: string },
    { codes, baseRevision }: { codes: Codes; baseRevision: number },
    who: Who,
    done: boolean,
  ) => {
    const account = actorOf(who);
    const coder = (await store.evidence.coders(study)).find((c) => c.account === account)?.code;
    const units = await store.evidence.unitsOf(study);
    const task = (await store.evidence.tasks(study)).find((t) => t.coder === coder && units.code(t) === code);
    if (!task) throw new Refusal('unitUnknown');
    refuseImpossible(codes);
    const left = done ? unjudged(codes).length : 0;
    if (left > 0) throw new Refusal('unitIncomplete', { params: { left } });
    const { school, source } = task;
    const place = { study, school, source, coder: task.coder };
    const revision = await store.evidence[done ? 'handIn' : 'saveDraft'](place, codes, baseRevision, account);
    return { revision, state: done ? ('done' as const) : ('draft' as const) };
  };

  /** Units that two coders handed in and judge differently; what the asker still has to code is left out. */
  const toSettle = async (study: string, who: Who) => {
    const { list } = await mine(study, who);
    const open = new Set(list.filter(({ task }) => task.doneAt === null).map(({ unit }) => unit.code));
    const { code } = await store.evidence.unitsOf(study);
    return judgedTwice(await store.evidence.codes(study))
      .filter((unit) => unit.differing.length > 0)
      .map((unit) => ({ ...unit, code: code(unit) }))
      .filter((unit) => !open.has(unit.code))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  };
  const oneToSettle = async (study: string, code: string, who: Who) => {
    const found = (await toSettle(study, who)).find((unit) => unit.code === code);
    if (!found) throw new Refusal('unitUnknown');
    return found;
  };

  /** Throws studyUnknown, selectionNotFrozen. */
  const openJoint = async (study: string, language: Language): Promise<JointFindings> => {
    const { joint } = await made.results(study, language);
    if (joint === null) throw new Refusal('selectionNotFrozen');
    return joint;
  };
  const inferencesOf = async (study: string): Promise<(factor: string) => InferenceOut[]> => {
    const all = await store.evidence.inferences(study);
    const names = new Map<string, string>();
    for (const by of new Set(all.map((one) => one.by))) names.set(by, (await store.auth.accountById(by))?.email ?? by);
    return (factor) =>
      all
        .filter((one) => one.factor === factor)
        .map(({ kind, text, by, at }) => ({ kind, text, by: names.get(by) ?? by, at }))
        .toReversed();
  };

  return {
    'GET /api/coding': async ({ who }) => {
      const joined = new Set(accountOf(who).memberships.map((m) => m.study));
      const studies = (await store.evidence.studiesOf(actorOf(who))).filter(({ study }) => joined.has(study));
      return {
        studies: await Promise.all(
          studies.map(async ({ study, units, done }) => {
            const design = await store.studies.design(study);
            if (!design) throw new Refusal('studyUnknown');
            return { id: study, title: design.title, synthetic: design.synthetic, units, done };
          }),
        ),
      };
    },

    'GET /api/studies/:study/coding': async ({ params: { study }, who }) => {
      const design = await store.studies.design(study);
      if (!design) throw new Refusal('studyUnknown');
      const { coder, list } = await mine(study, who);
      const units = list.map(
        ({ task, unit, state }): ListedUnit => ({
          unit: unit.code,
          source: unit.source,
          length: unit.materials.reduce((sum, m) => sum + m.length, 0),
          state,
          coded: Object.keys(task.draft).length,
        }),
      );
      return { title: design.title, synthetic: design.synthetic, coder, themes: themes.length, units };
    },

    'GET /api/studies/:study/coding/:unit': async ({ params: { study, unit: code }, who }) => {
      const { unit, task, state, list, coder } = await myUnit(study, code, who);
      const open = list.filter((one) => one.state === 'todo' || one.state === 'draft').map((one) => one.unit.code);
      return {
        unit: unit.code,
        source: unit.source,
        coder,
        state,
        revision: task.revision,
        texts: withoutIds(await desk.texts(study, unit)),
        themes: codebook(),
        codes: task.draft,
        next: open.find((one) => one > code) ?? open.find((one) => one !== code) ?? null,
      };
    },

    'PUT /api/studies/:study/coding/:unit': ({ params, body, who }) => save(params, body, who, false),
    'POST /api/studies/:study/coding/:unit/done': ({ params, body, who }) => save(params, body, who, true),

    'GET /api/studies/:study/evidence': async ({ params: { study }, who }) => {
      const design = await store.studies.design(study);
      if (!design) throw new Refusal('studyUnknown');
      const [schools, units, tasks, coders, codes, settledUnits, accounts] = await Promise.all([
        store.schools.list(study),
        desk.units(study),
        store.evidence.tasks(study),
        store.evidence.coders(study),
        store.evidence.codes(study),
        desk.settled(study),
        store.accounts.list(),
      ]);
      const known = new Set(coders.map((c) => c.code));
      const tasksOf = new Map(units.list.map((u) => [keyOf(u), tasks.filter((t) => keyOf(t) === keyOf(u))]));
      const given = [...tasksOf.values()].filter((own) => own.length > 0);
      return {
        schools: schools.map(({ id, name }) => ({ id, name })),
        waves: design.waves.map(({ id, label }) => ({ id, label })),
        units: units.list.map((unit) => ({
          unit: unit.code,
          school: unit.school,
          source: unit.source,
          materials: unit.materials.map((m) => ({ ...m })),
          coders: (tasksOf.get(keyOf(unit)) ?? []).map((t) => ({ code: t.coder, state: desk.stateOf(t, unit, settledUnits) })),
        })),
        coders: coders.map(({ code, email, account }) => {
          const own = tasks.filter((t) => t.coder === code);
          const done = own.filter((t) => t.doneAt !== null).length;
          const needs = needsLink(
            accounts.find((a) => a.id === account),
            who,
          );
          return { code, email, units: own.length, done, needsLink: needs };
        }),
        importedCodes: codes.filter((c) => !known.has(c.coder) && c.coder !== 'consensus').length,
        doubleShare: units.list.length === 0 ? null : given.filter((own) => own.length > 1).length / units.list.length,
        toSettle: (await toSettle(study, who)).filter((u) => u.differing.some((theme) => u.consensus[theme] === undefined))
          .length,
      };
    },

    'POST /api/studies/:study/materials': async ({ params: { study }, body, who }) => {
      const { namesChecked, ...material } = body;
      const schools = await store.schools.list(study);
      if (!(await store.studies.design(study))) throw new Refusal('studyUnknown');
      if (!schools.some((s) => s.id === material.school)) throw new Refusal('schoolUnknown');
      if (material.wave !== null && !(await store.waves.get(study, material.wave))) throw new Refusal('waveUnknown');
      const found = namesIn(material.text, await desk.names(study, material.school));
      if (found.length > 0 && !namesChecked) throw new Refusal('namesInText', { params: { names: found.join(', ') } });
      const id = ids();
      const { code } = await store.evidence.unitsOf(study);
      await store.evidence.addMaterial({ study, id, ...material, addedBy: actorOf(who) }, actorOf(who));
      return { id, unit: code(material) };
    },

    'GET /api/studies/:study/materials/:material': async ({ params: { study, material } }) => {
      const unit = (await desk.units(study)).list.find((u) => u.materials.some((m) => m.id === material));
      const line = unit?.materials.find((m) => m.id === material);
      const text = unit && (await desk.texts(study, unit)).find((t) => t.id === material);
      if (!unit || !line || !text) throw new Refusal('materialUnknown');
      return { title: line.title, text: text.text };
    },

    'DELETE /api/studies/:study/materials/:material': async ({ params: { study, material }, who }) => {
      await store.evidence.removeMaterial(study, material, actorOf(who));
      return {};
    },

    'POST /api/studies/:study/coders': async ({ params: { study }, body: { email, language }, who, origin }) => {
      if (!(await store.studies.design(study))) throw new Refusal('studyUnknown');
      const account = (await store.accounts.list()).find((a) => a.email === email);
      const token =
        account && !needsLink(account, who)
          ? null
          : await signInToken({ store, secrets, clock, ids }, { email, role: 'coder', studies: [] }, actorOf(who));
      const id = (account ?? (await store.auth.accountByEmail(email)))!.id;
      await store.auth.join(id, { study, role: 'coder', schools: null }, actorOf(who));
      const code = await store.evidence.addCoder(study, id, actorOf(who));
      const link = token === null ? null : oneTimeAddress(origin, token);
      const joining = { study, role: 'coder' as const, schools: null };
      const told = { who: accountOf(who), to: { id, email, name: account?.name ?? null }, language };
      // nobody writes to themselves
      const mailed = id === actorOf(who) ? notMailed : await inviting.invited(told, { role: 'coder', joining }, link, origin);
      return { code, link, mailed };
    },

    'POST /api/studies/:study/coding-tasks': async ({ params: { study }, body: { share }, who }) => {
      const units = (await desk.units(study)).list;
      const { lot } = await store.evidence.unitsOf(study);
      const coders = (await store.evidence.coders(study)).map((c) => c.code);
      const tasks = await store.evidence.tasks(study);
      const planned = units.map((unit) => ({
        unit: unit.code,
        lot: lot(unit),
        coders: tasks.filter((t) => keyOf(t) === keyOf(unit)).map((t) => t.coder),
      }));
      const added = divide(planned, coders, share).map(({ unit, coder }) => {
        const { school, source } = units.find((u) => u.code === unit)!;
        return { unit, school, source, coder };
      });
      if (added.length > 0)
        await store.evidence.assign(
          study,
          added.map(({ school, source, coder }) => ({ school, source, coder })),
          share,
          actorOf(who),
        );
      const doubleCoded = planned.filter((p) => p.coders.length + added.filter((a) => a.unit === p.unit).length > 1).length;
      return { assigned: added.length, doubleCoded, units: units.length };
    },

    'GET /api/studies/:study/consensus': async ({ params: { study }, who }) => ({
      units: (await toSettle(study, who)).map(({ code, source, differing, consensus }) => ({
        unit: code,
        source,
        differing: differing.length,
        settled: differing.filter((theme) => consensus[theme] !== undefined).length,
      })),
    }),

    'GET /api/studies/:study/consensus/:unit': async ({ params: { study, unit: code }, who }) => {
      const judged = await oneToSettle(study, code, who);
      const unit = (await desk.units(study)).byKey.get(keyOf(judged));
      const only = (codes: Codes) => Object.fromEntries(judged.differing.flatMap((t) => (codes[t] ? [[t, codes[t]]] : [])));
      return {
        unit: code,
        source: judged.source,
        revision: await store.evidence.consensusRevision(study, judged),
        // codes may have come with a study folder, without the text that they are about
        texts: unit ? withoutIds(await desk.texts(study, unit)) : [],
        themes: codebook(),
        coders: judged.coders.map(({ code: coder, codes }) => ({ code: coder, codes: only(codes) })),
        differing: [...judged.differing],
        codes: only(judged.consensus),
      };
    },

    'PUT /api/studies/:study/consensus/:unit': async ({ params: { study, unit: code }, body: { baseRevision, codes }, who }) => {
      const judged = await oneToSettle(study, code, who);
      refuseImpossible(codes);
      const left = judged.differing.filter((theme) => codes[theme] === undefined).length;
      if (left > 0) throw new Refusal('unitIncomplete', { params: { left } });
      const agreed = Object.fromEntries(Object.entries(codes).filter(([theme]) => judged.differing.includes(theme)));
      return { revision: await store.evidence.settle(study, judged, settled(judged, agreed), baseRevision, actorOf(who)) };
    },

    'GET /api/studies/:study/joint-display': async ({ params: { study }, query: { language } }) => {
      const joint = await openJoint(study, language);
      const of = await inferencesOf(study);
      return {
        rows: joint.rows.map((row) => ({ ...row, inferences: of(row.factor) })),
        agreement: joint.agreement,
      };
    },

    'POST /api/studies/:study/joint-display/:factor': async ({ params: { study, factor }, body, who }) => {
      await openJoint(study, 'nl');
      if (!findFactor(factor)) throw new Refusal('factorUnknown');
      await store.evidence.infer(study, { factor, ...body }, actorOf(who));
      return { inferences: (await inferencesOf(study))(factor) };
    },
  };
}
