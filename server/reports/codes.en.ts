/** Codes of the analysis in English words. */
import type { ReportCodes } from './codes.nl.ts';

const counted = (count: string | undefined, one: string, many: string): string => `${count} ${count === '1' ? one : many}`;
const schools = (count: string | undefined): string => counted(count, 'school', 'schools');

export const codesEn: ReportCodes = {
  settings: {
    minSchoolRespondents: 'Fewest respondents for a school mean',
    minSchoolResponse: 'Lowest response for a school mean',
    minNetworkResponse: 'Lowest response for network measures',
    fullNetworkResponse: 'Response from which a network is used without a flag',
    minNetworkSize: 'Smallest team for network measures',
    minAlphaN: 'Fewest complete submissions for alpha',
    tieRule: 'A tie counts from answer code',
    k: 'Schools per group (asked)',
    selectionModel: 'Model by which the schools are chosen',
    seed: 'Seed of chance',
  },
  networkOnly: 'Network question',
  functions: {
    teacher: 'teacher',
    internalCoach: 'internal coach',
    schoolLeader: 'school leader',
    specialist: 'specialist teacher',
    assistant: 'teaching assistant',
    pupil: 'pupil',
  },
  otherFunction: 'other function',
  measures: {
    scaleScore: { name: 'scale score', formula: 'mean of the answered items after reversing; school: mean of persons' },
    scaleMean: { name: 'mean', formula: 'mean of the scored persons' },
    scaleSd: { name: 'standard deviation', formula: '√(Σ(x − x̄)² / (n − 1)) over scored persons' },
    scaleMeanOfSchools: { name: 'mean of schools', formula: 'mean of the school means' },
    changeOfSchools: { name: 'change, everybody', formula: 'mean over schools of later − earlier school mean' },
    stayerChange: {
      name: 'change, both times',
      formula: 'mean of later − earlier over those with a score at both, in the same school',
    },
    stayerShare: { name: 'share both times', formula: 'with a score at both / with a score at the later' },
    cronbachAlpha: { name: "Cronbach's alpha", formula: 'k/(k − 1) · (1 − Σs²_i / s²_total), complete rows' },
    alphaFeldtLower: { name: 'alpha, lower limit', formula: 'Feldt: 1 − (1 − α)·F(.975; n − 1; (n − 1)(k − 1))' },
    alphaFeldtUpper: { name: 'alpha, upper limit', formula: 'Feldt: 1 − (1 − α)·F(.025; n − 1; (n − 1)(k − 1))' },
    omegaTotal: { name: 'omega total', formula: '(Σλ)² / ((Σλ)² + Σψ), one factor, maximum likelihood' },
    omegaTotalMinres: { name: 'omega total (minres)', formula: 'as omegaTotal, with minimum residuals' },
    icc1: { name: 'ICC(1)', formula: '(MSB − MSW) / (MSB + (k − 1)·MSW), k = N/G' },
    icc1SearleN0: { name: 'ICC(1), Searle', formula: 'as icc1, with k₀ = (N − Σn²/N)/(G − 1)' },
    icc1Reml: { name: 'ICC(1), REML', formula: 'τ² / (τ² + σ²), mixed model' },
    icc2: { name: 'ICC(2)', formula: '(MSB − MSW) / MSB' },
    rwgjMedian: { name: 'median rwg(j)', formula: 'median of rwg(j) over schools' },
    rwgj: { name: 'rwg(j)', formula: 'J(1 − q) / (J(1 − q) + q), q = mean item variance / ((A² − 1)/12)' },
    correlationWithOverall: {
      name: 'correlation with the overall judgement',
      formula: 'Pearson over schools: a rating with the scale `overall` of the same report',
    },
    correlationLower: { name: 'correlation, lower limit', formula: 'tanh(atanh r − 1.96/√(n − 3))' },
    correlationUpper: { name: 'correlation, upper limit', formula: 'tanh(atanh r + 1.96/√(n − 3))' },
    schoolEffect: { name: 'school effect', formula: 'eb = μ + λ(θ̂ − μ), λ = τ²/(τ² + SE²); τ² after Paule–Mandel' },
    hedgesG: { name: 'Hedges g', formula: 'J·(x̄_high − x̄_low)/s_p, J exact; interval by noncentral t' },
    cliffsDelta: { name: "Cliff's delta", formula: '(pairs high > low − pairs high < low) / all pairs' },
    permutationPValue: {
      name: 'permutation p',
      formula: 'exact up to 200,000 divisions; else 9,999 random ones, (b + 1)/(m + 1)',
    },
    pTop: {
      name: 'probability of belonging, rank (95%)',
      formula: 'share of 5,000 draws θ* = λθ̂ + (1 − λ)μ* + N(0, λSE²), μ* ~ N(μ, SE(μ)²), with rank ≤ k (pBottom: > S − k)',
    },
    'beside.rsAll': { name: 'rank correlation over all schools', formula: 'Pearson of the ranks; interval by Fisher z' },
    'beside.regression': {
      name: 'regression of the effect on the measure',
      formula: 'θ̂ = b₀ + b₁·(x − x̄)/s_x, weights 1/(τ² + SE²); Knapp–Hartung, t with n − 2',
    },
    'beside.rankWeighted': {
      name: 'difference weighted by rank probability',
      formula: 'Σw⁺x/Σw⁺ − Σw⁻x/Σw⁻, w = pTop, pBottom; p from 9,999 permutations of x over all schools',
    },
    'beside.pWithinCohort': {
      name: 'permutation p within cohort',
      formula: 'as permutation p; only divisions with as many schools of each group in every cohort',
    },
    'beside.leaveOneOut': {
      name: 'g without one school',
      formula: 'smallest and largest Hedges g when one chosen school is left out',
    },
    'beside.teamSize': {
      name: 'network measure allowing for team size',
      formula: 'residual of the measure on ln N over all schools; then Hedges g and permutation p',
    },
  },
  balance: {
    pupilsTested: 'pupils tested',
    teamSize: 'team size',
    'shareWeight1.2': 'share of pupils with weight 1.2',
    beforeLevel: 'level before the intervention (z)',
    cohort: (cohort) => `share in cohort ${cohort}`,
    scaleVersion: (version) => `share of pupils with test version ${version}`,
    responseRate: (subject) => `response: ${subject}`,
  },
  networkFormulas: {
    responseRate: 'r / N: respondents divided by the roster',
    density: 'Σx_ij / (r(N − 1)) over the rows of respondents',
    arcReciprocity: '2M / (2M + A) among pairs of respondents',
    dyadReciprocity: 'M / (M + A) among pairs of respondents',
    reciprocityCorrelation: '(arcReciprocity − d) / (1 − d), d = density among respondents',
    indegreeCentralization: 'Σ(p_max − p_j) / (N − 1)',
    outdegreeCentralization: 'Σ(q_max − q_i) / (r − 1)',
    tieStability: 'Jaccard over pairs observed in both waves',
    densityReconstructed: 'absent x_ij := x_ji where j answered',
    densityCompleteCase: 'respondents among each other only',
    indegree: 'Σ_i x_ij',
    indegreeCentrality: 'Σ_i x_ij / (r − [j answered])',
    outdegree: 'Σ_j x_ij',
    outdegreeCentrality: 'Σ_j x_ij / (N − 1)',
    betweennessCentrality: 'shortest paths, directed, divided by (N − 1)(N − 2); from 90% response',
  },
  what: {
    school: 'school',
    response: 'submission',
    pupil: 'pupil',
    occasion: 'test occasion',
    nomination: 'nomination',
    row: 'row',
  },
  reasons: {
    tooFew: 'too few data',
    lowResponse: 'response too low',
    noVariance: 'no variance',
    noTies: 'no ties named',
    noAnswer: 'no answer',
    scaleVersionsMixed: 'scores of different test versions cannot be compared',
    noTimeOrScore: 'time or score is absent',
    noScore: 'score is absent',
    noPhase: 'phase (before or during) is absent',
    transition: 'transition: less than three months of intervention',
    fewerThanTwoTimes: 'fewer than two test occasions',
    fewerThanFivePupils: 'fewer than five pupils with growth',
    fewerThanThirtyBefore: 'fewer than thirty scores before the intervention',
    unknownInstrument: 'questionnaire or version is unknown',
    late: 'submitted after the wave was closed; kept and not counted',
    notSubmitted: 'not submitted yet',
    notOnRoster: 'not on the roster of that wave',
    versionsDiffer: 'the questionnaire was renewed in between',
    notAsked: 'has a function of whom this questionnaire is not asked',
    answeredAgain: 'submitted again later; the last one counts',
    'excluded.careless': 'excluded: filled in carelessly',
    'excluded.duplicate': 'excluded: duplicate',
    'excluded.wrongPerson': 'excluded: filled in by somebody else',
    'excluded.testEntry': 'excluded: test entry',
    'excluded.onRequest': 'excluded: at the participant’s request',
    'excluded.other': 'excluded: another reason',
    notListed: 'person asked not to be on the list of colleagues',
    egoNotOnRoster: 'who names is not on the roster of that wave',
    egoNotRespondent: 'who names did not confirm the list',
    alterNotOnRoster: 'who is named is not on the roster of that wave',
    respondentNotOnRoster: 'respondent is not on the roster of that wave',
    self: 'names himself or herself',
    belowMinimumPerPhase: 'fewer than 30 pupils or 3 test rounds in a phase',
  },
  warnings: {
    draftItems: (p) => `${p.instrument}: ${counted(p.items, 'draft item', 'draft items')}, not validated.`,
    alphaBelow60: (p) => `${p.subject} (${p.wave}): Cronbach's alpha is ${p.alpha} (n = ${p.n}), below .60.`,
    aggregationNotSupported: (p) =>
      `${p.subject} (${p.wave}): school means hardly describe schools (ICC(1) ${p.icc1}, ICC(2) ${p.icc2}, median rwg(j) ${p.rwgj}).`,
    lowResponse: (p) => `${p.subject} (${p.wave}): no mean for ${schools(p.schools)}, as too few people answered.`,
    unscoredResponses: (p) =>
      `${p.subject} (${p.wave}): too few answers for a scale score in ${counted(p.responses, 'submission', 'submissions')} (${p.share}).`,
    straightLining: (p) =>
      `${p.subject} (${p.wave}): the same answer to all items, the reversed ones included, from ${counted(p.persons, 'person', 'people')}; kept as it is.`,
    networkLowResponse: (p) =>
      `${p.relation} (${p.wave}): no network measures for ${schools(p.schools)}, as too few people answered.`,
    networkFlaggedResponse: (p) =>
      `${p.relation} (${p.wave}): in ${schools(p.schools)} 70 to 79% answered; those network measures are used, with this remark.`,
    smallTeam: (p) =>
      `${p.wave}: five to seven people in the network of ${schools(p.schools)}; one answer more or less moves the measures there.`,
    waveOpen: (p) => `Wave ${p.wave} is still open; the figures may still change.`,
    scaleVersionsMixed: (p) =>
      `${p.subject}: there are scores of different test versions (${p.versions}); growth cannot be computed across them.`,
    scaleVersionsSeparate: (p) => `${p.subject}: every test version (${p.versions}) has been standardised apart.`,
    occasionsExcluded: (p) =>
      `Test occasions ${p.occasions} (${p.rows} scores) take no part: there are fewer than thirty scores from before the intervention.`,
    schoolsBelowMinimum: (p) => `No effect for ${schools(p.schools)}: too few pupils or test occasions.`,
    calendarDrift: () => 'All schools started at the same time: effect and calendar drift cannot be separated.',
    noSchoolYear: () => 'The school year of the scores is not known: the reliability of the effects is an upper bound.',
    noVariance: () => 'Schools differ no more than chance expects: no schools have been chosen.',
    lowReliability: (p) =>
      `The mean reliability of the school effects is ${p.reliability}, below .50: the choice of schools is uncertain.`,
    withinNoiseFloor: (p) => `Schools differ (τ² = ${p.tau2}) no more than they do from year to year (τ² = ${p.tau2Placebo}).`,
    mixedNotFitted: (p) =>
      `The mixed model could not be fitted${p.reason === 'scaleVersionsMixed' ? ', as there are scores of different test versions' : p.reason === 'notConverged' ? ', as the computation did not converge' : p.reason === 'collinear' ? ', as its terms cannot be told apart in these scores' : ''}; the two-stage effects stand alone.`,
    schoolsMayNotDiffer: (p) =>
      `In the mixed model, with the schools' own growth and year-to-year fluctuation in it, schools do not demonstrably differ in their effect (p = ${p.p}).`,
    kCut: (p) => `${p.asked} schools per group were asked; there are ${p.k}: a third of the ${p.schools} schools with an effect.`,
    tooFewSchools: (p) => `With ${schools(p.schools)} a group would be smaller than five; there is no comparison.`,
    noAchievement: () => 'The study asks for a comparison but has no achievement data.',
    unknownMeasure: (p) => `The measure "${p.measure}" of the study plan does not exist in this study.`,
    versionsDiffer: (p) =>
      `${p.subject}: changes are not given. Between the waves version ${p.from} of the questionnaire was replaced by version ${p.to}, and nobody has declared the two comparable (Design, Versions).`,
    versionsSigned: (p) =>
      `${p.subject}: changes go from version ${p.from} to version ${p.to} of the questionnaire. Somebody declared the two comparable; the reason stands with the settings.`,
    fewCodedTwice: (p) =>
      `Of the ${p.units} coded interviews and reports ${p.share} was coded by two people; at least 20% is wanted.`,
    kappaLow: (p) =>
      `Cohen's kappa is below .60 for ${counted(p.themes, 'theme', 'themes')} (lowest: ${p.kappa}): discuss the differences with the coders.`,
    chosenNotCoded: (p) =>
      `No interview or report was coded of ${schools(p.schools)} in the groups; not heard is something else than not mentioned.`,
  },
  otherWarning: (code, values) => `Warning ${code}${values === '' ? '' : ` (${values})`}.`,
};
