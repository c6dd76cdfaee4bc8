/** Statuses of mail servers in words, and what to do about each. */
import { expect, it } from 'vitest';
import { adviceFor, faultOf } from '../../../client/console/invitations/reasons.ts';

it.each([
  ['5.1.1', 'mailbox', 'address'],
  ['5.1.10', 'domain', 'address'],
  ['5.4.4', 'domain', 'address'],
  ['5.1.0', 'address', 'address'],
  ['5.4.1', 'address', 'address'],
  ['550', 'address', 'address'],
  ['5.2.1', 'disabled', 'address'],
  ['5.2.2', 'full', 'later'],
  ['552', 'full', 'later'],
  ['4.4.7', 'unreachable', 'later'],
  ['4.4.1', 'unreachable', 'later'],
  ['5.3.0', 'unreachable', 'later'],
  ['5.3.4', 'size', 'call'],
  ['5.7.1', 'policy', 'policy'],
  ['5.7.606', 'policy', 'policy'],
  ['554', 'policy', 'policy'],
  ['5.5.0', 'other', 'call'],
  ['unknown', 'other', 'call'],
] as const)('%s', (status, fault, advice) => {
  expect([faultOf(status), adviceFor(status)]).toEqual([fault, advice]);
});

it('our own words have advice too', () => {
  expect([adviceFor('notMade'), adviceFor('byHand'), adviceFor('cameBack'), adviceFor(null)]).toEqual([
    'address',
    'call',
    'call',
    'call',
  ]);
});
