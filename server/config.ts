/** The only reader of the environment. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The institution's identity provider, and what it knows this server as. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Config {
  readonly dataDir: string;
  readonly database: string;
  readonly secretFile: string;
  readonly port: number;
  /** absent = all addresses of this machine */
  readonly host?: string;
  /** the address that people use, without a slash at the end; absent = the address that a request came to */
  readonly origin?: string;
  /** sign-in by the institution: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, all three or none */
  readonly oidc?: OidcSettings;
  readonly logLevel: string;
  readonly trustedProxies: number;
  /** largest study folder that can be imported, in bytes */
  readonly maxImport: number;
  /** absent = no mail is sent */
  readonly mail?: { readonly smtpUrl: string; readonly from: string; readonly perMinute: number };
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

function whole(name: string, text: string | undefined, otherwise: number, most: number): number {
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most) throw new Error(`${name} must be a whole number from 0 to ${most}`);
  return value;
}

function originOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
    throw new Error('ORIGIN must be an address like https://meetmoment.example.org');
  }
  return url.origin;
}

/** Mail needs a server, an address that it comes from, and the address that its links lead to. */
function mailOf(env: Readonly<Record<string, string | undefined>>, origin: string | undefined): Config['mail'] {
  if (!env.SMTP_URL) return undefined;
  const url = URL.canParse(env.SMTP_URL) ? new URL(env.SMTP_URL) : undefined;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    throw new Error('SMTP_URL must be an address like smtps://user:password@mail.example.org');
  if (!/^[^\s@<>",;]+@[^\s@<>",;]+$/.test(env.MAIL_FROM ?? ''))
    throw new Error('MAIL_FROM must be the e-mail address that mail comes from, where SMTP_URL is set');
  if (origin === undefined) throw new Error('ORIGIN must be set where SMTP_URL is: mail carries links');
  const perMinute = whole('MAIL_PER_MINUTE', env.MAIL_PER_MINUTE, 120, 100_000);
  if (perMinute === 0) throw new Error('MAIL_PER_MINUTE must be 1 or more');
  return { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM!, perMinute };
}

const local = ['localhost', '127.0.0.1', '[::1]'];
function oidcOf(env: Readonly<Record<string, string | undefined>>): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret) throw new Error('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together');
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  // over plain http anybody on the way could sign in as anybody
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && local.includes(url.hostname));
  if (!safe) throw new Error('OIDC_ISSUER must be an address that begins with https://');
  return { issuer, clientId, clientSecret };
}

/** Reads the settings, and makes the data folder (for its owner only). Throws with the name of a setting that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const dataDir = resolve(env.DATA_DIR || 'data');
  const logLevel = env.LOG_LEVEL || 'info';
  if (!logLevels.includes(logLevel)) throw new Error(`LOG_LEVEL must be one of ${logLevels.join(', ')}`);
  const origin = originOf(env.ORIGIN);
  const mail = mailOf(env, origin);
  const oidc = oidcOf(env);
  const config: Config = {
    dataDir,
    database: join(dataDir, 'meetmoment.sqlite'),
    secretFile: join(dataDir, 'secret.key'),
    port: whole('PORT', env.PORT, 3000, 65_535),
    ...(env.HOST ? { host: env.HOST } : {}),
    ...(origin ? { origin } : {}),
    ...(oidc ? { oidc } : {}),
    logLevel,
    trustedProxies: whole('TRUSTED_PROXIES', env.TRUSTED_PROXIES, 0, 10),
    maxImport: whole('MAX_IMPORT_MB', env.MAX_IMPORT_MB, 100, 2000) * 1_048_576,
    ...(mail ? { mail } : {}),
  };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return config;
}
