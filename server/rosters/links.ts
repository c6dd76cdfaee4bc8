/** The link of a school's coordinator: 160 bits that follow from the server's key; its beginning tells it from a personal link. */
import type { Secrets } from '../auth/secrets.ts';

export const coordinatorToken = (secrets: Secrets, link: string, generation: number): string =>
  `coord_${Buffer.from(secrets.derived('roster-coordinator', link, generation)).toString('base64url')}`;
