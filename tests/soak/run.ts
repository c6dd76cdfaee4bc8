/** `npm run soak -- --times 10000`: mails through the queue with a kill in the middle; the last line is JSON. */
import { parseArgs } from 'node:util';
import { soakMail } from './mail.ts';

const { values } = parseArgs({ options: { times: { type: 'string', default: '10000' } } });
const result = await soakMail(Number(values.times), (text) => console.log(text));
console.log(JSON.stringify({ soak: 'mail', ...result }));
if (result.twice + result.missing > 0 || !result.killed) process.exitCode = 1;
