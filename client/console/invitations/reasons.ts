/** Why a mail did not arrive, in words, and what somebody can do about it. */

/** What our own words say; every other reason is a status of a mail server. */
export const ownReasons = [
  'finished',
  'declined',
  'notOnRoster',
  'noAddress',
  'waveClosed',
  'notFinished',
  'notMade',
  'byHand',
  'interrupted',
  'paused',
  'addressCorrected',
  'cameBack',
] as const;
export type OwnReason = (typeof ownReasons)[number];
export const ownReason = (reason: string | null): OwnReason | undefined => ownReasons.find((one) => one === reason);

export type Fault = 'mailbox' | 'domain' | 'address' | 'disabled' | 'full' | 'unreachable' | 'size' | 'policy' | 'other';

const exact: Readonly<Record<string, Fault>> = {
  '1.1': 'mailbox',
  '1.2': 'domain',
  '1.6': 'mailbox',
  '1.10': 'domain',
  '2.0': 'disabled',
  '2.1': 'disabled',
  '2.2': 'full',
  '2.3': 'size',
  '3.4': 'size',
  // a server of Microsoft that does not know the recipient says so
  '4.1': 'address',
  '4.4': 'domain',
};
const byGroup: Readonly<Record<string, Fault>> = { 1: 'address', 2: 'disabled', 3: 'unreachable', 4: 'unreachable', 7: 'policy' };
const byReply: Readonly<Record<string, Fault>> = { 550: 'address', 551: 'address', 552: 'full', 553: 'address', 554: 'policy' };

/** What a status means (RFC 3463 §3; without an enhanced one the reply code, RFC 5321 §4.2.3). */
export function faultOf(status: string): Fault {
  const [, kind, group = '', detail = ''] = /^([45])\.(\d{1,3})\.(\d{1,3})$/.exec(status) ?? [];
  if (kind === undefined) return byReply[status] ?? 'other';
  // a server that gave up after days of trying
  if (kind === '4' && group === '4') return 'unreachable';
  return exact[`${group}.${detail}`] ?? byGroup[group] ?? 'other';
}

export type Advice = 'address' | 'later' | 'policy' | 'call';
const advices: Readonly<Record<Fault, Advice>> = {
  mailbox: 'address',
  domain: 'address',
  address: 'address',
  disabled: 'address',
  full: 'later',
  unreachable: 'later',
  size: 'call',
  policy: 'policy',
  other: 'call',
};

/** What to do about a mail that was refused or came back. */
export function adviceFor(reason: string | null): Advice {
  if (reason === 'notMade') return 'address';
  return reason === null || ownReason(reason) ? 'call' : advices[faultOf(reason)];
}
