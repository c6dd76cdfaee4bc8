/** Whether the selection is frozen, by whom and on what, and what a computation of now says otherwise. */
import type { Selection } from '../../../analysis/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, caution, table, text } from '../blocks.ts';
import type { Context } from '../context.ts';
import { plain } from '../figures/svg.ts';
import { dash } from '../format.ts';
import { selectionWords } from '../selection-words.ts';

/** Moved estimates that are listed by school; of more there is a count and the largest. */
const listed = 20;

/** A day and time as people write it, in UTC. */
export const moment = ({ language }: Pick<Context, 'language'>, iso: string): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return plain(iso);
  const words = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${words.format(at)} UTC`;
};

/** Whether there are groups that nobody has frozen: every output of such a study says so. */
export const isUnfrozen = (selection: Selection | null): boolean =>
  selection !== null && selection.refused === undefined && selection.frozen === undefined;

/** A sentence for sections that use the groups; nothing once they are frozen. */
export const unfrozenCaution = ({ findings, language }: Context): ReportBlock[] =>
  isUnfrozen(findings.selection) ? [caution(selectionWords[language].notFrozenWhy)] : [];

/** Who froze what when, and the difference with a computation of now; nothing where nothing can be chosen. */
export const selectionBlocks = (context: Context): ReportBlock[] => {
  const { findings, language, format } = context;
  const { selection } = findings;
  const words = selectionWords[language];
  if (selection === null || selection.refused !== undefined) return [];
  const { frozen } = selection;
  if (frozen === undefined) return unfrozenCaution(context);
  const by = frozen.by === 'demo' || frozen.by === 'command line' ? words.by[frozen.by] : words.by.account;
  const said = words.frozen(
    moment(context, frozen.at),
    by,
    words.model[selection.model],
    format.count(selection.k),
    selection.draws === undefined ? dash : format.count(selection.draws),
    selection.seed === undefined ? dash : String(selection.seed),
    plain(frozen.softwareVersion),
  );
  const { difference } = frozen;
  return [
    text(said),
    text(words.hash(plain(frozen.inputHash))),
    ...(difference === null ? [text(words.same)] : [caution(words.differs), ...differenceBlocks(context, difference)]),
  ];
};

type Difference = NonNullable<NonNullable<Selection['frozen']>['difference']>;

const differenceBlocks = (context: Context, difference: Difference): ReportBlock[] => {
  const { language, format, words: report } = context;
  const words = selectionWords[language];
  const moved = difference.moved.map((one) => ({
    ...one,
    shift: one.frozen === null || one.now === null ? Infinity : Math.abs(one.now - one.frozen),
  }));
  const known = moved.filter((one) => one.shift !== Infinity).map((one) => one.shift);
  const estimates = new Map(moved.map((one) => [one.school, one]));
  const printed = (value: number | null | undefined): string => (typeof value === 'number' ? format.number(value, 3) : dash);
  const cells = (school: string) => {
    const one = estimates.get(school);
    return {
      frozen: printed(one?.frozen),
      now: printed(one?.now),
    };
  };
  const changes = (
    [
      [difference.entersHigh, 'enters', 'high'],
      [difference.leavesHigh, 'leaves', 'high'],
      [difference.entersLow, 'enters', 'low'],
      [difference.leavesLow, 'leaves', 'low'],
    ] as const
  ).flatMap(([schools, what, group]) =>
    schools.map((school) => ({ school: plain(school), change: `${words[what]} “${report.group[group]}”`, ...cells(school) })),
  );
  const named = new Set(changes.map((one) => one.school));
  const others = moved
    .filter((one) => !named.has(plain(one.school)))
    .sort((a, b) => b.shift - a.shift)
    .slice(0, listed)
    .map((one) => ({ school: plain(one.school), change: words.moved, ...cells(one.school) }));
  const columns: Column[] = [
    ['school', words.columns.school],
    ['change', words.columns.change],
    ['frozen', words.columns.frozen, 'number'],
    ['now', words.columns.now, 'number'],
  ];
  const note = known.length === 0 ? undefined : words.movedNote(format.count(moved.length), format.number(Math.max(...known), 3));
  return [
    ...(difference.inputChanged ? [text(words.inputChanged)] : []),
    ...(difference.refused === undefined ? [] : [text(words.nowRefused)]),
    ...(changes.length + others.length === 0 ? [] : [table(words.changesCaption, columns, [...changes, ...others], note)]),
  ];
};
