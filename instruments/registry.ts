/** Every published version of every instrument the platform ships. Adding one is a folder and a line here. */
import { en as attitudeEn } from './attitude/v1.en.ts';
import { nl as attitudeNl } from './attitude/v1.nl.ts';
import { attitude } from './attitude/v1.ts';
import { en as cultureEn } from './culture/v1.en.ts';
import { nl as cultureNl } from './culture/v1.nl.ts';
import { culture } from './culture/v1.ts';
import { en as leadershipEn } from './leadership/v1.en.ts';
import { nl as leadershipNl } from './leadership/v1.nl.ts';
import { leadership } from './leadership/v1.ts';
import { en as lvsTestEn } from './lvs-test/v1.en.ts';
import { nl as lvsTestNl } from './lvs-test/v1.nl.ts';
import { lvsTest } from './lvs-test/v1.ts';
import { publish } from './publish.ts';
import { en as pupilPerceptionEn } from './pupil-perception/v1.en.ts';
import { nl as pupilPerceptionNl } from './pupil-perception/v1.nl.ts';
import { pupilPerception } from './pupil-perception/v1.ts';
import { en as staffNetworkEn } from './staff-network/v1.en.ts';
import { nl as staffNetworkNl } from './staff-network/v1.nl.ts';
import { staffNetwork } from './staff-network/v1.ts';
import { en as trainerReportEn } from './trainer-report/v1.en.ts';
import { nl as trainerReportNl } from './trainer-report/v1.nl.ts';
import { trainerReport } from './trainer-report/v1.ts';
import type { Instrument } from './types.ts';

export const shippedInstruments: readonly Instrument[] = [
  publish(attitude, { nl: attitudeNl, en: attitudeEn }),
  publish(leadership, { nl: leadershipNl, en: leadershipEn }),
  publish(culture, { nl: cultureNl, en: cultureEn }),
  publish(staffNetwork, { nl: staffNetworkNl, en: staffNetworkEn }),
  publish(pupilPerception, { nl: pupilPerceptionNl, en: pupilPerceptionEn }),
  publish(lvsTest, { nl: lvsTestNl, en: lvsTestEn }),
  publish(trainerReport, { nl: trainerReportNl, en: trainerReportEn }),
];

/** One published version, or `undefined` when the platform does not ship it. */
export const findInstrument = (id: string, version: number): Instrument | undefined =>
  shippedInstruments.find((i) => i.id === id && i.version === version);

/** The newest published version of an instrument. */
export const latestInstrument = (id: string): Instrument | undefined =>
  shippedInstruments
    .filter((i) => i.id === id)
    .reduce<Instrument | undefined>((a, b) => (a && a.version > b.version ? a : b), undefined);
