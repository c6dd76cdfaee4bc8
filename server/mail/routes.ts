/** Mail of a study: settings and texts, the plan, the queue, letters. What is queued holds no link; letters do, so they are audited. */
import { sha256 } from '../auth/secrets.ts';
import type { Handlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { accountOf } from '../http/who.ts';
import { letterCodeOf, newCodes, printedCode, typedAddress } from '../invitations/codes.ts';
import { paceKeeper } from '../responses/pace.ts';
import { ConstraintBroken, Raced } from '../store/driver.ts';
import { type MailPlan, type mailContract, type MailState, mailState, textKinds } from './contract.ts';
import { holidaysKnownUntil } from './holidays.ts';
import { mailText, senderOf } from './message.ts';
import { recipientsOf, studyMail } from './queue.ts';
import { planKey, planMail } from './plan.ts';
import { aboutMinutes, addressesIn, hourBefore, mayBecome, mostLetters, saidDay, textProblems } from './rules.ts';
import { shippedTexts } from './texts.ts';

const languages = ['nl', 'en'] as const;

export function mailRoutes(services: Services): Handlers<typeof mailContract> {
  const { store, secrets, workers, clock, ids, mail } = services;
  const paceOf = paceKeeper(store, clock);

  const known = async (study: string) => {
    if (!(await store.studies.summary(study))) throw new Refusal('studyUnknown');
  };
  const wave = async (study: string, id: string) => {
    await known(study);
    const found = await store.waves.get(study, id);
    if (!found) throw new Refusal('waveUnknown');
    return found;
  };
  const sending = async (study: string) => {
    const { late, uncertain } = await store.mail.late(hourBefore(clock()), study);
    return {
      on: mail !== undefined,
      from: mail?.from ?? null,
      late,
      uncertain,
      stalled: mail?.stalled?.() ?? false,
      trouble: mail?.trouble() ?? null,
    };
  };
  const textsOf = async (study: string) => {
    const { texts } = await studyMail(store, study);
    return languages.flatMap((language) =>
      textKinds.map((kind) => {
        const own = texts.find((t) => t.kind === kind && t.language === language);
        const { subject, body } = own ?? shippedTexts[language][kind];
        return { kind, language, subject, body, version: own?.version ?? 0, own: own !== undefined };
      }),
    );
  };

  async function plan(study: string, id: string): Promise<MailPlan> {
    const { closes = null } = await wave(study, id);
    const [{ settings }, { recipients, due }] = await Promise.all([studyMail(store, study), recipientsOf(store, study, id)]);
    const now = clock();
    const { send, not } = planMail(recipients, settings, closes, now);
    const has = new Set(recipients.map((r) => r.person));
    const code = new Map(recipients.map((r) => [r.invitation, r.code]));
    const named = <R extends { readonly invitation: string; readonly person: string }>(row: R) => ({
      ...row,
      person: code.get(row.invitation) ?? row.person,
    });
    return {
      fingerprint: sha256(planKey(send)),
      send: send.map(named),
      not: not.map(named),
      uninvited: due.filter((p) => !has.has(p.id)).length,
    };
  }

  return {
    'GET /api/studies/:study/mail': async ({ params: { study } }) => {
      await known(study);
      const [{ settings }, texts, schools, state] = await Promise.all([
        studyMail(store, study),
        textsOf(study),
        store.schools.list(study),
        sending(study),
      ]);
      return {
        ...state,
        settings,
        texts,
        schools: schools.map(({ id, name }) => ({ id, name: name ?? id })),
        holidaysKnownUntil,
      };
    },

    'GET /api/studies/:study/mail/alarm': async ({ params: { study } }) => {
      await known(study);
      return sending(study);
    },

    'PUT /api/studies/:study/mail/settings': async ({ params: { study }, body, who }) => {
      await known(study);
      if (body.quiet.from >= body.quiet.until)
        throw new Refusal('badRequest', { fields: [{ path: 'quiet.until', code: 'tooEarly' }] });
      if (/[\p{Cc}<>"]/u.test(body.senderName))
        throw new Refusal('badRequest', { fields: [{ path: 'senderName', code: 'characters' }] });
      // answers to a questionnaire's mail tell who takes part
      if (body.replyTo !== null && (await store.mail.isLeader(study, body.replyTo))) throw new Refusal('mailSenderIsLeader');
      const schools = new Set((await store.schools.list(study)).map((s) => s.id));
      const regions = Object.fromEntries(Object.entries(body.regions).filter(([school]) => schools.has(school)));
      const settings = { ...body, regions };
      await store.mail.saveSettings(study, settings, accountOf(who).account.id);
      return settings;
    },

    'PUT /api/studies/:study/mail/texts/:kind/:language': async ({ params: { study, kind, language }, body, who }) => {
      await known(study);
      const back = body.subject.trim() === '' && body.body.trim() === '';
      const text = back ? { subject: '', body: '' } : body;
      const problem = back ? undefined : textProblems(kind, text)[0];
      if (problem) throw new Refusal('mailTextWrong', { params: { problem: problem.code, detail: problem.detail } });
      const version = await store.mail.saveText(study, kind, language, text, accountOf(who).account.id);
      return { ...(back ? shippedTexts[language][kind] : text), version: back ? 0 : version };
    },

    'POST /api/studies/:study/waves/:wave/mail/preview': async ({ params: { study, wave: id }, body, origin }) => {
      const { closes } = await wave(study, id);
      const { language, invitation, kind, subject, body: text } = body;
      const [{ settings }, recipients, schools, people] = await Promise.all([
        studyMail(store, study),
        store.mail.recipients(study, id),
        store.schools.list(study),
        store.waves.due(study, id),
      ]);
      const one = invitation === undefined ? recipients[0] : recipients.find((r) => r.invitation === invitation);
      if (!one) throw new Refusal(invitation === undefined ? 'nobodyInvited' : 'invitationUnknown');
      const asked = people.find((p) => p.id === one.person)?.asked ?? [];
      const minutes = aboutMinutes(
        asked,
        await store.mail.instruments(study),
        await paceOf(study),
        await store.responses.brought({ study, wave: id, person: one.person }),
      );
      const from = mail?.from ?? '';
      const sender = senderOf(settings, from);
      const made = mailText(
        { subject, body: text },
        {
          name: one.name,
          school: schools.find((s) => s.id === one.school)?.name ?? one.school,
          closes: saidDay(closes, language),
          minutes: minutes === null ? null : String(minutes),
          sender: settings.senderName || sender,
          link: null,
        },
        services.origin ?? origin,
        language,
      );
      return {
        to: one.email ?? '',
        from: sender,
        subject: made.subject,
        text: made.body,
        problems: [...textProblems(kind, { subject, body: text })],
      };
    },

    'GET /api/studies/:study/waves/:wave/mail': async ({ params: { study, wave: id } }) => {
      await wave(study, id);
      const [state, rows] = await Promise.all([sending(study), store.mail.list(study, id)]);
      const counts = Object.fromEntries(mailState.options.map((s) => [s, 0])) as Record<MailState, number>;
      for (const row of rows) counts[row.state] += 1;
      return { ...state, counts, rows: [...rows] };
    },

    'GET /api/studies/:study/waves/:wave/mail/plan': async ({ params: { study, wave: id } }) => plan(study, id),

    'POST /api/studies/:study/waves/:wave/mail/plan': async ({ params: { study, wave: id }, body, who }) => {
      const { state } = await wave(study, id);
      if (mail === undefined) throw new Refusal('mailIsOff');
      if (state !== 'open') throw new Refusal(state === 'closed' ? 'waveClosed' : 'waveNotOpen');
      const now = await plan(study, id);
      if (now.fingerprint !== body.fingerprint) throw new Refusal('mailPlanChanged');
      const rows = now.send
        .filter((row) => body.kinds.includes(row.kind))
        .map(({ invitation, kind, round, at }) => ({ id: ids(), invitation, kind, round, at }));
      try {
        await store.mail.enqueue(study, id, rows, accountOf(who).account.id);
      } catch (error) {
        // two clicks at once: the other one queued them
        if (error instanceof Raced || (error instanceof ConstraintBroken && error.constraint === 'unique'))
          throw new Refusal('mailPlanChanged');
        throw error;
      }
      return { queued: rows.length };
    },

    'POST /api/studies/:study/waves/:wave/mail/marks': async ({ params: { study, wave: id }, body, who }) => {
      await wave(study, id);
      const to = { again: 'queued', sent: 'sent', bounced: 'bounced', cancelled: 'cancelled' } as const;
      const reason = body.as === 'bounced' || body.as === 'cancelled' ? 'byHand' : null;
      const actor = accountOf(who).account.id;
      return {
        changed: await store.mail.mark(study, id, body.rows, mayBecome[body.as], { state: to[body.as], reason }, actor),
      };
    },

    'POST /api/studies/:study/waves/:wave/mail/bounces': async ({ params: { study, wave: id }, body, who }) => {
      await wave(study, id);
      const addresses = addressesIn(body.text);
      const rows = await store.mail.sentTo(study, id, addresses);
      const to = { state: 'bounced', reason: 'byHand' } as const;
      const changed =
        rows.length === 0 ? 0 : await store.mail.mark(study, id, rows, mayBecome.bounced, to, accountOf(who).account.id);
      return { addresses: addresses.size, changed };
    },

    'POST /api/studies/:study/waves/:wave/letters.pdf': async ({ params: { study, wave: id }, query, who, origin }) => {
      const { closes, label } = await wave(study, id);
      const { school, person, language } = query;
      const [rows, schools, { settings }] = await Promise.all([
        store.invitations.list(study, id),
        store.schools.list(study),
        studyMail(store, study),
      ]);
      const open = rows.filter(
        (row) =>
          row.finishedAt === null &&
          row.consent !== 'declined' &&
          (school === undefined || row.school === school) &&
          (person === undefined || row.code === person),
      );
      if (school !== undefined && !schools.some((s) => s.id === school)) throw new Refusal('schoolUnknown');
      if (open.length === 0) throw new Refusal('nobodyInvited');
      if (open.length > mostLetters) throw new Refusal('tooManyPages', { params: { count: open.length, most: mostLetters } });
      const names = new Map(schools.map((s) => [s.id, s.name ?? s.id]));
      const place = new Map(schools.map((s, i) => [s.id, i]));
      await store.audit.note({
        actor: accountOf(who).account.id,
        verb: 'mail.letters',
        subject: id,
        study,
        details: { letters: open.length },
      });
      await store.invitations.giveCodes(study, id, newCodes(secrets, open), accountOf(who).account.id);
      const bytes = await workers.run('letters', {
        letters: open
          .toSorted((a, b) => (place.get(a.school) ?? 0) - (place.get(b.school) ?? 0))
          .map((row) => ({
            name: row.name,
            school: names.get(row.school) ?? row.school,
            link: `${services.origin ?? origin}/r/#${secrets.invitationToken(row.id, row.generation)}`,
            code: printedCode(letterCodeOf(secrets, row.id, row.generation)),
          })),
        address: typedAddress(services.origin ?? origin),
        language,
        closes: saidDay(closes, language),
        sender: settings.senderName,
        title: label,
      });
      return { name: `${study}-${id}${school === undefined ? '' : `-${school}`}-letters.pdf`, bytes };
    },
  };
}
