/** Opening and closing a wave. */
import { z } from 'zod';
import { type Endpoint, id, type Wire } from '../http/contract.ts';
import { waveState } from '../studies/contract.ts';

const params = z.object({ study: id, wave: id });
const reply = z.object({ id: z.string(), state: waveState });
export const wavesContract = {
  'POST /api/studies/:study/waves/:wave/open': { summary: 'Open a wave: links work from now on', params, reply },
  'POST /api/studies/:study/waves/:wave/close': { summary: 'Close a wave: links say so', params, reply },
} as const satisfies Record<string, Endpoint>;
export type WavesWire = Wire<typeof wavesContract>;
