/**
 * A unit is what was heard of one school from one source. A coder knows it by a code that says nothing about the school: derived
 * from the study's key, so that it stays the same, and cannot be computed by somebody who knows the school's id.
 */
import { createHmac } from 'node:crypto';
import type { EvidenceSource } from '../../analysis/evidence/types.ts';

/** without signs that look alike */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const digest = (key: string, use: string, school: string, source: EvidenceSource) =>
  createHmac('sha256', key).update([use, school, source].join('\n')).digest();

/** Seven signs of 31: among 300 units two share one in about one study of 600,000. */
export const unitCode = (key: string, school: string, source: EvidenceSource): string =>
  [...digest(key, 'coding unit', school, source).subarray(0, 7)].map((byte) => letters[byte % letters.length]).join('');

/** Place in the lot that decides which units two coders get. */
export const lotOf = (key: string, school: string, source: EvidenceSource): string =>
  digest(key, 'coded twice', school, source).toString('hex');
