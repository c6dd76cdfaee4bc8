/** The HTTP application: headers, the one list of routes, pages, and one way to refuse. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { accountsRoutes } from './accounts/routes.ts';
import { automaticRoutes } from './automatic/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { authRoutes } from './auth/routes.ts';
import { classesRoutes } from './classes/routes.ts';
import { cockpitRoutes } from './cockpit/routes.ts';
import { contrastRoutes } from './contrast/routes.ts';
import { designRoutes } from './design/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { factorRoutes } from './factor/routes.ts';
import { endpoints } from './http/endpoints.ts';
import { makeLean } from './http/lean.ts';
import { makeLimits } from './http/limits.ts';
import { bindDocs } from './http/openapi.ts';
import { bindPages, fixedHeaders, groupOf, headers } from './http/pages.ts';
import { Refusal } from './http/problem.ts';
import { sendRefusal } from './http/refuse.ts';
import { asRefusal, bindRoutes } from './http/routes.ts';
import type { Services } from './http/services.ts';
import { invitationsRoutes } from './invitations/routes.ts';
import { jobsRoutes } from './jobs/routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { hourBefore } from './mail/rules.ts';
import { mineRoutes } from './mine/routes.ts';
import { oidcRoutes } from './oidc/routes.ts';
import { qualityRoutes } from './quality/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { returnedRoutes } from './returned/routes.ts';
import { responsesRoutes } from './responses/routes.ts';
import { rostersRoutes } from './rosters/routes.ts';
import { schoolsRoutes } from './schools/routes.ts';
import { studiesRoutes } from './studies/routes.ts';
import { wavesRoutes } from './waves/routes.ts';

export interface AppOptions {
  /** folder of the built client (dist/client); or what serves the pages instead, in development */
  readonly client: string | ((app: Express) => void);
}

/** Makes the application. It listens to nothing yet. */
export function makeApp(services: Services, options: AppOptions): RequestListener {
  const { store, log, version, clock } = services;
  const https = services.origin?.startsWith('https:') ?? false;
  const development = typeof options.client === 'function';
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', services.trustedProxies);
  app.set('etag', false);
  app.set('case sensitive routing', true);
  app.set('strict routing', true);

  app.use((req, res, next) => {
    const started = clock().getTime();
    res.once('finish', () => {
      // the route's pattern, never the address: ids of people stay out of the log
      const route = (req.route as { path?: unknown } | undefined)?.path;
      log.info(
        {
          method: req.method,
          route: typeof route === 'string' ? route : 'page',
          status: res.statusCode,
          ms: clock().getTime() - started,
        },
        'request',
      );
    });
    next();
  });
  if (!development) {
    const byGroup = {
      api: headers('api', https),
      docs: headers('docs', https),
      respond: headers('respond', https),
      console: headers('console', https),
    };
    app.use((req, res, next) => byGroup[groupOf(req.path)](req, res, next));
  }
  app.use(compression());
  app.use('/api', (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });

  app.get('/health', async (_req, res) => {
    const database = store.healthy();
    // mail that waits is for people to look at; a restart would not help, so the status stays as it is
    const { late, uncertain } = database ? await store.mail.late(hourBefore(clock())) : { late: 0, uncertain: 0 };
    const mail = services.mail === undefined ? 'off' : late + uncertain > 0 || services.mail.stalled?.() ? 'late' : 'ok';
    res.setHeader('Cache-Control', 'no-store');
    res.status(database ? 200 : 503).json({ status: database ? 'ok' : 'failing', version, database, mail });
  });
  bindDocs(app, version);
  const handlers = {
    ...authRoutes(services),
    ...oidcRoutes(services),
    ...factorRoutes(services),
    ...accountsRoutes(services),
    ...mineRoutes(services),
    ...studiesRoutes(services),
    ...schoolsRoutes(services),
    ...peopleRoutes(services),
    ...wavesRoutes(services),
    ...invitationsRoutes(services),
    ...mailRoutes(services),
    ...automaticRoutes(services),
    ...returnedRoutes(services),
    ...responsesRoutes(services),
    ...classesRoutes(services),
    ...rostersRoutes(services),
    ...auditRoutes(services),
    ...jobsRoutes(services),
    ...contrastRoutes(services),
    ...designRoutes(services),
    ...cockpitRoutes(services),
    ...qualityRoutes(services),
    ...evidenceRoutes(services),
  };
  const limits = makeLimits(clock);
  bindRoutes(app, endpoints, handlers, services, limits);
  app.use('/api', () => {
    throw new Refusal('notFound');
  });
  if (typeof options.client === 'function') options.client(app);
  else bindPages(app, options.client);
  app.use(() => {
    throw new Refusal('notFound');
  });

  const refuse = (req: IncomingMessage, res: ServerResponse, error: unknown) => {
    const known = asRefusal(error);
    const refusal = known instanceof Refusal ? known : notOurs(known);
    if (refusal.code === 'internal') log.error({ method: req.method, error: describe(error) }, 'failed');
    if (refusal.code === 'diskFull') log.error({ method: req.method }, 'the disk is full');
    sendRefusal(req, res, refusal);
  };
  const refuseAfterExpress: ErrorRequestHandler = (error, req, res, next) => {
    if (res.headersSent) return next(error);
    refuse(req, res, error);
  };
  app.use(refuseAfterExpress);

  const lean = makeLean({
    handlers,
    services,
    limits,
    headers: development ? {} : fixedHeaders('api', https),
    refuse,
  });
  return (req, res) => lean(req, res, () => app(req, res));
}

/** Express's own refusals (a malformed address, a page that was not built) keep their meaning; the rest is ours to repair. */
function notOurs(error: unknown): Refusal {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 404) return new Refusal('notFound');
  return new Refusal(typeof status === 'number' && status < 500 ? 'badRequest' : 'internal');
}

/** For the log: where it broke, without the values that a message may quote. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  // a message may have several lines, so the places are known by their look
  const places = (error.stack ?? '').split('\n').filter((line) => /^ {4}at .+:\d+/.test(line));
  return { name: error.name, code, stack: places.slice(0, 7).join('\n') };
}
