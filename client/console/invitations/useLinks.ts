/**
 * The personal links of a wave and the codes that are typed instead. They are computed when asked for, and each time that is written to the audit, so they are
 * fetched on the first "copy" and kept for this visit to the page.
 */
import { useRef } from 'react';
import { call } from '../api.ts';

export interface PersonalLink {
  readonly link: string;
  readonly code: string;
  /** where the code is typed */
  readonly address: string;
}
export interface Links {
  /** what belongs to one invitation, fetched when it is not known yet */
  readonly of: (invitation: string) => Promise<PersonalLink | undefined>;
  /** a link was replaced: what was known of it holds no longer */
  readonly forget: (invitation: string) => void;
}

export function useLinks(study: string, wave: string): Links {
  const known = useRef(new Map<string, PersonalLink>());
  return {
    of: async (invitation) => {
      if (!known.current.has(invitation)) {
        const { links } = await call('POST /api/studies/:study/waves/:wave/invitations/links', { params: { study, wave } });
        known.current = new Map(links.map(({ id, link, code, address }) => [id, { link, code, address }]));
      }
      return known.current.get(invitation);
    },
    forget: (invitation) => void known.current.delete(invitation),
  };
}
