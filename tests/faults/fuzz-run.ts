/** `npm run fuzz -- --times 10000 --seed 1`; the last line is JSON. */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const result = await fuzz(Number(values.times), Number(values.seed));
console.log(JSON.stringify({ faults: 'fuzz', ...result }));
if (result.crashes + result.nonsense > 0) process.exitCode = 1;
