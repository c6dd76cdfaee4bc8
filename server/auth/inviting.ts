/** Telling somebody by mail that they were invited, or that somebody made a link for them: who asks what, and the link. */
import type { Language } from '../../instruments/types.ts';
import type { Services } from '../http/services.ts';
import type { AccountWho } from '../http/who.ts';
import { addedLetter, invitationLetter, passwordLetter, type Place } from './letters.ts';
import { linkHours } from './links.ts';
import { type Mailed, mailingOf, type Recipient } from './mailing.ts';
import type { AccountRole } from './roles.ts';
import type { Joining } from './store.ts';

interface Told {
  /** who invites */
  readonly who: AccountWho;
  readonly to: Recipient;
  readonly language: Language;
}

export function invitingOf(services: Services) {
  const { store, clock, oidc } = services;
  const mailing = mailingOf(services);
  const until = () => new Date(clock().getTime() + linkHours * 3_600_000);
  /** "Anna de Vries (anna@example.org)", or the address alone. */
  const said = ({ account: { name, email } }: AccountWho): string => (name === null ? email : `${name} (${email})`);
  /** A place in a study as a mail speaks of it. */
  const placeOf = async (role: AccountRole, joining: Joining | null, language: Language): Promise<Place> => {
    if (joining === null) return { role, study: null, schools: [] };
    const title = (await store.studies.list()).find((s) => s.id === joining.study)?.title;
    const known = joining.schools === null ? [] : await store.schools.list(joining.study);
    return {
      role,
      study: title?.[language] ?? joining.study,
      schools: known.filter((s) => joining.schools?.includes(s.id)).map((s) => s.name ?? s.id),
    };
  };

  return {
    /** whether mail can go at all */
    on: mailing.on,
    /** Of an invitation; without a link somebody has a way in already and signs in at `origin`. */
    async invited(
      { who, to, language }: Told,
      { role, joining }: { readonly role: AccountRole; readonly joining: Joining | null },
      link: string | null,
      origin: string,
    ): Promise<Mailed> {
      const invitation = { name: to.name, inviter: said(who), place: await placeOf(role, joining, language) };
      const [kind, letter] =
        link === null
          ? (['added', addedLetter({ ...invitation, link: `${origin}/console/sign-in` }, language)] as const)
          : ([
              'invitation',
              invitationLetter({ ...invitation, link, until: until(), institution: oidc !== undefined }, language),
            ] as const);
      return mailing.send(kind, to, letter, language, who.account.id);
    },
    /** Of a link to choose another password with. */
    password: ({ who, to, language }: Told, link: string): Promise<Mailed> =>
      mailing.send(
        'password',
        to,
        passwordLetter({ name: to.name, asker: said(who), link, until: until() }, language),
        language,
        who.account.id,
      ),
  };
}
