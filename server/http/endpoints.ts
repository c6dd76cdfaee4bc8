/** Every endpoint of the API by its key: the one list that routes, roles, tests and the OpenAPI page go by. */
import { auditContract } from '../audit/contract.ts';
import { authContract } from '../auth/contract.ts';
import { cockpitContract } from '../cockpit/contract.ts';
import { contrastContract } from '../contrast/contract.ts';
import { evidenceContract } from '../evidence/contract.ts';
import { classesContract } from '../classes/contract.ts';
import { invitationsContract } from '../invitations/contract.ts';
import { jobsContract } from '../jobs/contract.ts';
import { peopleContract } from '../people/contract.ts';
import { responsesContract } from '../responses/contract.ts';
import { schoolsContract } from '../schools/contract.ts';
import { studiesContract } from '../studies/contract.ts';
import { wavesContract } from '../waves/contract.ts';

export const endpoints = {
  ...authContract,
  ...studiesContract,
  ...schoolsContract,
  ...peopleContract,
  ...wavesContract,
  ...invitationsContract,
  ...responsesContract,
  ...classesContract,
  ...auditContract,
  ...jobsContract,
  ...contrastContract,
  ...cockpitContract,
  ...evidenceContract,
} as const;
export type EndpointKey = keyof typeof endpoints;
export const endpointKeys = Object.keys(endpoints) as EndpointKey[];
