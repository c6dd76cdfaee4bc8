import { chosen, CliError, type Command, needed, type Values } from './command.ts';
import { type AccountRole, accountRoles, schoolRoles } from '../auth/roles.ts';
import type { Joining } from '../auth/store.ts';
import type { Store } from '../store/store.ts';
import { actor } from './import.ts';
import { cliSentences } from './words.ts';

const roles = accountRoles;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The place that --study and --school name; undefined without --study. */
async function placeOf(store: Store, role: AccountRole, values: Values): Promise<Joining[] | undefined> {
  const forSchools = role !== 'administrator' && schoolRoles.includes(role);
  if (forSchools) {
    needed(values, 'study');
    needed(values, 'school');
  }
  const { study, school } = values;
  if (typeof study !== 'string' || role === 'administrator') return undefined;
  if (!(await store.studies.design(study))) throw CliError.because('studyUnknown', study);
  if (!forSchools) return [{ study, role, schools: null }];
  const schools = String(school)
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const known = (await store.schools.list(study)).map((s) => s.id);
  const strange = schools.find((one) => !known.includes(one));
  if (strange !== undefined) throw CliError.because('noSchool', strange, study);
  return [{ study, role, schools }];
}

export const user: Command = {
  name: 'user',
  summary: { nl: 'iemand toegang geven', en: 'give somebody access' },
  help: {
    nl: `Gebruik: meetmoment user --email <adres> --role <rol> [--study <id>] [--school <ids>]

Maakt een account als het er nog niet is, en zet op een eigen regel een link waarmee iemand één keer kan inloggen en
een wachtwoord kiest. De link werkt drie dagen; een eerdere, ongebruikte link van dit account vervalt.

Opties
  --email <adres>     e-mailadres van het account (verplicht)
  --role <rol>        researcher, assistant, trainer, schoolLeader, internalCoach, coder of administrator (verplicht)
  --study <id>        alleen voor dit onderzoek; anders voor alle onderzoeken die er nu zijn
  --school <ids>      de scholen van een trainer, schoolLeader of internalCoach, met komma’s ertussen

De link begint met ORIGIN als dat is ingesteld, en anders met http://localhost en de poort.

Voorbeeld
  meetmoment user --email naam@example.org --role researcher`,
    en: `Usage: meetmoment user --email <address> --role <role> [--study <id>] [--school <ids>]

Makes an account when there is none, and prints on a line of its own a link with which somebody can sign in once and
choose a password. The link works for three days; an earlier, unused link of this account stops working.

Options
  --email <address>   e-mail address of the account (required)
  --role <role>       researcher, assistant, trainer, schoolLeader, internalCoach, coder or administrator (required)
  --study <id>        for this study only; otherwise for every study that is there now
  --school <ids>      the schools of a trainer, schoolLeader or internalCoach, with commas between them

The link begins with ORIGIN when that is set, and otherwise with http://localhost and the port.

Example
  meetmoment user --email name@example.org --role researcher`,
  },
  options: { email: { type: 'string' }, role: { type: 'string' }, study: { type: 'string' }, school: { type: 'string' } },
  positionals: 0,
  run: async ({ values }, terminal) => {
    const address = needed(values, 'email').trim().toLowerCase();
    needed(values, 'role');
    const role = chosen(values, 'role', roles, 'coder');
    if (!email.test(address) || address.length > 254) throw CliError.usage('notAnAddress', address);
    const { openData } = await import('../main.ts');
    const { oneTimeAddress, signInToken } = await import('../auth/links.ts');
    const opened = openData();
    try {
      const studies = await placeOf(opened.store, role, values);
      const before = await opened.store.auth.accountByEmail(address);
      const token = await signInToken(opened, { email: address, role, ...(studies ? { studies } : {}) }, actor);
      const { origin, port } = opened.config;
      if (before && before.role !== role) terminal.err(cliSentences.otherRole(before.role)[terminal.language]);
      terminal.err(cliSentences.signInLink(address)[terminal.language]);
      terminal.out(oneTimeAddress(origin ?? `http://localhost:${port}`, token));
    } finally {
      await opened.store.close();
    }
    return 0;
  },
};
