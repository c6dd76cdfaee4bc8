/** Making a study, and changing its design by named operations. */
import { measuredSeconds } from '../../instruments/minutes.ts';
import { Refusal } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import type { designContract } from './contract.ts';
import { isId, unseen } from '../studies/folder/rows.ts';
import { decide, described } from './rules.ts';
import type { DesignNow } from './store.ts';
import { newStudy } from './template.ts';
import { designView } from './view.ts';

export function designRoutes({ store, clock }: Services): Handlers<typeof designContract> {
  const known = async (study: string): Promise<DesignNow> => {
    const now = await store.design.read(study);
    if (!now) throw new Refusal('studyUnknown');
    return now;
  };
  const measuredOf = async (study: string) => measuredSeconds(await store.responses.timed(study));
  const view = async (study: string) => {
    const now = await known(study);
    const signers = (now.blueprint.design.comparable ?? []).map((one) => one.by);
    const names = await store.design.names([...new Set([...now.history.map((c) => c.actor), ...signers])]);
    return designView({ ...now, measured: await measuredOf(study), nameOf: (actor) => names.get(actor) ?? actor });
  };
  const revisionOf = (now: DesignNow) => now.history[0]?.revision ?? 0;

  return {
    'POST /api/studies/new': async ({ who, body: { id, title, template } }) => {
      const texts = [title.nl, title.en];
      if (!isId(id)) throw new Refusal('badRequest', { fields: [{ path: 'id', code: 'badId' }] });
      if (texts.some((text) => text.trim() !== text || unseen.test(text)))
        throw new Refusal('badRequest', { fields: [{ path: 'title', code: 'badText' }] });
      const { design, instruments } = newStudy(id, title, template);
      const nothing = { schools: [], people: [], responses: [], nominations: [], networkRespondents: [], achievement: [] };
      const identities = { schools: new Map(), people: new Map() };
      const actor = accountOf(who).account.id;
      await store.studies.importStudy({ data: { design, instruments, ...nothing }, identities }, actor);
      await store.audit.note({ actor, verb: 'design.create', subject: id, study: id, details: { template } });
      return { study: id };
    },

    'GET /api/studies/:study/design': ({ params: { study } }) => view(study),

    'POST /api/studies/:study/design/dry-run': async ({ params: { study }, body: { revision, operations } }) => {
      const now = await known(study);
      if (revisionOf(now) !== revision) throw new Refusal('designChanged');
      const { blueprint, facts, history } = now;
      const { touches, consequences, refused } = decide(blueprint, facts, history, operations, await measuredOf(study));
      return { revision, touches, consequences: [...consequences], refused: [...refused] };
    },

    'PUT /api/studies/:study/design': async ({ params: { study }, body: { revision, operations }, who }) => {
      const now = await known(study);
      if (revisionOf(now) !== revision) throw new Refusal('designChanged');
      const signer = { by: accountOf(who).account.id, at: clock().toISOString() };
      const { after, parts, refused } = decide(now.blueprint, now.facts, now.history, operations, new Map(), signer);
      const [first] = refused;
      if (first) {
        const fields = refused.map((one) => ({ path: `operations[${one.operation}]`, code: one.code }));
        throw new Refusal('designRefused', { params: { ...first.params, reason: first.code }, fields });
      }
      const change = { revision, before: now.blueprint, after, parts, operations: operations.map(described) };
      await store.design.write(study, change, signer.by);
      return view(study);
    },
  };
}
