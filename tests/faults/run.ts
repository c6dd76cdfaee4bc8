/** `npm run faults -- --times 200 --seed 1`: kills the built server at random moments under load; the last line is JSON. */
import { parseArgs } from 'node:util';
import { killRepeatedly } from './kill.ts';

const { values } = parseArgs({ options: { times: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } });
const result = await killRepeatedly(Number(values.times), Number(values.seed), (text) => console.log(text));
console.log(JSON.stringify({ faults: 'kill', ...result }));
if (result.lost + result.doubled + result.damaged + result.errors > 0) process.exitCode = 1;
