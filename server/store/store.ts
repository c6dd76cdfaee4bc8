/** The store: every feature's verbs behind one door. */
import { type AccountsStore, accountsStore } from '../accounts/store.ts';
import { type AuditStore, auditStore } from '../audit/store.ts';
import { type AuthStore, authStore } from '../auth/store.ts';
import { type AutomaticStore, automaticStore } from '../automatic/store.ts';
import { type CockpitStore, cockpitStore } from '../cockpit/store.ts';
import { type ContrastStore, contrastStore } from '../contrast/store.ts';
import { type DesignStore, designStore } from '../design/store.ts';
import { type EvidenceStore, evidenceStore } from '../evidence/store.ts';
import { type FactorStore, factorStore } from '../factor/store.ts';
import { type ClassesStore, classesStore } from '../classes/store.ts';
import { type InvitationsStore, invitationsStore } from '../invitations/store.ts';
import { type MailStore, mailStore } from '../mail/store.ts';
import { type QualityStore, qualityStore } from '../quality/store.ts';
import { type PeopleStore, peopleStore } from '../people/store.ts';
import { type ResponsesStore, responsesStore } from '../responses/store.ts';
import { type ReturnedStore, returnedStore } from '../returned/store.ts';
import { type RostersStore, rostersStore } from '../rosters/store.ts';
import { type SchoolsStore, schoolsStore } from '../schools/store.ts';
import { type StudiesStore, studiesStore } from '../studies/store.ts';
import { type WavesStore, wavesStore } from '../waves/store.ts';
import type { Driver } from './driver.ts';
import { openSqlite, type SqliteOptions } from './sqlite.ts';

export interface Store {
  readonly auth: AuthStore;
  readonly accounts: AccountsStore;
  readonly factor: FactorStore;
  readonly studies: StudiesStore;
  readonly schools: SchoolsStore;
  readonly people: PeopleStore;
  readonly waves: WavesStore;
  readonly invitations: InvitationsStore;
  readonly responses: ResponsesStore;
  readonly classes: ClassesStore;
  readonly rosters: RostersStore;
  readonly contrast: ContrastStore;
  readonly design: DesignStore;
  readonly cockpit: CockpitStore;
  readonly quality: QualityStore;
  readonly mail: MailStore;
  readonly automatic: AutomaticStore;
  readonly returned: ReturnedStore;
  readonly audit: AuditStore;
  readonly evidence: EvidenceStore;
  healthy(): boolean;
  close(): Promise<void>;
}

/** Every feature's verbs over one driver. */
export const storeOver = (driver: Driver): Store => ({
  auth: authStore(driver),
  accounts: accountsStore(driver),
  factor: factorStore(driver),
  studies: studiesStore(driver),
  schools: schoolsStore(driver),
  people: peopleStore(driver),
  waves: wavesStore(driver),
  invitations: invitationsStore(driver),
  responses: responsesStore(driver),
  classes: classesStore(driver),
  rosters: rostersStore(driver),
  contrast: contrastStore(driver),
  design: designStore(driver),
  cockpit: cockpitStore(driver),
  quality: qualityStore(driver),
  mail: mailStore(driver),
  automatic: automaticStore(driver),
  returned: returnedStore(driver),
  audit: auditStore(driver),
  evidence: evidenceStore(driver),
  healthy: () => driver.healthy(),
  close: () => driver.close(),
});

/** Opens the database at `path` (or ':memory:'), making or migrating it where needed. */
export const openStore = (options: SqliteOptions): Store => storeOver(openSqlite(options));
