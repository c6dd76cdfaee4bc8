/** The only reader of the environment. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Config {
  readonly dataDir: string;
  readonly database: string;
  readonly secretFile: string;
  readonly port: number;
  /** absent = all addresses of this machine */
  readonly host?: string;
  /** the address that people use, without a slash at the end; absent = the address that a request came to */
  readonly origin?: string;
  readonly logLevel: string;
  readonly trustedProxies: number;
  /** largest study folder that can be imported, in bytes */
  readonly maxImport: number;
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

/** Reads the settings, and makes the data folder (for its owner only). Throws with the name of a setting that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const dataDir = resolve(env.DATA_DIR || 'data');
  const logLevel = env.LOG_LEVEL || 'info';
  if (!logLevels.includes(logLevel)) throw new Error(`LOG_LEVEL must be one of ${logLevels.join(', ')}`);
  const origin = originOf(env.ORIGIN);
  const config: Config = {
    dataDir,
    database: join(dataDir, 'meetmoment.sqlite'),
    secretFile: join(dataDir, 'secret.key'),
    port: whole('PORT', env.PORT, 3000, 65_535),
    ...(env.HOST ? { host: env.HOST } : {}),
    ...(origin ? { origin } : {}),
    logLevel,
    trustedProxies: whole('TRUSTED_PROXIES', env.TRUSTED_PROXIES, 0, 10),
    maxImport: whole('MAX_IMPORT_MB', env.MAX_IMPORT_MB, 100, 2000) * 1_048_576,
  };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return config;
}
