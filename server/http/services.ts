/** What a route may use, made once at the start. */
import type { OidcSettings } from '../config.ts';
import type { Secrets } from '../auth/secrets.ts';
import type { Store } from '../store/store.ts';
import type { Workers } from '../workers/start.ts';
import type { SingleMail, SingleResult } from '../mail/single.ts';

export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface Services {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly workers: Workers;
  /** the database file, or ":memory:"; a worker opens it by itself */
  readonly database: string;
  readonly clock: () => Date;
  readonly ids: () => string;
  readonly log: Log;
  /** of the software */
  readonly version: string;
  /** the configured address, without a slash at the end; absent = the address that the request came to */
  readonly origin?: string;
  /** proxies in front of us whose X-Forwarded-For counts */
  readonly trustedProxies: number;
  /** the institution's sign-in (OpenID Connect), where one is configured */
  readonly oidc?: OidcSettings;
  /** largest study folder, in bytes */
  readonly maxImport: number;
  /** absent = no mail server is set, so no mail is sent */
  readonly mail?: {
    /** the address that all mail comes from */
    readonly from: string;
    /** why the mail server could not be reached at the last try; null = it could, or was not needed yet */
    readonly trouble: () => string | null;
    /** the last look at what goes by itself failed (automatic/run.ts); absent = nobody looks here */
    readonly stalled?: () => boolean;
    /** one mail outside the queue, at once (mail/single.ts): for a link that somebody waits for and can copy when this fails */
    readonly one: (mail: SingleMail) => Promise<SingleResult>;
  };
}
