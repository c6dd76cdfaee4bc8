/** Whoever joined a moment ago gets the invitation from where they were added: its link, or the mail through the queue. */
import type { Handlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import { letterCodeOf, newCodes, printedCode, typedAddress } from '../invitations/codes.ts';
import { planMail } from '../mail/plan.ts';
import { recipientsOf, studyMail } from '../mail/queue.ts';
import { ConstraintBroken, Raced } from '../store/driver.ts';
import type { rostersContract } from './contract.ts';

type Keys = Extract<keyof typeof rostersContract, `${string}/invitation/${string}`>;

export function inviteRoutes({ store, secrets, ids, clock, mail }: Services): Handlers<Pick<typeof rostersContract, Keys>> {
  const invitationOf = async (study: string, wave: string, person: string) => {
    const found = await store.waves.get(study, wave);
    if (!found) throw new Refusal('waveUnknown');
    const invitation = (await store.invitations.list(study, wave)).find((row) => row.code === person);
    if (!invitation) throw new Refusal('invitationUnknown');
    return { wave: found, invitation };
  };

  return {
    'POST /api/studies/:study/people/:person/invitation/link': async ({ params: { study, person }, body, who, origin }) => {
      const actor = accountOf(who).account.id;
      const { invitation } = await invitationOf(study, body.wave, person);
      const { id, generation } = invitation;
      await store.invitations.giveCodes(study, body.wave, newCodes(secrets, [invitation]), actor);
      await store.audit.note({ actor, verb: 'invitations.links', subject: body.wave, study, details: { links: 1 } });
      return {
        link: `${origin}/r/#${secrets.invitationToken(id, generation)}`,
        code: printedCode(letterCodeOf(secrets, id, generation)),
        address: typedAddress(origin),
      };
    },
    'POST /api/studies/:study/people/:person/invitation/mail': async ({ params: { study, person }, body, who }) => {
      if (!mail) throw new Refusal('mailIsOff');
      const { wave, invitation } = await invitationOf(study, body.wave, person);
      if (wave.state !== 'open') throw new Refusal(wave.state === 'closed' ? 'waveClosed' : 'waveNotOpen');
      const [{ settings }, { recipients }] = await Promise.all([studyMail(store, study), recipientsOf(store, study, wave.id)]);
      const own = recipients.filter((r) => r.invitation === invitation.id);
      const { send, not } = planMail(own, settings, wave.closes ?? null, clock());
      const [next] = send;
      if (!next) return { at: null, why: not[0]?.why ?? 'notOnRoster' };
      const { kind, round, at } = next;
      try {
        await store.mail.enqueue(
          study,
          wave.id,
          [{ id: ids(), invitation: invitation.id, kind, round, at }],
          accountOf(who).account.id,
        );
      } catch (error) {
        // somebody else queued it in the same moment: it goes once
        if (error instanceof Raced || (error instanceof ConstraintBroken && error.constraint === 'unique'))
          return { at: null, why: 'queued' };
        throw error;
      }
      return { at, why: null };
    },
  };
}
