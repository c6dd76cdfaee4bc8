/** A computation that is under way. */
import type { Words } from '../../../instruments/types.ts';

export const jobWords = {
  'job.title': { nl: 'Berekening', en: 'Computation' },
  'job.progress': { nl: 'Voortgang van de berekening', en: 'Progress of the computation' },
  'job.percent': { nl: '{{percent}} % – {{step}}', en: '{{percent}} % – {{step}}' },
  'job.stop': { nl: 'Stop de berekening', en: 'Stop the computation' },
  'job.goOn': {
    nl: 'U kunt intussen verder werken of deze pagina verlaten; de berekening gaat door. Stoppen geldt voor iedereen die op deze berekening wacht.',
    en: 'You can go on working or leave this page meanwhile; the computation goes on. Stopping holds for everybody who waits for this computation.',
  },
  'job.stopped': { nl: 'De berekening is gestopt', en: 'The computation was stopped' },
  'job.stoppedWhat': {
    nl: 'Er is niets verloren: de antwoorden en scores staan er nog. Begin opnieuw wanneer u wilt.',
    en: 'Nothing is lost: answers and scores are still there. Begin again when you like.',
  },
  'job.again': { nl: 'Opnieuw beginnen', en: 'Begin again' },
  'job.step.waiting': { nl: 'wacht tot de rekenmachine vrij is', en: 'waiting until the machine is free' },
  'job.step.load': { nl: 'gegevens lezen', en: 'reading the data' },
  'job.step.scales': { nl: 'schalen', en: 'scales' },
  'job.step.networks': { nl: 'netwerken', en: 'networks' },
  'job.step.effects': { nl: 'schooleffecten (het langste deel)', en: 'school effects (the longest part)' },
  'job.step.comparison': { nl: 'vergelijking', en: 'comparison' },
  'job.step.pictures': { nl: 'netwerkbeelden', en: 'sociograms' },
  'job.step.report': { nl: 'rapport en bestanden', en: 'report and files' },
  'audit.jobs.failed': { nl: 'Berekening afgebroken', en: 'Computation broke off' },
} as const satisfies Record<string, Words>;
