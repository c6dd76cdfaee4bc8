/** The API describes itself, from the same schemas that check the requests: /api/openapi.json, and a plain page for people. */
import type { Express } from 'express';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { roles } from '../auth/roles.ts';
import { type Endpoint, problem } from './contract.ts';
import { type EndpointKey, endpoints } from './endpoints.ts';
import { problemCodes } from './problem.ts';

const rolesOf = (key: string) => Object.keys(roles[key as EndpointKey]);

/** The OpenAPI 3.1 document of all endpoints. */
export function openApi(version: string): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [key, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const [method, path] = key.split(' ') as [string, string];
    const grants = rolesOf(key);
    const security = grants.includes('nobody')
      ? []
      : grants.includes('respondent') || grants.includes('pupil')
        ? [{ personalLink: [] }]
        : [{ session: [] }];
    const operation = {
      summary: endpoint.summary,
      description: `For: ${grants.join(', ')}.`,
      security,
      ...(endpoint.params || endpoint.query
        ? {
            requestParams: {
              ...(endpoint.params ? { path: endpoint.params } : {}),
              ...(endpoint.query ? { query: endpoint.query } : {}),
            },
          }
        : {}),
      ...(endpoint.body
        ? { requestBody: { required: true, content: { 'application/json': { schema: endpoint.body } } } }
        : endpoint.consumes
          ? {
              requestBody: { required: true, content: { [endpoint.consumes]: { schema: { type: 'string', format: 'binary' } } } },
            }
          : {}),
      responses: {
        200: {
          description: 'Done',
          content: endpoint.reply
            ? { 'application/json': { schema: endpoint.reply } }
            : { [endpoint.produces ?? 'application/octet-stream']: { schema: { type: 'string', format: 'binary' } } },
        },
        default: { description: 'Refused', content: { 'application/problem+json': { schema: problem } } },
      },
    };
    const address = path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[address] = { ...paths[address], [method.toLowerCase()]: operation };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Meetmoment', version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    paths: paths as ZodOpenApiPathsObject,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'meetmoment_session',
          description: 'From POST /api/session. What changes something also needs the header X-CSRF-Token.',
        },
        personalLink: {
          type: 'http',
          scheme: 'bearer',
          description: "The part of a personal link behind the '#', or the token of a seat.",
        },
      },
    },
  });
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The page for people: every endpoint, who may use it, and every refusal. No script, nothing from elsewhere. */
export function docsPage(version: string): string {
  const rows = Object.entries<Endpoint>(endpoints).map(
    ([key, { summary }]) =>
      `<tr><th scope="row"><code>${escape(key)}</code></th><td>${escape(summary)}</td><td>${rolesOf(key).join(', ')}</td></tr>`,
  );
  const refusals = Object.entries(problemCodes).map(
    ([code, { status, title }]) =>
      `<tr><th scope="row"><code>${code}</code></th><td>${status}</td><td>${escape(title)}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Meetmoment API ${escape(version)}</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1c1b19;background:#fbfaf7}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #dcd8cf;font-weight:400}
thead th{font-weight:600}code{font-size:.9em;overflow-wrap:anywhere}a{color:#0b5d6b}</style></head><body>
<h1>Meetmoment API</h1><p>Version ${escape(version)}. The same as data: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<p>Accounts sign in with <code>POST /api/session</code> and send the value <code>csrf</code> of the answer as the header
<code>X-CSRF-Token</code> with everything that changes something. Respondents send <code>Authorization: Bearer</code> and the part of
their personal link behind the <code>#</code>.</p>
<table><thead><tr><th>Endpoint</th><th>What</th><th>For</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>
<h2>Refusals</h2><p>Every refusal is <code>application/problem+json</code> with one of these codes.</p>
<table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>${refusals.join('\n')}</tbody></table></body></html>`;
}

export function bindDocs(app: Express, version: string): void {
  // made on the first request: a start need not wait for it
  let document: object | undefined;
  app.get('/api/openapi.json', (_req, res) => {
    document ??= openApi(version);
    res.json(document);
  });
  app.get('/api/docs', (_req, res) => {
    res.type('html').send(docsPage(version));
  });
}
