/**
 * `npm run reference -- [dir]`: holds our functions against every case of a directory (default ../shared/reference where it is, else
 * the committed cases). One line a case; ends with code 1 on any difference, any value we do not produce and any unknown topic.
 * `--strict` counts a disputed leaf (disputed.ts) as a failure too.
 */
import { resolve } from 'node:path';
import { agrees, compareCase, directoryFromPath, listCases, loadCase, referenceDirectory } from './cases.ts';
import { settle } from './disputed.ts';
import { notYet, topics } from './topics/index.ts';

const strict = process.argv.includes('--strict');
const argument = process.argv.slice(2).find((a) => !a.startsWith('--'));
const directory = argument === undefined ? referenceDirectory : directoryFromPath(resolve(argument));
const worst = new Map<string, number>();
let passed = 0;
let failed = 0;
let later = 0;
let disputed = 0;

const line = (id: string, verdict: string, rest: string): void => console.log(`${id.padEnd(40)} ${verdict.padEnd(7)} ${rest}`);

for (const entry of listCases(directory)) {
  if (notYet.has(entry.topic)) {
    later++;
    line(entry.id, 'not yet', `topic ${entry.topic}`);
    continue;
  }
  const topic = topics[entry.topic];
  if (!topic) {
    failed++;
    line(entry.id, 'FAIL', `unknown topic ${entry.topic}`);
    continue;
  }
  try {
    const reference = loadCase(entry, directory);
    const got = topic(reference);
    const result = settle(reference, got, compareCase(reference, got));
    worst.set(entry.topic, Math.max(worst.get(entry.topic) ?? 0, result.worst.error));
    const good = agrees(result) && (result.disputed.length === 0 || !strict);
    disputed += result.disputed.length;
    if (good) passed++;
    else failed++;
    line(
      entry.id,
      good ? 'pass' : 'FAIL',
      `${result.passed} values, worst error ${result.worst.error.toExponential(1)} at ${result.worst.path}`,
    );
    for (const { path, expected, got } of result.failed.slice(0, 10))
      console.log(`    ${path}: expected ${String(expected)}, got ${String(got)}`);
    for (const { path, expected, got: ours } of result.disputed)
      console.log(`    ${path}: disputed, reference ${String(expected)}, ours ${String(ours)} at a better optimum`);
    for (const path of result.missing.slice(0, 10)) console.log(`    ${path}: not produced`);
  } catch (error) {
    failed++;
    line(entry.id, 'FAIL', error instanceof Error ? error.message : String(error));
  }
}

console.log('\nworst relative error by topic');
for (const [topic, error] of worst) console.log(`  ${topic.padEnd(12)} ${error.toExponential(1)}`);
if (disputed > 0) console.log(`${disputed} disputed (see tests/reference/disputed.ts; --strict fails on them)`);
if (later > 0) console.log(`${later} not yet`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
