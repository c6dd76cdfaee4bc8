/** What follows from the planted constants by arithmetic: the values that a study estimates. */
import { normalCdf, normalQuantile } from '../../analysis/distributions.ts';
import { pupilChance, pupilLoading } from './loadings.ts';
import {
  achievement as a,
  effect,
  month,
  participation,
  pupilAnswers,
  pupilGainShare,
  pupilLevelCorrelation,
  shareSdLog,
  stability,
  weights,
} from './planted.ts';
import { middle } from './pupils.ts';

const expectation = (of: (w: (typeof weights)[number]) => number) => weights.reduce((sum, w) => sum + w.share * of(w), 0);

/** F01, the population's mean effect in months: Σ share · effect over the weights = 1.01. The rest of the equation is centred. */
export const meanEffectMonths: number = expectation((w) => w.effect);

const weightLevelVariance = expectation((w) => w.level ** 2) - expectation((w) => w.level) ** 2;

/** Variance of the scores before the intervention at `t` years of schooling, over all schools and pupils, in points². */
const varianceAt = (t: number): number => {
  const slopes = (a.pupilSlopeSd ** 2 + a.schoolSlopeSd ** 2) * (t - middle) ** 2;
  return a.pupilSd ** 2 + a.schoolSd ** 2 + a.schoolYearSd ** 2 + a.errorSd ** 2 + weightLevelVariance + slopes;
};

/**
 * What one point is worth in before-phase standard deviations: the mean of 1/SD over the twelve occasions, because the analysis
 * standardises each occasion apart and each has about as many scores.
 */
export const sdPerPoint: number =
  Array.from({ length: 12 }, (_, i) => 1 / Math.sqrt(varianceAt(i / 2))).reduce((x, y) => x + y, 0) / 12;

/** The mean effect as the analysis gives it, in standard deviations. */
export const meanEffectSd: number = meanEffectMonths * month * sdPerPoint;

const meanShare = weights[2].share;
/** Variance of the percentage 1.2 over schools: spread of the shares (lognormal), and chance among about 9 year groups of pupils. */
const percentVariance =
  1e4 * (meanShare ** 2 * (Math.exp(shareSdLog ** 2) - 1) + (meanShare * (1 - meanShare)) / (9 * a.yearGroup));

/** Months per percentage point: of the school, and because pupils of weight 1.2 themselves gain more than most. */
const perPercent = effect.perTenPercent / 10 + (weights[2].effect - weights[0].effect) / 100;

/** Variance over schools of the true effect θ_s, in points²: u_s, percentage 1.2, and maths throughout in half of the schools. */
export const effectVariance: number =
  effect.tau ** 2 +
  (month * perPercent) ** 2 * percentVariance +
  (month * effect.mathsThroughout) ** 2 * effect.mathsShare * (1 - effect.mathsShare) * 0.5;

/** Two years against two: (SD²/2 + SD²/2), in points². The standard error of a school does not know of it. */
export const yearNoise: number = a.schoolYearSd ** 2;

/**
 * Sampling variance of one school's contrast, in points²: over the nine year groups the squared sums of a pupil's weights in the
 * contrast, for level and slope, and the tests' own error. A year group of n pupils gives 24 n scores per phase.
 */
const samplingVariance = (n: number): number => {
  const rows = 24 * n;
  let level = 0;
  let slope = 0;
  for (let entry = -5; entry <= 3; entry++) {
    let sum = 0;
    let moment = 0;
    for (let year = Math.max(0, entry); year <= Math.min(3, entry + 5); year++)
      for (const half of [0, 0.5]) {
        const sign = year >= 2 ? 1 : -1;
        sum += sign;
        moment += sign * (year - entry + half - middle);
      }
    level += sum ** 2;
    slope += moment ** 2;
  }
  const perPupil = level * (a.pupilSd ** 2 + weightLevelVariance) + slope * a.pupilSlopeSd ** 2;
  return (n * perPupil) / rows ** 2 + (2 * a.errorSd ** 2) / (rows * (1 - a.missed));
};

/** E(1/n) of a lognormal size is exp(σ²)/mean; sampling variance goes with 1/n. */
export const meanSamplingVariance: number = samplingVariance(a.yearGroup) * Math.exp(a.yearGroupSdLog ** 2);

/** F02: the share of the variance of estimated effects that is true. */
export const reliability: number = effectVariance / (effectVariance + yearNoise + meanSamplingVariance);

/** What τ² estimates, in SD²: true differences and the noise of school years, which look alike to the two-stage model. */
export const tau2Sd: number = (effectVariance + yearNoise) * sdPerPoint ** 2;
/** What τ² corrected for the noise floor estimates, in SD². */
export const tau2CorrectedSd: number = effectVariance * sdPerPoint ** 2;

/** F10, at T2b: what is left of the planted correlation when the difference is halved; schools differ as much as at T1. */
export const pupilLaterCorrelation: number = pupilLevelCorrelation * (1 + pupilGainShare);

/** Schools' mean of the chance in what their pupils answer: over the sizes of year groups, half of which the small schools combine. */
const typicalPupilChance = (() => {
  const points = 999;
  const chances = Array.from({ length: points }, (_, i) => {
    const size = a.yearGroup * Math.exp(a.yearGroupSdLog * normalQuantile((i + 0.5) / points) - a.yearGroupSdLog ** 2 / 2);
    return pupilChance(size < pupilAnswers.combineBelow ? 2 : 4, 4 * size * (1 - pupilAnswers.absent));
  });
  return chances.reduce((x, y) => x + y, 0) / points;
})();

/** F10: correlation of the change from T1 to T2b in pupils' perception with the true effect: cov / SD of the change. */
export const pupilChangeCorrelation: number = (() => {
  const first = pupilLoading(typicalPupilChance);
  const later = first * (1 + pupilGainShare);
  const [r1, r2] = [Math.sqrt(1 - first ** 2), Math.sqrt(1 - later ** 2)];
  const schools = (later - first) ** 2 + r1 ** 2 + r2 ** 2 - 2 * r1 * r2 * stability.pupils;
  const change = pupilAnswers.school ** 2 * schools + 2 * typicalPupilChance;
  return (pupilAnswers.school * (later - first)) / Math.sqrt(change);
})();

/** F19: correlation of the two ratings as given, whole numbers from 1 to 5, over how far schools have come. */
export const participationCorrelation: number = (() => {
  const come = Array.from({ length: 1999 }, (_, i) => normalQuantile((i + 1) / 2000));
  /** mean and mean square of a rating, given how far a school has come */
  const moments = ({ mean, shared, own }: { readonly mean: number; readonly shared: number; readonly own: number }) =>
    come.map((z) => {
      const upTo = (code: number) => (code >= 5 ? 1 : code < 1 ? 0 : normalCdf((code + 0.5 - mean - shared * z) / own));
      const chances = [1, 2, 3, 4, 5].map((code) => upTo(code) - upTo(code - 1));
      const sum = (of: (code: number) => number) => chances.reduce((total, p, i) => total + p * of(i + 1), 0);
      return { first: sum((code) => code), second: sum((code) => code ** 2) };
    });
  const average = (values: readonly number[]) => values.reduce((x, y) => x + y, 0) / values.length;
  const [taking, whole] = [moments(participation.takingPart), moments(participation.whole)];
  const centre = (of: typeof taking) => average(of.map((m) => m.first));
  const sd = (of: typeof taking) => Math.sqrt(average(of.map((m) => m.second)) - centre(of) ** 2);
  const together = average(taking.map((m, i) => m.first * whole[i]!.first)) - centre(taking) * centre(whole);
  return together / (sd(taking) * sd(whole));
})();
