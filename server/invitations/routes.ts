/** Invitations and their personal links. Links are computed when asked for, and asking is written to the audit. */
import { sha256 } from '../auth/secrets.ts';
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import { makeGuessing } from '../classes/work.ts';
import { defaultSettings } from '../mail/texts.ts';
import { ConstraintBroken, Raced } from '../store/driver.ts';
import type { invitationsContract } from './contract.ts';
import { letterCodeHashOf, letterCodeOf, newCodes, printedCode, readLetterCode, typedAddress } from './codes.ts';
import { codeWorks, linksCsv, stateOf } from './rules.ts';
import type { InvitationRow } from './store.ts';

export function invitationsRoutes({ store, secrets, ids, clock }: Services): Handlers<typeof invitationsContract> {
  const challenge = (period: number) => Buffer.from(secrets.derived('invitation-work', period)).toString('base64url');
  const guessing = makeGuessing(clock, challenge);
  const wire = (row: InvitationRow) => ({
    id: row.id,
    person: row.code,
    name: row.name,
    email: row.email,
    school: row.school,
    functions: [...row.functions],
    state: stateOf(row),
  });
  /** behind the #, so that no server or proxy writes the token down */
  const linkOf = (origin: string, invitation: string, generation: number) =>
    `${origin}/r/#${secrets.invitationToken(invitation, generation)}`;

  const wave = async (study: string, id: string) => {
    if (!(await store.studies.summary(study))) throw new Refusal('studyUnknown');
    const found = await store.waves.get(study, id);
    if (!found) throw new Refusal('waveUnknown');
    return found;
  };
  const links = async (study: string, id: string, origin: string, actor: string) => {
    await wave(study, id);
    const rows = await store.invitations.list(study, id);
    await store.invitations.giveCodes(study, id, newCodes(secrets, rows), actor);
    const { language } = (await store.mail.settings(study)) ?? defaultSettings;
    await store.audit.note({ actor, verb: 'invitations.links', subject: id, study, details: { links: rows.length } });
    return rows.map((row) => ({
      ...wire(row),
      language: row.language ?? language,
      link: linkOf(origin, row.id, row.generation),
      code: printedCode(letterCodeOf(secrets, row.id, row.generation)),
      address: typedAddress(origin),
    }));
  };

  async function invite(study: string, id: string, actor: string): Promise<{ created: number; existing: number }> {
    if ((await wave(study, id)).state === 'closed') throw new Refusal('waveClosed');
    const [due, existing, progress] = await Promise.all([
      store.waves.due(study, id),
      store.invitations.list(study, id),
      store.studies.personProgress(study),
    ]);
    const invited = new Set(existing.map((row) => row.person));
    const handedIn = new Map(progress.filter((p) => p.wave === id).map((p) => [p.person, p.submitted]));
    const open = (p: (typeof due)[number]) => p.asked.some(({ instrument }) => !handedIn.get(p.id)?.has(instrument));
    const fresh = due.filter((p) => !invited.has(p.id) && open(p));
    const entries = fresh.map((p) => {
      const invitation = ids();
      return { id: invitation, person: p.id, tokenHash: sha256(secrets.invitationToken(invitation, 1)) };
    });
    await store.invitations.create(study, id, entries, actor);
    return { created: entries.length, existing: existing.length };
  }

  return {
    'GET /api/studies/:study/waves/:wave/invitations': async ({ params: { study, wave: id } }) => {
      await wave(study, id);
      const [due, rows] = await Promise.all([store.waves.due(study, id), store.invitations.list(study, id)]);
      return { due: due.length, invitations: rows.map(wire) };
    },

    'POST /api/studies/:study/waves/:wave/invitations': async ({ params: { study, wave: id }, who }) => {
      const actor = accountOf(who).account.id;
      try {
        return await invite(study, id, actor);
      } catch (error) {
        // two clicks at once: the other one invited them
        if (error instanceof ConstraintBroken && error.constraint === 'unique') return invite(study, id, actor);
        throw error;
      }
    },

    'POST /api/studies/:study/waves/:wave/invitations/links': async ({ params: { study, wave: id }, who, origin }) => ({
      links: await links(study, id, origin, accountOf(who).account.id),
    }),

    'POST /api/studies/:study/waves/:wave/invitations/links.csv': async ({ params: { study, wave: id }, query, who, origin }) => {
      const rows = await links(study, id, origin, accountOf(who).account.id);
      const names = new Map((await store.schools.list(study)).map((s) => [s.id, s.name ?? s.id]));
      const named = rows.map((row) => ({ ...row, schoolName: names.get(row.school) ?? row.school }));
      return { name: `${study}-${id}-links.csv`, bytes: linksCsv(named, query.language) };
    },

    'POST /api/studies/:study/invitations/:invitation/replace': async ({ params: { study, invitation }, who, origin }) => {
      const actor = accountOf(who).account.id;
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const generation = await store.invitations.generation(study, invitation);
        if (generation === undefined) throw new Refusal('invitationUnknown');
        const token = secrets.invitationToken(invitation, generation + 1);
        try {
          await store.invitations.replace(study, invitation, generation, sha256(token), actor);
          return { link: linkOf(origin, invitation, generation + 1) };
        } catch (error) {
          if (!(error instanceof Raced)) throw error;
        }
      }
      throw new Refusal('busy');
    },

    'POST /api/respond/enter': async ({ body, address }) => {
      const code = readLetterCode(body.code);
      // what cannot be a code is no guess, and costs nothing to refuse
      if (code === undefined) throw new Refusal('badRequest', { fields: [{ path: 'body.code', code: 'mistyped' }] });
      guessing.admit(address, code, body.work);
      const found = await store.invitations.byCode(letterCodeHashOf(secrets, code));
      if (!found || !codeWorks(found, clock())) {
        guessing.wrong(address);
        throw new Refusal('codeUnknown');
      }
      return { token: secrets.invitationToken(found.id, found.generation) };
    },
  };
}
