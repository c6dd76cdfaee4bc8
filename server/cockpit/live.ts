/**
 * Keeps the board of a study and corrects it by what was answered since: the audit says which schools that is, and these are counted anew.
 * Whatever else was written, also by another process, or a new stretch of ten minutes, and everything is counted anew. A board is thus
 * always what counting everything would give (tests/server/cockpit-live.test.ts).
 */
import type { Services } from '../http/services.ts';
import { inSchoolHoliday, type Region } from '../mail/holidays.ts';
import { amsterdam, nextAllowed, quietAt } from '../mail/quiet.ts';
import { defaultSettings } from '../mail/texts.ts';
import { stuckDays, trendOf } from './advice.ts';
import { followedSchools, type Heading, matrixOf, type Row, rowsOf, type When } from './board.ts';
import type { Cockpit } from './contract.ts';
import type { Frame, Span } from './counts.ts';
import type { CockpitStore } from './store.ts';

/** studies whose board is kept */
const kept = 8;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** drafts get stuck, mail gets late and holidays end without anything being written */
const stretchMs = 600_000;

interface Board {
  readonly position: number;
  readonly moment: number;
  readonly frame: Frame;
  readonly rows: readonly Row[];
  readonly matrix: Cockpit;
}

/** What a board at this moment depends on. */
export const spanAt = (now: Date): Span => ({
  since: trendOf(now)[0]!,
  stuckBefore: new Date(now.getTime() - stuckDays * dayMs).toISOString(),
  lateBefore: new Date(now.getTime() - hourMs).toISOString(),
});

/** The day of the schools and their holidays. */
export function whenAt({ mail }: Pick<Frame, 'mail'>, now: Date): When {
  const today = amsterdam(now).day;
  const { region: usual, regions } = mail ?? defaultSettings;
  const regionOf = (school: string): Region | null => regions[school] ?? usual;
  const known = new Map<string, boolean>();
  const isHoliday = (region: Region, day: string) => {
    const key = `${region} ${day}`;
    const found = known.get(key) ?? inSchoolHoliday(day, region);
    known.set(key, found);
    return found;
  };
  const ends = new Map<Region, string | null>();
  const endOf = (region: Region): string | null => {
    let last: string | null = null;
    let at = Date.parse(`${today}T12:00:00.000Z`);
    for (let day = today; isHoliday(region, day); day = new Date((at += dayMs)).toISOString().slice(0, 10)) last = day;
    return last;
  };
  return {
    now,
    today,
    holiday: (school, day) => {
      const region = regionOf(school);
      return region !== null && isHoliday(region, day);
    },
    holidayUntil: (school) => {
      const region = regionOf(school);
      if (region === null) return null;
      if (!ends.has(region)) ends.set(region, endOf(region));
      return ends.get(region) ?? null;
    },
  };
}

function headingAt({ mail }: Pick<Frame, 'mail'>, position: number, moment: Date): Heading {
  const { quiet } = mail ?? defaultSettings;
  const why = quietAt(moment, quiet, null);
  return {
    mark: `${position}.${moment.toISOString().slice(0, 15)}`,
    at: moment,
    quiet: why === undefined || why === 'holiday' ? null : { why, until: nextAllowed(moment, quiet, null).toISOString() },
  };
}

export interface CockpitLive {
  /** The matrix as of now, with the mark of what it rests on; undefined for an unknown study. What it gives is shared: do not change it. */
  look(study: string): Promise<Cockpit | undefined>;
}

export function cockpitLive({
  store,
  clock,
}: {
  readonly store: Pick<CockpitStore, 'mark' | 'changed' | 'frame' | 'answers'>;
  readonly clock: Services['clock'];
}): CockpitLive {
  // one look at a time per study: two would count the same twice
  const boards = new Map<string, Promise<Board | undefined>>();

  async function whole(study: string, position: number, moment: Date): Promise<Board | undefined> {
    const frame = await store.frame(study);
    if (!frame) return undefined;
    const rows = rowsOf(frame, followedSchools(frame), await store.answers(study, spanAt(moment)), whenAt(frame, moment));
    const matrix = matrixOf(frame, rows, headingAt(frame, position, moment));
    return { position, moment: moment.getTime(), frame, rows, matrix };
  }

  async function corrected(study: string, before: Board, schools: ReadonlySet<string>, position: number): Promise<Board> {
    const moment = new Date(before.moment);
    const { frame } = before;
    const own = followedSchools(frame).filter(({ id }) => schools.has(id));
    const answers = await store.answers(study, spanAt(moment), { frame, schools: own.map(({ id }) => id) });
    const fresh = new Map(rowsOf(frame, own, answers, whenAt(frame, moment)).map((row) => [row.id, row]));
    const rows = before.rows.map((row) => fresh.get(row.id) ?? row);
    return { ...before, position, rows, matrix: matrixOf(frame, rows, headingAt(frame, position, moment)) };
  }

  async function next(study: string, before: Board | undefined): Promise<Board | undefined> {
    const moment = new Date(Math.floor(clock().getTime() / stretchMs) * stretchMs);
    // before counting: what is written meanwhile is looked at again the next time
    const position = await store.mark(study);
    if (before?.moment !== moment.getTime()) return whole(study, position, moment);
    if (before.position === position) return before;
    const schools = await store.changed(study, before.position, position);
    // of many it is faster to count everything
    if (schools === null || schools.size * 4 > Math.max(8, before.rows.length)) return whole(study, position, moment);
    return corrected(study, before, schools, position);
  }

  return {
    look: async (study) => {
      const before = boards.get(study);
      const board = (before ?? Promise.resolve(undefined)).catch(() => undefined).then((known) => next(study, known));
      boards.delete(study);
      boards.set(study, board);
      while (boards.size > kept) boards.delete(boards.keys().next().value!);
      try {
        const found = await board;
        if (!found && boards.get(study) === board) boards.delete(study);
        return found?.matrix;
      } catch (error) {
        // who looks next begins anew
        if (boards.get(study) === board) boards.delete(study);
        throw error;
      }
    },
  };
}
