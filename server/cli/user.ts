import { chosen, CliError, type Command, needed } from './command.ts';
import { actor } from './import.ts';
import { cliSentences } from './words.ts';

const roles = ['researcher', 'coder'] as const;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const user: Command = {
  name: 'user',
  summary: { nl: 'iemand toegang geven', en: 'give somebody access' },
  help: {
    nl: `Gebruik: meetmoment user --email <adres> --role researcher|coder

Maakt een account als het er nog niet is, en zet op een eigen regel een link waarmee iemand één keer kan inloggen en
een wachtwoord kiest. De link werkt drie dagen; een eerdere, ongebruikte link van dit account vervalt.

Opties
  --email <adres>     e-mailadres van het account (verplicht)
  --role <rol>        researcher: alles van de onderzoeken; coder: alleen coderen (verplicht)

De link begint met ORIGIN als dat is ingesteld, en anders met http://localhost en de poort.

Voorbeeld
  meetmoment user --email naam@example.org --role researcher`,
    en: `Usage: meetmoment user --email <address> --role researcher|coder

Makes an account when there is none, and prints on a line of its own a link with which somebody can sign in once and
choose a password. The link works for three days; an earlier, unused link of this account stops working.

Options
  --email <address>   e-mail address of the account (required)
  --role <role>       researcher: everything of the studies; coder: coding only (required)

The link begins with ORIGIN when that is set, and otherwise with http://localhost and the port.

Example
  meetmoment user --email name@example.org --role researcher`,
  },
  options: { email: { type: 'string' }, role: { type: 'string' } },
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
      const before = await opened.store.auth.accountByEmail(address);
      const token = await signInToken(opened, { email: address, role }, actor);
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
