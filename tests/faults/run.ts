/**
 * Faults at full length; the last line of each is JSON.
 *
 *   npm run faults -- --times 200 --seed 1     kills the built server at random moments under load
 *   npm run faults -- --guesses 10000          guesses links, seats, class codes and codes of letters from one address
 *   npm run faults -- --disk                   fills the disk of the built server (a tmpfs, where mounting is allowed)
 *
 * Without an option: all three.
 */
import { parseArgs } from 'node:util';
import { fillTmpfs } from './full-disk.ts';
import { guess } from './guess.ts';
import { killRepeatedly } from './kill.ts';

const { values } = parseArgs({
  options: {
    times: { type: 'string' },
    guesses: { type: 'string' },
    disk: { type: 'boolean' },
    seed: { type: 'string', default: '1' },
  },
});
const all = values.times === undefined && values.guesses === undefined && values.disk === undefined;
const seed = Number(values.seed);
const say = (text: string) => console.log(text);
const fail = (when: boolean) => {
  if (when) process.exitCode = 1;
};

if (all || values.times !== undefined) {
  const result = await killRepeatedly(Number(values.times ?? 200), seed, say);
  console.log(JSON.stringify({ faults: 'kill', ...result }));
  fail(result.lost + result.doubled + result.damaged + result.errors > 0);
}
if (all || values.guesses !== undefined) {
  const result = await guess(Number(values.guesses ?? 10_000), seed, say);
  console.log(JSON.stringify({ faults: 'guesses', ...result }));
  fail(result.worked + result.shutOut + result.errors > 0);
}
if (all || values.disk) {
  const result = await fillTmpfs(say);
  if (result.skipped) console.log(result.skipped);
  console.log(JSON.stringify({ faults: 'disk', ...result }));
  fail(result.lost + result.damaged + result.errors > 0 || result.takenAfterwards !== result.refused);
}
