/**
 * The personal links of a wave. They are computed when asked for, and each time that is written to the audit, so they are
 * fetched on the first "copy" and kept for this visit to the page.
 */
import { useRef } from 'react';
import { call } from '../api.ts';

export interface Links {
  /** the link of one invitation, fetched when it is not known yet */
  readonly of: (invitation: string) => Promise<string | undefined>;
  /** what the server answered when a link was replaced */
  readonly replaced: (invitation: string, link: string) => void;
}

export function useLinks(study: string, wave: string): Links {
  const known = useRef(new Map<string, string>());
  return {
    of: async (invitation) => {
      if (!known.current.has(invitation)) {
        const { links } = await call('POST /api/studies/:study/waves/:wave/invitations/links', { params: { study, wave } });
        known.current = new Map(links.map((row) => [row.id, row.link]));
      }
      return known.current.get(invitation);
    },
    replaced: (invitation, link) => {
      known.current.set(invitation, link);
    },
  };
}
