/**
 * Everything an analysis warns of, by code. The words stand in server/reports; `params` are named here.
 * A warning never changes a number: it says how much weight the number bears.
 */
export type WarningCode =
  /** items that no source quotes are used — instrument, items (their number) */
  | 'draftItems'
  /** Cronbach's alpha below .60 — subject, wave, alpha, n */
  | 'alphaBelow60'
  /** ICC(1) < .05, ICC(2) < .60 or median rwg(j) < .70: schools' means hardly describe schools — subject, wave, icc1, icc2, rwgj */
  | 'aggregationNotSupported'
  /** schools without a mean because less than half answered — subject, wave, schools */
  | 'lowResponse'
  /** responses with an answer but too few for a score — subject, wave, responses, share */
  | 'unscoredResponses'
  /** persons who gave one answer to all items of a scale with reversed items; kept — subject, wave, persons */
  | 'straightLining'
  /** schools whose network measures are missing because of response — relation, wave, schools */
  | 'networkLowResponse'
  /** schools whose networks are used though .70–.79 answered — relation, wave, schools */
  | 'networkFlaggedResponse'
  /** schools with five to seven people in the network — wave, schools */
  | 'smallTeam'
  /** a wave that still takes answers is in the figures — wave */
  | 'waveOpen'
  /** growth of different test versions cannot be compared: no effects — subject, versions */
  | 'scaleVersionsMixed'
  /** intervention: each version is standardised apart — subject, versions */
  | 'scaleVersionsSeparate'
  /** occasions left out for want of 30 before-phase scores (listed among the exclusions) — occasions (their number), rows */
  | 'occasionsExcluded'
  /** schools without an effect because of the minimum — schools */
  | 'schoolsBelowMinimum'
  /** all schools start at the same time: effect and calendar drift cannot be separated */
  | 'calendarDrift'
  /** no school year known: reliability is an upper bound */
  | 'noSchoolYear'
  /** schools do not differ beyond error: nobody is selected */
  | 'noVariance'
  /** mean reliability of the effects below .50 — reliability */
  | 'lowReliability'
  /** schools differ no more than they do from year to year — tau2, tau2Placebo */
  | 'withinNoiseFloor'
  /** the mixed model could not be fitted; the two-stage model stands alone — reason */
  | 'mixedNotFitted'
  /** mixed model: the likelihood-ratio test of differences between schools has p ≥ .05 — p */
  | 'schoolsMayNotDiffer'
  /** k was cut to a third of the schools — asked, k, schools */
  | 'kCut'
  /** fewer than five schools a group: no comparison — schools */
  | 'tooFewSchools'
  /** the study asks for a comparison and has no achievement */
  | 'noAchievement'
  /** a measure named in the study plan does not exist in this study — measure */
  | 'unknownMeasure'
  /** less than a fifth of the interviews and reports was coded by two coders — share, units */
  | 'fewCodedTwice'
  /** Cohen's kappa of whether a theme is mentioned is below .60 — themes (their number), kappa (the lowest) */
  | 'kappaLow'
  /** changes of a scale are not given: its questionnaire was renewed in between and nobody signed for it — subject, from, to (versions) */
  | 'versionsDiffer'
  /** changes of a scale rest on a person's signature under two editions — subject, from, to (versions) */
  | 'versionsSigned'
  /** chosen schools without any coded interview or report — schools */
  | 'chosenNotCoded';
