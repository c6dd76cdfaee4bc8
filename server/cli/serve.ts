import type { Command } from './command.ts';

export const serve: Command = {
  name: 'serve',
  summary: { nl: 'het platform starten', en: 'start the platform' },
  help: {
    nl: `Gebruik: meetmoment serve [--no-demo]

Start het platform en blijft lopen tot u stopt met Ctrl+C. Op een eigen regel komt te staan
  address: <adres>         waar het platform te bereiken is
  first account: <link>    eenmalig: hiermee maakt u het eerste account

Opties
  --no-demo   een lege database leeg laten (anders komt er een verzonnen onderzoek in)

Instellingen (omgevingsvariabelen)
  PORT        poort, gewoonlijk 3000
  HOST        adres om op te luisteren, gewoonlijk alle
  ORIGIN      adres zoals mensen het gebruiken, bijvoorbeeld https://meetmoment.example.org
  DATA_DIR    map met de database en de sleutel, gewoonlijk ./data
  TRUSTED_PROXIES   hoeveel proxy’s ervoor staan (achter https gewoonlijk 1; anders 0): zonder deze instelling
                    telt iedereen achter de proxy als één adres, ook bij mislukte inlogpogingen
  MAX_IMPORT_MB     grootste onderzoeksmap als ZIP, gewoonlijk 100
  SMTP_URL          mailserver, bijvoorbeeld smtps://gebruiker:wachtwoord@mail.example.org; zonder deze instelling
                    verstuurt het platform geen mail. Ook ORIGIN en MAIL_FROM zijn dan nodig
  MAIL_FROM         adres waar alle mail vandaan komt
  MAIL_PER_MINUTE   hoogstens zoveel mails per minuut, gewoonlijk 120
  LOG_LEVEL         hoeveel er in het logboek komt, gewoonlijk info`,
    en: `Usage: meetmoment serve [--no-demo]

Starts the platform and goes on until you stop it with Ctrl+C. On lines of their own it prints
  address: <address>       where the platform can be reached
  first account: <link>    once: this makes the first account

Options
  --no-demo   leave an empty database empty (otherwise a made-up study is put in)

Settings (environment variables)
  PORT        port, usually 3000
  HOST        address to listen on, usually all
  ORIGIN      address as people use it, for example https://meetmoment.example.org
  DATA_DIR    folder with the database and the key, usually ./data
  TRUSTED_PROXIES   how many proxies stand in front (behind https usually 1; otherwise 0): without this setting
                    everybody behind the proxy counts as one address, also for failed sign-ins
  MAX_IMPORT_MB     largest study folder as ZIP, usually 100
  SMTP_URL          mail server, for example smtps://user:password@mail.example.org; without it the platform sends
                    no mail. ORIGIN and MAIL_FROM are needed then too
  MAIL_FROM         address that all mail comes from
  MAIL_PER_MINUTE   at most so many mails a minute, usually 120
  LOG_LEVEL         how much is logged, usually info`,
  },
  options: { 'no-demo': { type: 'boolean' } },
  positionals: 0,
  run: async ({ values }) => {
    const main = await import('../main.ts');
    await main.serve({ demo: values['no-demo'] !== true });
    return 0;
  },
};
