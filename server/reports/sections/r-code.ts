/** R code that gives the mixed models' numbers again from the study folder's own files. */
import type { ModelFindings, ModelFit, ModerationFinding } from '../../../analysis/growth/models/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { text } from '../blocks.ts';
import type { Context } from '../context.ts';
import { plain } from '../figures/svg.ts';

export const rCodeBlocks = ({ findings, words }: Context): ReportBlock[] => {
  const { models, mixedModel } = findings;
  if (models === undefined || models.fits.length === 0) return [];
  const code = rCode(models, mixedModel?.subject ?? '');
  return [text(words.models.code.intro), { kind: 'code', caption: words.models.code.caption, code }];
};

/** A string in R. */
const quoted = (value: string): string => `"${plain(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const vector = (values: readonly string[]): string => `c(${values.map(quoted).join(', ')})`;

/** The whole script: reading and preparing, one line a model, then the figures that the report prints. */
export const rCode = (models: ModelFindings, subject: string): string => {
  const { fits, moderation, kind } = models;
  const lines =
    kind === 'growth'
      ? [
          ...reading(subject),
          'd <- subset(d, !is.na(score) & !is.na(time))',
          ...fits.map(fitLine),
          'summary(growth)                            # effect: row "time"; df and p by Satterthwaite',
          'coef(growth)$school["time"]                # growth per school',
        ]
      : [
          ...reading(subject),
          ...preparing(models),
          ...fits.map(fitLine),
          'summary(M1)                                # fixed effects, variances',
          ...meanEffect(models),
          'ranova(M1)                                 # schools: halve P of chi2 with 2 df and with 3 df',
          ...(moderation === null ? [] : moderating(moderation, subject)),
        ];
  return `${lines.join('\n')}\n`;
};

const reading = (subject: string): string[] => [
  'library(lmerTest)',
  'd <- read.csv("achievement.csv", colClasses = c(pupil = "character", school = "character"))',
  `d <- subset(d, subject == ${quoted(subject)})`,
  'd$pupil <- paste(d$school, d$pupil)          # a pupil who changes school starts anew',
];

const preparing = (models: ModelFindings): string[] => {
  const main = models.fits[0]!;
  const left = models.exclusions.filter((one) => one.what === 'school').map((one) => one.id);
  const occasions = levelsOf(main, 'occasion');
  const byCode = occasions.every((one) => /^[ME]\d$/.test(one));
  const rare = models.exclusions.some((one) => one.reason === 'rareWeight');
  return [
    'd <- subset(d, !is.na(score) & phase %in% c("before", "during"))',
    ...(left.length === 0 ? [] : [`d <- subset(d, !school %in% ${vector(left)})`]),
    byCode
      ? 'd$t <- as.numeric(substr(d$occasion, 2, 2)) - 3 + ifelse(substr(d$occasion, 1, 1) == "E", .5, 0) - 2.5'
      : 'd$t <- d$time - 2.5',
    'd$D <- as.numeric(d$phase == "during")',
    ...(main.fixed.some((one) => one.name.startsWith('weight'))
      ? [
          'd$weight <- ifelse(is.na(d$weight), "unknown", as.character(d$weight))',
          ...(rare ? ['d <- subset(d, weight %in% names(which(table(weight) >= 30)))'] : []),
          'd$weight <- factor(d$weight); d$weight <- relevel(d$weight, levels(d$weight)[1])',
        ]
      : []),
    'd$occasion <- factor(d$occasion, levels = unique(d$occasion[order(d$t, d$occasion)]))',
    ...(models.cohorts.length === 0
      ? []
      : [
          'schools <- read.csv("schools.csv", colClasses = "character")',
          'schools <- setNames(schools$cohort, schools$school)',
          'd$cohort <- factor(schools[d$school])',
        ]),
    ...(models.fits.some((fit) => fit.name === 'M1b') ? ['d$exposure[d$phase == "before"] <- 0'] : []),
  ];
};

const levelsOf = (fit: ModelFit, factor: string): string[] =>
  fit.fixed.flatMap((one) => (one.name.startsWith(factor) && !one.name.includes(':') ? [one.name.slice(factor.length)] : []));

const fitLine = ({ name, formula }: ModelFit): string => `${name} <- lmer(${formula}, data = d, REML = TRUE)`;

/** δ over cohorts is the mean of the cohorts' effects by their number of schools. */
const meanEffect = ({ cohorts, fits }: ModelFindings): string[] => {
  const [first, ...others] = cohorts;
  if (first === undefined) return [];
  const all = fits[0]!.schools;
  const shares = others.map((one) => `L[${quoted(`D:cohort${one.cohort}`)}] <- ${one.schools} / ${all}`);
  return [
    'L <- setNames(numeric(length(fixef(M1))), names(fixef(M1))); L["D"] <- 1',
    ...shares,
    'contest1D(M1, L, confint = TRUE)           # the effect over all cohorts',
  ];
};

const moderating = ({ formula, features, byWeight }: ModerationFinding, subject: string): string[] => {
  const columns = features.flatMap(({ feature, source, cohort, mean }, i): string[] => {
    const x = `d$x${i + 1}`;
    if (feature === 'pct12') {
      const percentage =
        source === 'pupils'
          ? [
              'a <- subset(read.csv("achievement.csv", colClasses = c(pupil = "character", school = "character")), !is.na(weight))',
              `a <- subset(a, subject == ${quoted(subject)})`,
              'a <- a[!duplicated(a[c("school", "pupil")], fromLast = TRUE), ]',
              'pct <- 100 * tapply(a$weight == 1.2, a$school, mean)',
            ]
          : [
              'attributes <- read.csv("schools.csv", colClasses = c(school = "character")); pct <- setNames(attributes$pct12, attributes$school)',
            ];
      return [...percentage, `${x} <- as.numeric(pct[d$school] - ${mean}) / 10`];
    }
    const values =
      source === 'trainer-report'
        ? '# focus: 1 where all of VV16h1 to VV16h4 are on the subject, named by school'
        : `attributes <- read.csv("schools.csv", colClasses = c(school = "character")); focus <- setNames(attributes$${source}, attributes$school)`;
    const within = cohort === null ? '' : `(d$cohort == ${quoted(cohort)}) * `;
    return [values, `${x} <- ${within}as.numeric(focus[d$school] - ${mean})`];
  });
  return [
    ...columns,
    `moderation <- lmer(${formula}, data = d, REML = TRUE)`,
    'summary(moderation)                        # D: weight of reference; D:x1 …: change of the effect',
    ...(byWeight.length === 0 ? [] : ['# effect for another weight: contest1D with 1 at D and at D:weight…']),
  ];
};
