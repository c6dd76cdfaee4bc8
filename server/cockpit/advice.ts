/** What a school needs: its gate, the one thing that helps now, and when it reaches its target at the present pace. Pure. */
import { fullResponse } from '../../analysis/networks/response-rate.ts';
import { defaultSettings } from '../../analysis/study/settings.ts';
import type { StudyDesign, WaveState } from '../../analysis/types.ts';
import type { ActionName, Cockpit, NetworkGateName, SchoolWave } from './contract.ts';

export type Targets = Cockpit['targets'];
/** Shares of a staff that a round aims at (domain.md §4.4), unless the study's design has its own. */
export const targetsOf = ({ thresholds }: Pick<StudyDesign, 'thresholds'>): Targets => ({
  staff: thresholds?.staffResponse ?? 0.8,
  networkFull: thresholds?.networkFull ?? fullResponse,
  networkUse: thresholds?.networkUse ?? defaultSettings.minNetworkResponse,
});
/** before the close, the leader is called when the network would be lost */
const callDays = 2;
export const stuckDays = 3;
export const trendDays = 7;
/** a pace is made of at least so many days and so many people */
const paceDays = 3;
const pacePeople = 2;
/** further ahead than this no pace is believed */
const horizonDays = 120;
const dayMs = 86_400_000;

/** 7 of 10 is .70 on paper, whatever the quotient says */
export const reaches = (n: number, of: number, share: number) => n >= share * of - 1e-9;

/** The days of the trend, oldest first, as ISO dates in UTC. */
export const trendOf = (now: Date): readonly string[] =>
  Array.from({ length: trendDays }, (_, i) => new Date(now.getTime() - (trendDays - 1 - i) * dayMs).toISOString().slice(0, 10));

export function gateOf(answered: number, listed: number, targets: Targets = targetsOf({})): NetworkGateName {
  if (listed < defaultSettings.minNetworkSize) return 'small';
  if (reaches(answered, listed, targets.networkFull)) return 'full';
  return reaches(answered, listed, targets.networkUse) ? 'flagged' : 'none';
}

export interface Standing {
  readonly wave: { readonly state: WaveState; readonly closes: string | null };
  readonly people: number;
  readonly invited: number;
  readonly finished: number;
  readonly declined: number;
  readonly stuck: number;
  readonly network: SchoolWave['network'];
  readonly mail: Pick<NonNullable<SchoolWave['mail']>, 'bounced' | 'refused'> | null;
  /** pupils are asked something at this wave, and no class has sat down yet */
  readonly pupilsWait: boolean;
  /** last day of the school holiday that it is now; null = school is on */
  readonly holiday: string | null;
}

/** The one thing that would help if somebody were at school. */
function wanted(s: Standing, today: string, targets: Targets): { readonly name: ActionName; readonly n: number } {
  const daysLeft = s.wave.closes === null ? null : (Date.parse(s.wave.closes) - Date.parse(today)) / dayMs;
  const said = (name: ActionName, n = 0) => ({ name, n });
  if (s.people === 0) return s.pupilsWait ? said('holdSessions') : said('noRoster');
  if (s.invited === 0 && s.finished < s.people) return said('invite', s.people - s.finished);
  if (s.network?.gate === 'none' && daysLeft !== null && daysLeft <= callDays) {
    const missing = Math.ceil(targets.networkUse * s.network.listed - 1e-9) - s.network.answered;
    return said('callLeader', missing);
  }
  // a reminder goes to the same address that the first mail did not reach
  const unreached = (s.mail?.bounced ?? 0) + (s.mail?.refused ?? 0);
  const enough = reaches(s.finished, s.people, targets.staff) && s.network?.gate !== 'none' && s.network?.gate !== 'flagged';
  if (unreached > 0 && !enough) return said('mendMail', unreached);
  if (s.stuck > 0) return said('remindStuck', s.stuck);
  if (s.invited < s.people) return said('inviteRest', s.people - s.invited);
  if (s.pupilsWait) return said('holdSessions');
  const left = s.invited - s.finished - s.declined;
  if (enough) return said('onTarget');
  // the others said no: a reminder would be pressing them
  return left <= 0 ? said('nobodyLeft') : said('remind', left);
}

/**
 * The one thing that helps a school most now; null where the wave is not open. In a school holiday nobody is there: wait, or, where the wave
 * would close before school begins again, move its closing date. `today`: YYYY-MM-DD.
 */
export function nextAction(s: Standing, today: string, targets: Targets = targetsOf({})): SchoolWave['action'] {
  if (s.wave.state !== 'open') return null;
  const action = { ...wanted(s, today, targets), until: null };
  if (s.holiday === null || action.name === 'onTarget' || action.name === 'nobodyLeft') return action;
  const name = s.wave.closes !== null && s.wave.closes <= s.holiday ? 'moveClose' : 'waitHoliday';
  return { name, n: 0, until: s.holiday };
}

export interface Pace {
  readonly wave: { readonly state: WaveState; readonly opens: string | null; readonly closes: string | null };
  readonly people: number;
  readonly finished: number;
  /** finished on the days of the trend */
  readonly lately: number;
}

/**
 * When a school reaches its target if as many people a day finish as on the days of the trend: missing people ÷ (finished lately ÷ school
 * days counted), laid out over the days to come. Days before the wave opened and days of a school holiday count on neither side. A straight
 * line is all that seven days can bear: it knows no reminder that is yet to come, and that the last ones are the slowest. Of fewer than
 * three days or two people nothing is said. null where the wave is not open or nobody is asked.
 */
export function expectedEnd(
  { wave, people, finished, lately }: Pace,
  days: readonly string[],
  holiday: (day: string) => boolean,
  today: string,
  targets: Targets = targetsOf({}),
): SchoolWave['expected'] {
  if (wave.state !== 'open' || people === 0) return null;
  const said = (state: NonNullable<SchoolWave['expected']>['state'], day: string | null = null) => ({ state, day });
  let missing = Math.ceil(targets.staff * people - 1e-9) - finished;
  if (missing <= 0) return said('reached');
  const counted = days.filter((day) => (wave.opens === null || day >= wave.opens) && !holiday(day)).length;
  if (counted < paceDays) return said('tooEarly');
  if (lately === 0) return said('quiet');
  if (lately < pacePeople) return said('tooEarly');
  const first = Date.parse(`${today}T12:00:00.000Z`);
  for (let ahead = 1; ahead <= horizonDays; ahead += 1) {
    const day = new Date(first + ahead * dayMs).toISOString().slice(0, 10);
    if (wave.closes !== null && day > wave.closes) return said('afterClose');
    if (!holiday(day)) missing -= lately / counted;
    if (missing <= 1e-9) return said('day', day);
  }
  return said('quiet');
}
