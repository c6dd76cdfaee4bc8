/** One invitation as the console gets it. */
import type { ConsoleWire } from '../api.ts';

export type Invitations = ConsoleWire['GET /api/studies/:study/waves/:wave/invitations']['reply'];
export type Invitation = Invitations['invitations'][number];

/** The name, or the code of somebody whose name is not known. */
export const nameOf = (invitation: Invitation): string => invitation.name ?? invitation.person;
