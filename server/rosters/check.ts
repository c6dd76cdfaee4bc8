/** The researcher's side of a school's check: the link is made, renewed, mailed and withdrawn. */
import { sha256 } from '../auth/secrets.ts';
import type { Handlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import { studyMail } from '../mail/queue.ts';
import { Raced } from '../store/driver.ts';
import { checkMail } from './check-mail.ts';
import type { rostersContract } from './contract.ts';
import { coordinatorToken } from './links.ts';
import { type Rosters, schoolOf } from './looking.ts';
import { endOf, linkEnd, recipientsOf } from './rules.ts';

type Keys = Extract<keyof typeof rostersContract, `${string}/schools/:school/coordinator${string}`>;

export function checkRoutes({ store, secrets, ids, clock, mail }: Services): Handlers<Pick<typeof rostersContract, Keys>> {
  const addressesOf = ({ people, waves }: Rosters, school: string) =>
    recipientsOf(people, waves, (waves.find((w) => w.state === 'open') ?? waves.find((w) => w.state === 'planned'))?.id, school);
  const linkTo = async (study: string, school: string) => {
    const link = await store.rosters.coordinator(study, school);
    if (!link || link.revokedAt !== null) throw new Refusal('coordinatorNone');
    return link;
  };

  return {
    'GET /api/studies/:study/schools/:school/coordinator': async ({ params: { study, school } }) => {
      const rosters = await store.rosters.rosters(study);
      schoolOf(rosters, school);
      const link = await store.rosters.coordinator(study, school);
      const people = new Map(rosters.people.map((p) => [p.id, p]));
      return {
        link:
          link && link.revokedAt === null ? { ...link, endsAt: endOf(link), ended: endOf(link) <= clock().toISOString() } : null,
        mail: mail !== undefined,
        recipients: addressesOf(rosters, school).map(({ code, name, email, functions }) => ({
          person: code,
          name: name ?? code,
          email,
          functions: [...functions],
        })),
        suggestions: (await store.rosters.suggestions(study, school)).map((s) => {
          const person = s.person === null ? undefined : people.get(s.person);
          return {
            ...s,
            person: person?.code ?? null,
            name: person?.name ?? s.name ?? person?.code ?? '',
            functions: [...s.functions],
          };
        }),
      };
    },
    'POST /api/studies/:study/schools/:school/coordinator': async ({ params: { study, school }, who, origin }) => {
      const rosters = await store.rosters.rosters(study);
      schoolOf(rosters, school);
      const endsAt = linkEnd(clock(), rosters.waves);
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const before = await store.rosters.coordinator(study, school);
        const id = before?.id ?? ids();
        const generation = (before?.generation ?? 0) + 1;
        const token = coordinatorToken(secrets, id, generation);
        try {
          const link = { id, study, school, generation, tokenHash: sha256(token), endsAt };
          await store.rosters.link(link, accountOf(who).account.id);
          return { link: `${origin}/s/#${token}`, endsAt };
        } catch (error) {
          if (!(error instanceof Raced)) throw error;
        }
      }
      throw new Refusal('busy');
    },
    'POST /api/studies/:study/schools/:school/coordinator/renewal': async ({ params: { study, school }, who }) => {
      const rosters = await store.rosters.rosters(study);
      schoolOf(rosters, school);
      const endsAt = linkEnd(clock(), rosters.waves);
      await store.rosters.renew(study, school, endsAt, accountOf(who).account.id);
      return { endsAt };
    },
    'POST /api/studies/:study/schools/:school/coordinator/mail': async ({ params: { study, school }, body, who, origin }) => {
      if (!mail) throw new Refusal('mailIsOff');
      const actor = accountOf(who).account.id;
      const rosters = await store.rosters.rosters(study);
      const { name } = schoolOf(rosters, school);
      const to = addressesOf(rosters, school).find((p) => p.code === body.person);
      if (!to) throw new Refusal('addressUnknown');
      const link = await linkTo(study, school);
      if (endOf(link) <= clock().toISOString()) throw new Refusal('coordinatorNone');
      const design = await store.studies.design(study);
      const { settings } = await studyMail(store, study);
      const address = `${origin}/s/#${coordinatorToken(secrets, link.id, link.generation)}`;
      const { language } = settings;
      const text = checkMail(language, {
        name: to.name,
        school: name ?? school,
        study: design?.title[language] ?? study,
        link: address,
        until: endOf(link),
        sender: settings.senderName || mail.from,
      });
      const result = await mail.one({
        to: to.email.trim(),
        toName: to.name,
        ...text,
        link: address,
        language,
        settings,
      });
      if (result.sent) await store.rosters.mailed(study, school, link.generation, actor);
      else
        await store.audit.note({
          actor,
          verb: 'rosters.mailCoordinator',
          subject: school,
          study,
          details: { code: result.code },
        });
      return { sent: result.sent, to: to.email, code: result.sent ? null : result.code };
    },
    'DELETE /api/studies/:study/schools/:school/coordinator': async ({ params: { study, school }, who }) => {
      schoolOf(await store.rosters.rosters(study), school);
      await store.rosters.revoke(study, school, accountOf(who).account.id);
      return {};
    },
  };
}
