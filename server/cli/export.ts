import { pseudonymise, writeStudyFolder, zipFolder } from '../studies/folder/index.ts';
import { CliError, type Command, needed } from './command.ts';
import { mustBeEmpty, mustNotExist, writeFiles, writeOneFile } from './folders.ts';
import { actor } from './import.ts';
import { version } from './version.ts';
import { cliSentences } from './words.ts';

export const exportCommand: Command = {
  name: 'export',
  summary: { nl: 'een onderzoek als map of ZIP wegschrijven', en: 'write a study as a folder or ZIP' },
  help: {
    nl: `Gebruik: meetmoment export <onderzoek-id> --out <map of bestand.zip> [--with-identities]

Schrijft een onderzoek uit de database van de gegevensmap (DATA_DIR) als onderzoeksmap, met codeboek en controlegetallen.
Namen, e-mailadressen en BRIN-codes gaan niet mee; mensen en leerlingen krijgen een code die alleen in dit onderzoek geldt.

Opties
  --out <…>           nieuwe of lege map, of een nieuw bestand dat op .zip eindigt (verplicht)
  --with-identities   met namen, adressen, BRIN en de eigen id’s; dit komt in het logboek van het onderzoek

Voorbeeld
  meetmoment export mijn-onderzoek --out mijn-onderzoek.zip`,
    en: `Usage: meetmoment export <study id> --out <folder or file.zip> [--with-identities]

Writes a study of the database of the data folder (DATA_DIR) as a study folder, with codebook and checksums.
Names, e-mail addresses and BRIN codes stay behind; people and pupils get a code that holds in this study only.

Options
  --out <…>           new or empty folder, or a new file that ends in .zip (required)
  --with-identities   with names, addresses, BRIN and their own ids; this is written in the study's log

Example
  meetmoment export my-study --out my-study.zip`,
  },
  options: { out: { type: 'string' }, 'with-identities': { type: 'boolean' } },
  positionals: 1,
  run: async ({ values, positional: study }, terminal) => {
    const out = needed(values, 'out');
    const withIdentities = values['with-identities'] === true;
    const asZip = out.toLowerCase().endsWith('.zip');
    if (asZip) mustNotExist(out);
    else mustBeEmpty(out);
    const { openData } = await import('../main.ts');
    const { store, clock } = openData();
    try {
      const loaded = await store.studies.load(study);
      if (!loaded) throw CliError.because('studyUnknown', study);
      const { data, identities, pseudonyms } = loaded;
      const facts = { softwareVersion: version, writtenAt: clock().toISOString() };
      const files = withIdentities
        ? writeStudyFolder({ data, identities, ...facts })
        : writeStudyFolder({ data: pseudonymise(data, pseudonyms), ...facts });
      // written down before a byte leaves
      const verb = withIdentities ? 'studies.exportWithIdentities' : 'studies.export';
      await store.audit.note({ actor, verb, subject: study, study });
      if (asZip) writeOneFile(out, zipFolder(files));
      else writeFiles(out, files);
    } finally {
      await store.close();
    }
    terminal.out(cliSentences.exported(out)[terminal.language]);
    return 0;
  },
};
