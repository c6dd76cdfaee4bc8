/** What the signed-in account may do; undefined until it is known. */
import { useQuery } from '@tanstack/react-query';
import type { Session } from '../../../server/auth/contract.ts';
import { sessionQuery } from '../queries.ts';

export const useRole = (): NonNullable<Session['account']>['role'] | undefined =>
  useQuery({ ...sessionQuery, enabled: false }).data?.account?.role;
