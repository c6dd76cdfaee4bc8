/** What the signed-in account is; undefined until it is known. */
import { useQuery } from '@tanstack/react-query';
import type { AccountRole, Session } from '../../../server/auth/contract.ts';
import { sessionQuery } from '../queries.ts';

export const useAccount = (): NonNullable<Session['account']> | undefined =>
  useQuery({ ...sessionQuery, enabled: false }).data?.account ?? undefined;

/** By itself, or in a study: there the membership counts. */
export const useRole = (study?: string): AccountRole | undefined => {
  const account = useAccount();
  return account?.memberships.find((m) => m.study === study)?.role ?? account?.role;
};
