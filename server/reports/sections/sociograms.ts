/** The sociograms of a report: per school one block, a row for each relation, a column for each wave. */
import type { EffectGroup, NetworkPicture } from '../../../analysis/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { figure, text } from '../blocks.ts';
import type { Context } from '../context.ts';
import { leadingFunction, lookOf, precedence } from '../figures/colours.ts';
import { boundsOf, emptySociogram, sociogramFigure, sociogramLegend } from '../figures/sociogram.ts';
import { figureId, plain } from '../figures/svg.ts';

export const sociograms = (context: Context): ReportBlock[] => {
  const { findings, words, format } = context;
  const total = new Set(
    findings.measures.flatMap((row) => (row.level === 'school' && row.measure === 'density' ? [row.school] : [])),
  ).size;
  const bySchool = new Map<string, NetworkPicture[]>();
  for (const picture of findings.networks) {
    const own = bySchool.get(picture.school);
    if (own === undefined) bySchool.set(picture.school, [picture]);
    else own.push(picture);
  }
  if (bySchool.size === 0) return [text(words.networks.sociogramsNotChosen(format.count(total)))];
  const high = findings.selection?.high ?? [];
  const low = findings.selection?.low ?? [];
  const group = (school: string): EffectGroup | undefined =>
    high.includes(school) ? 'high' : low.includes(school) ? 'low' : undefined;
  // the high group first, in the order of the ranks, then the low group, then schools that were not chosen
  const place = (school: string): number => {
    const at = [...high, ...low].indexOf(school);
    return at < 0 ? high.length + low.length : at;
  };
  const schools = [...bySchool.keys()].sort((a, b) => place(a) - place(b));
  const all = schools.length >= total;
  return [
    text(all ? words.networks.sociogramsAll : words.networks.sociogramsChosen(format.count(total))),
    legend(context),
    ...schools.map((school) => plate(context, school, bySchool.get(school) ?? [], group(school))),
  ];
};

const legend = (context: Context): ReportBlock => {
  const { findings, words, names } = context;
  const functions = new Map<string, readonly string[]>();
  for (const picture of findings.networks) {
    for (const actor of picture.actors) functions.set(leadingFunction(actor.functions), actor.functions);
  }
  const head = {
    id: figureId('sociogram-legend'),
    title: words.networks.legendTitle,
    description: words.networks.legendDescription,
  };
  return {
    kind: 'figure',
    figure: figure(head, () =>
      sociogramLegend(head, {
        functions: [...functions.values()]
          .sort(byPrecedence)
          .map((own) => ({ look: lookOf(own), label: names.staffFunction(own) })),
        hollow: words.networks.hollow,
        size: words.networks.size,
        mutual: words.networks.mutual,
        oneWay: words.networks.oneWay,
      }),
    ),
  };
};

/** Teachers first, as there are most of them; functions that the product does not know last. */
const byPrecedence = (a: readonly string[], b: readonly string[]): number => {
  const rank = (own: readonly string[]): number => precedence.indexOf(leadingFunction(own));
  const [first, second] = [rank(a), rank(b)];
  return (second < 0 ? -1 : second) - (first < 0 ? -1 : first);
};

const plate = (
  context: Context,
  school: string,
  pictures: readonly NetworkPicture[],
  group: EffectGroup | undefined,
): ReportBlock => {
  const { findings, words, names } = context;
  const relations = (findings.design.network?.relations ?? []).map((one) => one.id);
  const waves = findings.design.waves.map((one) => one.id);
  // every relation has a place for every wave of the school, so that columns stay columns
  const shownWaves = waves.filter((wave) => pictures.some((one) => one.wave === wave));
  const cells = relations
    .filter((relation) => pictures.some((one) => one.relation === relation))
    .flatMap((relation) => shownWaves.map((wave) => ({ relation, wave })));
  const bounds = boundsOf(pictures);
  const figures = cells.map(({ relation, wave }) => {
    const picture = pictures.find((one) => one.relation === relation && one.wave === wave);
    const id = figureId('sociogram', school, relation, wave);
    const title = words.networks.sociogramTitle(names.subject(relation), names.wave(wave));
    if (picture === undefined) {
      const empty = { id, title, description: words.networks.sociogramEmpty(plain(school)) };
      return figure(empty, () => emptySociogram(empty, words.missing.noAnswer));
    }
    const head = { id, title, description: described(context, picture) };
    return figure(head, () => sociogramFigure(head, picture, bounds));
  });
  const label = group === undefined ? '' : words.group[group];
  return {
    kind: 'figures',
    caption: words.networks.sociogramsCaption(plain(school), label),
    columns: shownWaves.length,
    figures,
  };
};

const described = (context: Context, picture: NetworkPicture): string => {
  const { words, format } = context;
  const pairs = new Set(picture.ties.flatMap((tie) => (tie.mutual ? [JSON.stringify([tie.from, tie.to].sort())] : [])));
  return words.networks.sociogramDescription(
    plain(picture.school),
    format.count(picture.actors.length),
    format.count(picture.actors.filter((actor) => actor.responded).length),
    format.count(picture.ties.length),
    format.count(pairs.size),
  );
};
