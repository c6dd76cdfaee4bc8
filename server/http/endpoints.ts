/** Every endpoint of the API by its key: the one list that routes, roles, tests and the OpenAPI page go by. */
import { accountsContract } from '../accounts/contract.ts';
import { auditContract } from '../audit/contract.ts';
import { authContract } from '../auth/contract.ts';
import { cockpitContract } from '../cockpit/contract.ts';
import { contrastContract } from '../contrast/contract.ts';
import { designContract } from '../design/contract.ts';
import { evidenceContract } from '../evidence/contract.ts';
import { classesContract } from '../classes/contract.ts';
import { factorContract } from '../factor/contract.ts';
import { invitationsContract } from '../invitations/contract.ts';
import { jobsContract } from '../jobs/contract.ts';
import { automaticContract } from '../automatic/contract.ts';
import { mailContract } from '../mail/contract.ts';
import { mineContract } from '../mine/contract.ts';
import { oidcContract } from '../oidc/contract.ts';
import { qualityContract } from '../quality/contract.ts';
import { peopleContract } from '../people/contract.ts';
import { rostersContract } from '../rosters/contract.ts';
import { returnedContract } from '../returned/contract.ts';
import { responsesContract } from '../responses/contract.ts';
import { schoolsContract } from '../schools/contract.ts';
import { studiesContract } from '../studies/contract.ts';
import { wavesContract } from '../waves/contract.ts';

export const endpoints = {
  ...authContract,
  ...oidcContract,
  ...factorContract,
  ...accountsContract,
  ...mineContract,
  ...studiesContract,
  ...schoolsContract,
  ...peopleContract,
  ...wavesContract,
  ...invitationsContract,
  ...mailContract,
  ...automaticContract,
  ...returnedContract,
  ...responsesContract,
  ...classesContract,
  ...rostersContract,
  ...auditContract,
  ...jobsContract,
  ...contrastContract,
  ...designContract,
  ...cockpitContract,
  ...qualityContract,
  ...evidenceContract,
} as const;
export type EndpointKey = keyof typeof endpoints;
export const endpointKeys = Object.keys(endpoints) as EndpointKey[];
