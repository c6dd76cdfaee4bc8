/** Rosters: files in and whole rosters changed; single people; the researcher's side of a coordinator's check. */
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import { sha256 } from '../auth/secrets.ts';
import type { rostersContract } from './contract.ts';
import { checkRoutes } from './check.ts';
import { coordinatorRoutes } from './coordinator.ts';
import { look, type Rosters, schoolOf } from './looking.ts';
import { singles } from './single.ts';
import { inviteRoutes } from './invite.ts';
import { headerKey, type Mapping } from './reading/columns.ts';
import { squeeze } from '../studies/folder/identifiers.ts';
import { rosterLimits } from './reading/grid.ts';
import { templateCsv, templateRows, templateXlsx } from './templates.ts';
import { rosterWriter, waveToChange } from './write.ts';

/** A file's columns may be called after people (a list without a head), so what is remembered are hashes. */
const columnKey = (column: string): string => sha256(squeeze(column)).slice(0, 24);

export function rostersRoutes(services: Services): Handlers<typeof rostersContract> {
  const { store, workers, ids } = services;
  const writer = rosterWriter(services);
  const single = singles(services);

  /** The school that an EDEXML file is about: the one that was chosen, or the one whose BRIN it carries. */
  const schoolOfBrin = (rosters: Rosters, brin: string | null, chosen: string | undefined) => {
    const fits = (known: string | null) => {
      const [a, b] = [squeeze(known ?? ''), squeeze(brin ?? '')];
      return a !== '' && b !== '' && (a === b || `${a}00` === b || a === `${b}00`);
    };
    if (chosen !== undefined) {
      const school = schoolOf(rosters, chosen);
      if (school.brin === null || brin === null) return { school: chosen, known: false };
      if (!fits(school.brin))
        throw new Refusal('brinDiffers', { params: { file: brin.slice(0, 20), school: school.brin.slice(0, 20) } });
      return { school: chosen, known: true };
    }
    const own = rosters.schools.filter((s) => fits(s.brin));
    if (own.length !== 1) throw new Refusal('brinUnknown', { params: { file: (brin ?? '–').slice(0, 20) } });
    return { school: own[0]!.id, known: true };
  };
  const template = async (study: string, school: string | undefined, language: 'nl' | 'en', actor: string) => {
    const rosters = await store.rosters.rosters(study);
    if (school !== undefined) {
      schoolOf(rosters, school);
      // a file with names and addresses leaves: written down before a byte does
      await store.audit.note({ actor, verb: 'rosters.template', subject: school, study });
    }
    return {
      rows: templateRows(language, rosters, school),
      name: `${school ?? study}-${language === 'nl' ? 'personeel' : 'staff'}`,
    };
  };

  return {
    'POST /api/studies/:study/rosters/preview': async ({ params: { study }, query: { school, wave }, bytes }) => {
      const rosters = await store.rosters.rosters(study);
      waveToChange(rosters, wave);
      if (school !== undefined) schoolOf(rosters, school);
      if (bytes.length > rosterLimits.bytes)
        throw new Refusal('rosterRefused', { params: { reason: 'tooLarge', limit: rosterLimits.bytes / 1_048_576 } });
      const read = await workers.run('readRoster', { bytes });
      if (!read.ok) {
        const { code, at, limit } = read;
        throw new Refusal('rosterRefused', {
          params: { reason: code, ...(at === undefined ? {} : { at }), ...(limit === undefined ? {} : { limit }) },
        });
      }
      const about = read.kind === 'edexml' ? schoolOfBrin(rosters, read.brin, school) : { school: school ?? null, known: true };
      const kept = await store.rosters.mapping(study, sha256(headerKey(read.header)));
      const rememberedOf = (column: string) => kept?.[columnKey(column)] as Mapping[string] | undefined;
      const mapping =
        kept === undefined || read.kind === 'edexml'
          ? read.mapping
          : Object.fromEntries(read.header.map((c) => [c, rememberedOf(c) ?? read.mapping[c] ?? 'ignore']));
      const table = {
        school: about.school,
        wave,
        header: [...read.header],
        rows: read.rows.map(({ row, cells }) => ({ row, cells: [...cells] })),
        mapping: { ...mapping },
      };
      return {
        file: {
          kind: read.kind,
          sheet: read.sheet,
          notices: [...read.notices, ...(about.known ? [] : (['brinNotKnown'] as const))],
          brin: read.brin,
          schoolYear: read.schoolYear,
        },
        table,
        remembered: kept !== undefined,
        dropped: read.dropped.map((d) => ({ ...d })),
        groups: read.groups.map((g) => ({ ...g })),
        outcome: look(table, rosters).outcome,
      };
    },

    'POST /api/studies/:study/rosters/check': async ({ params: { study }, body }) => {
      const rosters = await store.rosters.rosters(study);
      waveToChange(rosters, body.wave);
      if (body.school !== null) schoolOf(rosters, body.school);
      return look(body, rosters).outcome;
    },

    'POST /api/studies/:study/rosters/apply': async ({ params: { study }, body, who }) => {
      const actor = accountOf(who).account.id;
      const { revision, stay, groups, ...table } = body;
      const rosters = await store.rosters.rosters(study);
      waveToChange(rosters, body.wave);
      if (body.school !== null) schoolOf(rosters, body.school);
      if (rosters.revision !== revision) throw new Refusal('rosterChanged');
      if (groups.length > 0 && body.school === null) throw new Refusal('badRequest');
      const { outcome, plan } = look(table, rosters);
      const problems = outcome.problems.filter((p) => p.grade === 'problem').length;
      if (problems > 0) throw new Refusal('rosterProblems', { params: { count: problems } });
      const staying = new Set(stay);
      const { joined, changed, left, invited } = await writer.write(rosters, study, body.wave, {
        plan: (handedIn) => plan(staying, handedIn, () => ids().slice(-10)),
        groups: groups.map((g) => ({ school: body.school!, group: g.name, pupils: g.pupils })),
        verb: 'rosters.apply',
        subject: body.school ?? study,
        actor,
      });
      const mapping = Object.fromEntries(Object.entries(body.mapping).map(([column, field]) => [columnKey(column), field]));
      await store.rosters.remember(study, sha256(headerKey(body.header)), mapping, actor);
      return { joined, changed, left, same: outcome.same, invited, groups: groups.length };
    },

    'GET /api/studies/:study/rosters/template.xlsx': async ({ params: { study }, query: { language, school }, who }) => {
      const { rows, name } = await template(study, school, language, accountOf(who).account.id);
      return { name: `${name}.xlsx`, bytes: await templateXlsx(rows, language) };
    },
    'GET /api/studies/:study/rosters/template.csv': async ({ params: { study }, query: { language, school }, who }) => {
      const { rows, name } = await template(study, school, language, accountOf(who).account.id);
      return { name: `${name}.csv`, bytes: templateCsv(rows, language) };
    },

    'POST /api/studies/:study/schools/:school/people': async ({ params: { study, school }, body, who }) =>
      single.join(study, school, body, accountOf(who).account.id),
    'PUT /api/studies/:study/people/:person': async ({ params: { study, person }, body, who }) =>
      single.change(study, person, body, accountOf(who).account.id),
    'POST /api/studies/:study/people/:person/presence': async ({ params: { study, person }, body, who }) =>
      single.presence(study, person, body.wave, body.presence, accountOf(who).account.id),

    ...inviteRoutes(services),
    ...checkRoutes(services),
    'POST /api/studies/:study/suggestions/:suggestion': async ({ params: { study, suggestion }, body, who }) => {
      const found = await store.rosters.suggestion(study, suggestion);
      if (!found) throw new Refusal('suggestionUnknown');
      const actor = accountOf(who).account.id;
      if (body.accept) return single.accept(found, body.wave, actor);
      await store.rosters.drop(study, undefined, suggestion, actor);
      return { invited: false, person: null };
    },

    ...coordinatorRoutes(services),
  };
}
