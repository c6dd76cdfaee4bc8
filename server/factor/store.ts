/** The second factor of an account and its recovery codes. The secret is kept sealed, the codes as SHA-256. */
import { and, count, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { Refusal } from '../http/problem.ts';
import type { Driver } from '../store/driver.ts';
import { type Actor, bulk, change, changeOne, type Step } from '../store/steps.ts';
import { recoveryCodes, secondFactors } from '../store/tables.ts';

export interface FactorRecord {
  readonly sealed: string;
  readonly confirmedAt: string | null;
  readonly lastStep: number;
}

export interface FactorStore {
  /** whether a code is asked of this account */
  isOn(account: string): Promise<boolean>;
  of(account: string): Promise<FactorRecord | undefined>;
  recoveryLeft(account: string): Promise<number>;
  /** Puts a secret ready that was not confirmed yet. Throws secondFactorOn. */
  begin(account: string, sealed: string): Promise<void>;
  /** Takes the first code of the app and gives recovery codes. Throws codeWrong when another request was first. */
  confirm(account: string, step: number, codeHashes: readonly string[]): Promise<void>;
  /** Takes a code of the app: it does not work again. Throws codeWrong when another request took it first. */
  useStep(account: string, step: number): Promise<void>;
  /** Takes a recovery code. Throws codeWrong when it is none, or was used. */
  useRecovery(account: string, codeHash: string): Promise<void>;
  renewRecovery(account: string, codeHashes: readonly string[]): Promise<void>;
  remove(account: string, actor: Actor): Promise<void>;
}

export function factorStore(driver: Driver): FactorStore {
  const { db, clock } = driver;
  const now = () => clock().toISOString();
  const wrong = () => new Refusal('codeWrong');
  const note = (account: string, verb: string, actor: Actor = account) => ({
    actor,
    verb: `secondFactor.${verb}`,
    subject: account,
    study: null,
  });
  const of = async (account: string) =>
    (
      await db
        .select({ sealed: secondFactors.sealed, confirmedAt: secondFactors.confirmedAt, lastStep: secondFactors.lastStep })
        .from(secondFactors)
        .where(eq(secondFactors.account, account))
    )[0];
  const takeStep = (account: string, step: number, confirmedAt?: string): Step =>
    changeOne(
      db
        .update(secondFactors)
        .set({ lastStep: step, ...(confirmedAt === undefined ? {} : { confirmedAt }) })
        .where(
          and(
            eq(secondFactors.account, account),
            lt(secondFactors.lastStep, step),
            confirmedAt === undefined ? isNotNull(secondFactors.confirmedAt) : isNull(secondFactors.confirmedAt),
          ),
        ),
      wrong,
    );
  const recovery = (account: string, codeHashes: readonly string[]): Step[] => [
    change(db.delete(recoveryCodes).where(eq(recoveryCodes.account, account))),
    bulk(
      recoveryCodes,
      codeHashes.map((codeHash) => ({ account, codeHash })),
    ),
  ];

  return {
    of,
    isOn: async (account) => ((await of(account))?.confirmedAt ?? null) !== null,
    recoveryLeft: async (account) =>
      (
        await db
          .select({ n: count() })
          .from(recoveryCodes)
          .where(and(eq(recoveryCodes.account, account), isNull(recoveryCodes.usedAt)))
      )[0]!.n,
    begin: async (account, sealed) => {
      const fresh = { sealed, createdAt: now(), lastStep: 0 };
      const put = db
        .insert(secondFactors)
        .values({ account, ...fresh })
        .onConflictDoUpdate({ target: secondFactors.account, set: fresh, setWhere: isNull(secondFactors.confirmedAt) });
      await driver.run([changeOne(put, () => new Refusal('secondFactorOn'))], note(account, 'begin'));
    },
    confirm: (account, step, codeHashes) =>
      driver.run([takeStep(account, step, now()), ...recovery(account, codeHashes)], note(account, 'confirm')),
    useStep: (account, step) => driver.run([takeStep(account, step)], note(account, 'use')),
    useRecovery: (account, codeHash) =>
      driver.run(
        [
          changeOne(
            db
              .update(recoveryCodes)
              .set({ usedAt: now() })
              .where(and(eq(recoveryCodes.account, account), eq(recoveryCodes.codeHash, codeHash), isNull(recoveryCodes.usedAt))),
            wrong,
          ),
        ],
        note(account, 'useRecovery'),
      ),
    renewRecovery: (account, codeHashes) => driver.run(recovery(account, codeHashes), note(account, 'renewRecovery')),
    remove: (account, actor) =>
      driver.run(
        [
          change(db.delete(secondFactors).where(eq(secondFactors.account, account))),
          change(db.delete(recoveryCodes).where(eq(recoveryCodes.account, account))),
        ],
        note(account, 'remove', actor),
      ),
  };
}
