/** Which first page a person gets: pure, so that every state has a test. */
import { Refused } from '../lib/call.ts';
import type { Welcome } from './wire.ts';

export type FirstScreen =
  | 'loading'
  | 'noLink'
  | 'open'
  | 'started'
  | 'nothing'
  | 'notYetOpen'
  | 'closed'
  | 'finished'
  | 'declined'
  | 'left'
  | 'unknown'
  | 'offline'
  | 'tooMany'
  | 'trouble';

/** The page for what the server said about this link. */
export function screenOf(welcome: Pick<Welcome, 'status' | 'consented' | 'instruments'>): FirstScreen {
  if (welcome.status === 'open' && welcome.instruments.length === 0) return 'nothing';
  if (welcome.status === 'open') return welcome.consented ? 'started' : 'open';
  return welcome.status;
}

/** The page for a refusal or no answer at all. */
export function screenOfProblem(error: unknown): FirstScreen {
  if (!(error instanceof Refused)) return 'trouble';
  if (error.status === 0) return 'offline';
  // a guest network's page or a proxy's, whatever its status says
  if (error.code === 'unexpectedAnswer') return 'trouble';
  if (error.status === 429) return 'tooMany';
  return error.status === 401 || error.status === 403 || error.status === 404 ? 'unknown' : 'trouble';
}

/** Pages on which trying again can help. */
export const canRetry = (screen: FirstScreen): boolean => screen === 'offline' || screen === 'tooMany' || screen === 'trouble';
