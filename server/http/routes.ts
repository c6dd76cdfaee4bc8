/**
 * Binds a contract's keys to handlers. One request, in this order: who is it, may they, the CSRF value, the limits on
 * guessing, the body (only now is it read), the contract's schemas, the handler, and a reply cut to what the contract lists.
 */
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { deviceOf } from '../auth/device.ts';
import { decide, may, mayAnywhere, whyNot } from '../auth/may.ts';
import { sessionsOf } from '../auth/session.ts';
import type { Endpoint } from './contract.ts';
import { id, nothing } from './contract.ts';
import type { EndpointKey } from './endpoints.ts';
import type { Call, FileReply } from './handlers.ts';
import { address, type Limits } from './limits.ts';
import { Refusal } from './problem.ts';
import type { Services } from './services.ts';
import { clearSessionCookie, csrfFits, prolong, setSessionCookie, whoAsks } from './who.ts';

/** A route's limiter by key; guessing links is limited on every respondent's route. */
const limitsOf = (key: EndpointKey, all: Limits): readonly RequestHandler[] => {
  if (/ \/api\/(respond|class|coordinator)\b/.test(key) && !key.startsWith('GET ') && !key.endsWith('/enter')) return all.writes;
  if (key === 'POST /api/session' || key === 'PUT /api/session/password') return all.signIn;
  if (key === 'POST /api/session/forgot') return all.forgot;
  if (key.startsWith('POST /api/second-factor')) return all.signIn;
  if (key === 'POST /api/session/oidc' || key === 'POST /api/session/oidc/start') return all.oneTime;
  if (key === 'POST /api/one-time' || key === 'POST /api/one-time/look') return all.oneTime;
  return [];
};

/** bytes of a body that is JSON */
export const maxJson: number = 512 * 1024;
const safeMethods = ['GET', 'HEAD'];
/** these are for people who are not signed in yet; JSON and SameSite keep other sites out */
const withoutCsrf: readonly EndpointKey[] = [
  'POST /api/session',
  'POST /api/session/forgot',
  'POST /api/one-time',
  'POST /api/one-time/look',
  'POST /api/class/enter',
  'POST /api/respond/enter',
  'POST /api/session/oidc/start',
  'POST /api/session/oidc',
];

/** what an account can do that must have a second factor and has none yet */
const withoutFactor: readonly EndpointKey[] = [
  'GET /api/session',
  'POST /api/session',
  'POST /api/session/forgot',
  'DELETE /api/session',
  'POST /api/one-time',
  'POST /api/one-time/look',
  'POST /api/session/oidc/start',
  'POST /api/session/oidc',
  'GET /api/second-factor',
  'POST /api/second-factor',
  'POST /api/second-factor/confirm',
];

export function parse<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.slice(0, 20).map((issue) => ({
    path: [where, ...issue.path.map(String)].join('.').slice(0, 200),
    code: issue.code,
  }));
  throw new Refusal('badRequest', { fields });
}

/** Express's and the body reader's own errors, in our words; everything else is passed on. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal || typeof error !== 'object' || error === null) return error;
  // another process held the database too long
  if ('code' in error && String(error.code).startsWith('SQLITE_BUSY')) return new Refusal('busy');
  const type = 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large' || type === 'parameters.too.many') return new Refusal('tooLarge');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return new Refusal('wrongMediaType');
  if (type === 'entity.parse.failed') return new Refusal('badJson');
  if (error instanceof URIError || (typeof type === 'string' && /^(request\.|entity\.)/.test(type)))
    return new Refusal('badRequest');
  return error;
}

const run = (handler: RequestHandler, req: Request, res: Response) =>
  new Promise<void>((resolve, reject) => {
    const next: NextFunction = (error?: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('a middleware failed', { cause: error }));
      else resolve();
    };
    Promise.resolve(handler(req, res, next)).catch(reject);
  });

/** Throws at the start when a handler is missing or one has no contract. */
export function checkComplete(contracts: Record<string, Endpoint>, handlers: Record<string, unknown>): void {
  const missing = Object.keys(contracts).filter((key) => typeof handlers[key] !== 'function');
  const extra = Object.keys(handlers).filter((key) => !(key in contracts));
  if (missing.length > 0) throw new Error(`endpoints without a handler: ${missing.join(', ')}`);
  if (extra.length > 0) throw new Error(`handlers without a contract: ${extra.join(', ')}`);
}

export function bindRoutes(
  app: Express,
  contracts: Record<string, Endpoint>,
  handlers: Record<string, (call: never) => Promise<unknown>>,
  services: Services,
  limits: Limits,
): void {
  checkComplete(contracts, handlers);
  const https = services.origin?.startsWith('https:') ?? false;
  const { factorDue } = sessionsOf(services);
  const readJson = express.json({ limit: maxJson, type: 'application/json', strict: true });

  const bind = (key: EndpointKey, endpoint: Endpoint) => {
    const [method, path] = key.split(' ') as [string, string];
    const fileTypes = endpoint.consumes ? [endpoint.consumes, 'application/x-zip-compressed', 'application/octet-stream'] : [];
    const readFile = express.raw({
      limit: Math.min(endpoint.bodyLimit ?? services.maxImport, services.maxImport),
      type: fileTypes,
    });
    const ownJson =
      endpoint.bodyLimit === undefined
        ? readJson
        : express.json({ limit: endpoint.bodyLimit, type: 'application/json', strict: true });
    const respondentOnly = /^\/api\/(respond|class|coordinator)\b/.test(path);

    const hasBody = (req: Request) =>
      req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
    const readBody = async (req: Request, res: Response) => {
      if (!hasBody(req)) return;
      const reader = endpoint.consumes ? readFile : ownJson;
      if (!req.is(endpoint.consumes ? fileTypes : 'application/json')) throw new Refusal('wrongMediaType');
      await run(reader, req, res);
    };

    app[method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'](path, async (req, res) => {
      let who = await whoAsks(req, services.store);
      if (!safeMethods.includes(method) && req.headers['sec-fetch-site'] === 'cross-site') throw new Refusal('crossSite');
      if (!('account' in who ? mayAnywhere(who, key) : may(who.role, key))) {
        // a wrong link counts as a guess; the limiter answers in its own way once there were too many
        if (respondentOnly && req.headers.authorization !== undefined)
          for (const limit of limits.link) await run(limit, req, res);
        throw whyNot(who.role, key);
      }
      if ('account' in who) {
        if (!safeMethods.includes(method) && !withoutCsrf.includes(key) && !csrfFits(req, who, services.secrets)) {
          throw new Refusal('csrfMissing');
        }
        if (!withoutFactor.includes(key) && (await factorDue({ ...who, id: who.account.id })))
          throw new Refusal('secondFactorDue');
        // what is no id at all is a bad request, not a study that is not there
        for (const name of ['study', 'school']) parse(id.optional(), req.params[name], `params.${name}`);
        const granted = decide(who, key, req.params);
        if (granted instanceof Refusal) throw granted;
        who = { ...who, ...granted };
        await prolong(who, res, services.store, services.clock(), https);
      }
      await readBody(req, res);
      for (const limit of limitsOf(key, limits)) await run(limit, req, res);

      const bytes = endpoint.consumes && Buffer.isBuffer(req.body) ? req.body : new Uint8Array();
      const call: Call = {
        params: (endpoint.params ? parse(endpoint.params, req.params, 'params') : undefined) as undefined,
        query: parse(endpoint.query ?? nothing, req.query, 'query') as undefined,
        body: (endpoint.consumes ? undefined : parse(endpoint.body ?? nothing, req.body ?? {}, 'body')) as undefined,
        bytes,
        who,
        address: address(req),
        origin: services.origin ?? `${req.protocol}://${req.headers.host ?? 'localhost'}`,
        device: deviceOf(req.headers['user-agent']),
        setSession: (value) => setSessionCookie(res, value, https),
        clearSession: () => clearSessionCookie(res, https),
      };
      const reply = await handlers[key]!(call as never);
      if (endpoint.reply) {
        res.json(endpoint.reply.parse(reply));
      } else {
        const file = reply as FileReply;
        res.setHeader('Content-Type', endpoint.produces ?? 'application/octet-stream');
        res.setHeader('Content-Disposition', `attachment; filename="${file.name.replace(/[^A-Za-z0-9._-]/g, '_')}"`);
        res.end(file.bytes);
      }
    });
  };
  for (const [key, endpoint] of Object.entries(contracts)) bind(key as EndpointKey, endpoint);

  // the same paths with another method
  const methods = new Map<string, string[]>();
  for (const key of Object.keys(contracts)) {
    const [method, path] = key.split(' ') as [string, string];
    methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  for (const [path, allowed] of methods) {
    app.all(path, (_req, res) => {
      res.setHeader('Allow', allowed.join(', '));
      throw new Refusal('methodNotAllowed');
    });
  }
}
