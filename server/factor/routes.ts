/** Switching the second factor on and off. */
import QRCode from 'qrcode';
import { freshOf } from '../auth/fresh.ts';
import { isGuarded } from '../auth/session.ts';
import type { Handlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { accountOf, type Who } from '../http/who.ts';
import { checkOf, newRecoveryCodes, recoveryHash } from './check.ts';
import type { factorContract } from './contract.ts';
import { addressOf, newSecret, stepOf } from './totp.ts';

export function factorRoutes(services: Services): Handlers<typeof factorContract> {
  const { store, secrets, clock } = services;
  const { pass } = checkOf(services);
  const fresh = freshOf(services);
  const isRequired = async (who: Who) => isGuarded(accountOf(who)) && (await store.accounts.settings()).secondFactorRequired;
  /** Throws secondFactorOff where there is nothing to change, what auth/fresh.ts throws, codeWrong without the right code. */
  const withBoth = async (who: Who, { code, password }: { code: string; password?: string | undefined }): Promise<string> => {
    const { id } = accountOf(who).account;
    if (!(await store.factor.isOn(id))) throw new Refusal('secondFactorOff');
    await fresh.check(accountOf(who), password);
    await pass(id, code);
    return id;
  };

  return {
    'GET /api/second-factor': async ({ who }) => {
      const { id } = accountOf(who).account;
      const since = (await store.factor.of(id))?.confirmedAt ?? null;
      return {
        on: since !== null,
        since,
        recoveryLeft: since === null ? 0 : await store.factor.recoveryLeft(id),
        required: await isRequired(who),
        asked: await fresh.asked(accountOf(who)),
      };
    },

    'POST /api/second-factor': async ({ who, body: { password } }) => {
      const { id, email } = accountOf(who).account;
      if (await store.factor.isOn(id)) throw new Refusal('secondFactorOn');
      await fresh.check(accountOf(who), password);
      const secret = newSecret();
      await store.factor.begin(id, secrets.seal('second-factor', id, secret));
      const address = addressOf(secret, email);
      return { secret, address, qr: await QRCode.toString(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) };
    },

    'POST /api/second-factor/confirm': async ({ who, body: { code } }) => {
      const { id } = accountOf(who).account;
      const found = await store.factor.of(id);
      if (!found) throw new Refusal('secondFactorOff');
      if (found.confirmedAt !== null) throw new Refusal('secondFactorOn');
      const secret = secrets.unseal('second-factor', id, found.sealed);
      const step = secret === undefined ? undefined : stepOf(secret, code.replace(/\s/g, ''), clock(), found.lastStep);
      if (step === undefined) throw new Refusal('codeWrong');
      const recovery = newRecoveryCodes();
      await store.factor.confirm(
        id,
        step,
        recovery.map((one) => recoveryHash(id, one)),
      );
      return { recovery };
    },

    'POST /api/second-factor/recovery': async ({ who, body }) => {
      const id = await withBoth(who, body);
      const recovery = newRecoveryCodes();
      await store.factor.renewRecovery(
        id,
        recovery.map((one) => recoveryHash(id, one)),
      );
      return { recovery };
    },

    'POST /api/second-factor/off': async ({ who, body }) => {
      if (await isRequired(who)) throw new Refusal('secondFactorRequired');
      const id = await withBoth(who, body);
      await store.factor.remove(id, id);
      return {};
    },
  };
}
