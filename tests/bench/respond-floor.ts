/**
 * The floor that answering is compared with: bare Express, its JSON reader, the same zod schemas, one prepared INSERT of the
 * same bytes, one durable commit each. No links, no rules, no audit, no headers. A process of its own: prints its port.
 */
import Database from 'better-sqlite3';
import express from 'express';
import { responsesContract } from '../../server/responses/contract.ts';

const file = process.argv[2];
if (!file) throw new Error('which file?');
const sqlite = new Database(file);
sqlite.pragma('journal_mode = WAL');
sqlite.pragma('synchronous = FULL');
sqlite.exec('create table answers (id integer primary key, body text not null, at text not null)');
const insert = sqlite.prepare('insert into answers (body, at) values (?, ?)');
const draft = responsesContract['PUT /api/respond/draft'].body;
const submit = responsesContract['POST /api/respond/submit'].body;

const app = express();
app.use(express.json());
app.put('/api/respond/draft', (req, res) => {
  const body = draft.parse(req.body);
  const savedAt = new Date().toISOString();
  insert.run(JSON.stringify(body), savedAt);
  res.json({ revision: body.baseRevision + 1, savedAt });
});
app.post('/api/respond/submit', (req, res) => {
  const body = submit.parse(req.body);
  const submittedAt = new Date().toISOString();
  insert.run(JSON.stringify(body), submittedAt);
  res.json({ status: 'finished', receipt: 'ABCDEFGH', submittedAt });
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.stdout.write(`port: ${address.port}\n`);
});
