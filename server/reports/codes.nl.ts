/** Codes of the analysis in Dutch words: settings, staff functions, measures with their formula, reasons, warnings. */
import type { WarningCode } from '../../analysis/study/warnings.ts';
import type { AnalysisSettings, Exclusion } from '../../analysis/types.ts';

/** The values of a warning as they are printed; a value that is absent is a dash. */
export type Params = Readonly<Record<string, string>>;

const counted = (count: string | undefined, one: string, many: string): string => `${count} ${count === '1' ? one : many}`;
const schools = (count: string | undefined): string => counted(count, 'school', 'scholen');

export const codesNl = {
  settings: {
    minSchoolRespondents: 'Minste aantal respondenten voor een schoolgemiddelde',
    minSchoolResponse: 'Laagste respons voor een schoolgemiddelde',
    minNetworkResponse: 'Laagste respons voor netwerkmaten',
    fullNetworkResponse: 'Respons vanaf waar een netwerk zonder waarschuwing meetelt',
    minNetworkSize: 'Kleinste team voor netwerkmaten',
    minAlphaN: 'Minste aantal volledige inzendingen voor alfa',
    tieRule: 'Een relatie telt vanaf antwoordcode',
    k: 'Scholen per groep (gevraagd)',
    selectionModel: 'Model waarop de scholen zijn gekozen',
    seed: 'Startgetal van het toeval',
  } satisfies Record<keyof AnalysisSettings, string>,
  networkOnly: 'Netwerkvraag',
  functions: {
    teacher: 'leerkracht',
    internalCoach: 'intern begeleider',
    schoolLeader: 'schoolleider',
    specialist: 'vakspecialist',
    assistant: 'onderwijsassistent',
    pupil: 'leerling',
  } as Readonly<Record<string, string>>,
  otherFunction: 'andere functie',
  measures: {
    scaleScore: {
      name: 'schaalscore',
      formula: 'gemiddelde van de beantwoorde stellingen na ompolen; school: gemiddelde van personen',
    },
    scaleMean: { name: 'gemiddelde', formula: 'gemiddelde van de gescoorde personen' },
    scaleSd: { name: 'standaarddeviatie', formula: '√(Σ(x − x̄)² / (n − 1)) over gescoorde personen' },
    scaleMeanOfSchools: { name: 'gemiddelde van scholen', formula: 'gemiddelde van de schoolgemiddelden' },
    changeOfSchools: { name: 'verschil, iedereen', formula: 'gemiddelde over scholen van later − eerder schoolgemiddelde' },
    stayerChange: {
      name: 'verschil, beide keren',
      formula: 'gemiddelde van later − eerder over wie beide keren een score heeft, op dezelfde school',
    },
    stayerShare: { name: 'aandeel beide keren', formula: 'wie beide keren een score heeft / wie later een score heeft' },
    cronbachAlpha: { name: 'Cronbachs alfa', formula: 'k/(k − 1) · (1 − Σs²_i / s²_total), volledige rijen' },
    alphaFeldtLower: { name: 'alfa, ondergrens', formula: 'Feldt: 1 − (1 − α)·F(0,975; n − 1; (n − 1)(k − 1))' },
    alphaFeldtUpper: { name: 'alfa, bovengrens', formula: 'Feldt: 1 − (1 − α)·F(0,025; n − 1; (n − 1)(k − 1))' },
    omegaTotal: { name: 'omega totaal', formula: '(Σλ)² / ((Σλ)² + Σψ), één factor, maximale aannemelijkheid' },
    omegaTotalMinres: { name: 'omega totaal (minres)', formula: 'als omegaTotal, met kleinste residuen' },
    icc1: { name: 'ICC(1)', formula: '(MSB − MSW) / (MSB + (k − 1)·MSW), k = N/G' },
    icc1SearleN0: { name: 'ICC(1), Searle', formula: 'als icc1, met k₀ = (N − Σn²/N)/(G − 1)' },
    icc1Reml: { name: 'ICC(1), REML', formula: 'τ² / (τ² + σ²), gemengd model' },
    icc2: { name: 'ICC(2)', formula: '(MSB − MSW) / MSB' },
    rwgjMedian: { name: 'mediaan rwg(j)', formula: 'mediaan van rwg(j) over scholen' },
    rwgj: { name: 'rwg(j)', formula: 'J(1 − q) / (J(1 − q) + q), q = gemiddelde itemvariantie / ((A² − 1)/12)' },
    correlationWithOverall: {
      name: 'correlatie met het oordeel over het geheel',
      formula: 'Pearson over scholen: een oordeel met de schaal `overall` van hetzelfde verslag',
    },
    correlationLower: { name: 'correlatie, ondergrens', formula: 'tanh(atanh r − 1,96/√(n − 3))' },
    correlationUpper: { name: 'correlatie, bovengrens', formula: 'tanh(atanh r + 1,96/√(n − 3))' },
    schoolEffect: { name: 'schooleffect', formula: 'eb = μ + λ(θ̂ − μ), λ = τ²/(τ² + SE²); τ² volgens Paule–Mandel' },
    hedgesG: { name: 'Hedges g', formula: 'J·(x̄_high − x̄_low)/s_p, J exact; interval met niet-centrale t' },
    cliffsDelta: { name: 'Cliffs delta', formula: '(aantal paren hoog > laag − aantal paren hoog < laag) / alle paren' },
    permutationPValue: {
      name: 'permutatie-p',
      formula: 'exact tot 200 000 verdelingen; anders 9 999 toevallige, (b + 1)/(m + 1)',
    },
    pTop: {
      name: 'kans om bij de groep te horen, rang (95%)',
      formula:
        'aandeel van 5 000 trekkingen θ* = λθ̂ + (1 − λ)μ* + N(0; λSE²), μ* ~ N(μ; SE(μ)²), met rang ≤ k (pBottom: > S − k)',
    },
    'beside.rsAll': { name: 'rangcorrelatie over alle scholen', formula: 'Pearson van de rangen; interval met Fisher-z' },
    'beside.regression': {
      name: 'regressie van het effect op de maat',
      formula: 'θ̂ = b₀ + b₁·(x − x̄)/s_x, gewichten 1/(τ² + SE²); Knapp–Hartung, t met n − 2',
    },
    'beside.rankWeighted': {
      name: 'verschil, gewogen naar rangkans',
      formula: 'Σw⁺x/Σw⁺ − Σw⁻x/Σw⁻, w = pTop, pBottom; p uit 9 999 verwisselingen van x over alle scholen',
    },
    'beside.pWithinCohort': {
      name: 'permutatie-p binnen cohort',
      formula: 'als permutatie-p; alleen verdelingen met evenveel scholen per groep in elk cohort',
    },
    'beside.leaveOneOut': {
      name: 'g zonder één school',
      formula: 'kleinste en grootste Hedges g als één gekozen school wegvalt',
    },
    'beside.teamSize': {
      name: 'netwerkmaat na verrekening van teamgrootte',
      formula: 'residu van de maat op ln N over alle scholen; daarna Hedges g en permutatie-p',
    },
  },
  /** rows that describe how the two groups are made up */
  balance: {
    pupilsTested: 'getoetste leerlingen',
    teamSize: 'grootte van het team',
    'shareWeight1.2': 'aandeel leerlingen met gewicht 1.2',
    beforeLevel: 'niveau vóór de interventie (z)',
    cohort: (cohort: string) => `aandeel in cohort ${cohort}`,
    scaleVersion: (version: string) => `aandeel leerlingen met toetsversie ${version}`,
    responseRate: (subject: string) => `respons: ${subject}`,
  },
  /** formulas of the network measures; their names come from analysis/networks/measures.ts */
  networkFormulas: {
    responseRate: 'r / N: respondenten gedeeld door de deelnemerslijst',
    density: 'Σx_ij / (r(N − 1)) over de rijen van respondenten',
    arcReciprocity: '2M / (2M + A) onder paren van respondenten',
    dyadReciprocity: 'M / (M + A) onder paren van respondenten',
    reciprocityCorrelation: '(arcReciprocity − d) / (1 − d), d = dichtheid onder respondenten',
    indegreeCentralization: 'Σ(p_max − p_j) / (N − 1)',
    outdegreeCentralization: 'Σ(q_max − q_i) / (r − 1)',
    tieStability: 'Jaccard over paren die in beide meetrondes zijn waargenomen',
    densityReconstructed: 'ontbrekende x_ij := x_ji als j antwoordde',
    densityCompleteCase: 'alleen respondenten onderling',
    indegree: 'Σ_i x_ij',
    indegreeCentrality: 'Σ_i x_ij / (r − [j antwoordde])',
    outdegree: 'Σ_j x_ij',
    outdegreeCentrality: 'Σ_j x_ij / (N − 1)',
    betweennessCentrality: 'kortste paden, gericht, gedeeld door (N − 1)(N − 2); vanaf 90% respons',
  } as Readonly<Record<string, string>>,
  what: {
    school: 'school',
    response: 'inzending',
    pupil: 'leerling',
    occasion: 'toetsmoment',
    nomination: 'nominatie',
    row: 'rij',
  } satisfies Record<Exclusion['what'], string>,
  /** why something was left out; a code without words is printed as it is */
  reasons: {
    tooFew: 'te weinig gegevens',
    lowResponse: 'te lage respons',
    noVariance: 'geen spreiding',
    noTies: 'geen relaties genoemd',
    noAnswer: 'geen antwoord',
    scaleVersionsMixed: 'scores van verschillende toetsversies zijn niet te vergelijken',
    noTimeOrScore: 'tijd of score ontbreekt',
    noScore: 'score ontbreekt',
    noPhase: 'fase (ervoor of tijdens) ontbreekt',
    transition: 'overgangsperiode: nog geen drie maanden interventie',
    fewerThanTwoTimes: 'minder dan twee toetsmomenten',
    fewerThanFivePupils: 'minder dan vijf leerlingen met groei',
    fewerThanThirtyBefore: 'minder dan dertig scores vóór de interventie',
    unknownInstrument: 'vragenlijst of versie is onbekend',
    late: 'ingezonden nadat de meetronde was gesloten; bewaard en niet meegeteld',
    notSubmitted: 'nog niet ingezonden',
    notOnRoster: 'niet op de deelnemerslijst van die meetronde',
    versionsDiffer: 'de vragenlijst is tussendoor vernieuwd',
    notAsked: 'heeft een functie aan wie deze vragenlijst niet gevraagd is',
    answeredAgain: 'later opnieuw ingezonden; de laatste telt',
    'excluded.careless': 'uitgesloten: onzorgvuldig ingevuld',
    'excluded.duplicate': 'uitgesloten: dubbel',
    'excluded.wrongPerson': 'uitgesloten: door iemand anders ingevuld',
    'excluded.testEntry': 'uitgesloten: proefinvulling',
    'excluded.onRequest': 'uitgesloten: op verzoek van de deelnemer',
    'excluded.other': 'uitgesloten: andere reden',
    notListed: 'persoon wilde niet op de lijst van collega’s staan',
    egoNotOnRoster: 'wie noemt staat niet op de deelnemerslijst van die meetronde',
    egoNotRespondent: 'wie noemt heeft de lijst niet bevestigd',
    alterNotOnRoster: 'wie genoemd wordt staat niet op de deelnemerslijst van die meetronde',
    respondentNotOnRoster: 'respondent staat niet op de deelnemerslijst van die meetronde',
    self: 'noemt zichzelf',
    belowMinimumPerPhase: 'minder dan 30 leerlingen of 3 toetsrondes in een fase',
  } as Readonly<Record<string, string>>,
  warnings: {
    draftItems: (p) => `${p.instrument}: ${counted(p.items, 'stelling', 'stellingen')} in concept, niet gevalideerd.`,
    alphaBelow60: (p) => `${p.subject} (${p.wave}): Cronbachs alfa is ${p.alpha} (n = ${p.n}), lager dan 0,60.`,
    aggregationNotSupported: (p) =>
      `${p.subject} (${p.wave}): schoolgemiddelden beschrijven de scholen nauwelijks (ICC(1) ${p.icc1}, ICC(2) ${p.icc2}, mediane rwg(j) ${p.rwgj}).`,
    lowResponse: (p) =>
      `${p.subject} (${p.wave}): geen gemiddelde bij ${schools(p.schools)}, omdat te weinig mensen antwoordden.`,
    unscoredResponses: (p) =>
      `${p.subject} (${p.wave}): te weinig antwoorden voor een schaalscore in ${counted(p.responses, 'inzending', 'inzendingen')} (${p.share}).`,
    straightLining: (p) =>
      `${p.subject} (${p.wave}): op alle stellingen hetzelfde antwoord, ook op de omgekeerde, bij ${counted(p.persons, 'persoon', 'personen')}; dat telt gewoon mee.`,
    networkLowResponse: (p) =>
      `${p.relation} (${p.wave}): geen netwerkmaten bij ${schools(p.schools)}, omdat te weinig mensen antwoordden.`,
    networkFlaggedResponse: (p) =>
      `${p.relation} (${p.wave}): bij ${schools(p.schools)} antwoordde 70 tot 79%; die netwerkmaten tellen mee, met deze kanttekening.`,
    smallTeam: (p) =>
      `${p.wave}: vijf tot zeven mensen in het netwerk bij ${schools(p.schools)}; de maten springen daar bij één antwoord meer of minder.`,
    waveOpen: (p) => `Meetronde ${p.wave} staat nog open; de cijfers kunnen nog veranderen.`,
    scaleVersionsMixed: (p) =>
      `${p.subject}: er zijn scores van verschillende toetsversies (${p.versions}); groei is daarover niet te berekenen.`,
    scaleVersionsSeparate: (p) => `${p.subject}: elke toetsversie (${p.versions}) is apart gestandaardiseerd.`,
    occasionsExcluded: (p) =>
      `Toetsmomenten ${p.occasions} (${p.rows} scores) doen niet mee: er zijn minder dan dertig scores van vóór de interventie.`,
    schoolsBelowMinimum: (p) => `Geen effect bij ${schools(p.schools)}: te weinig leerlingen of toetsmomenten.`,
    calendarDrift: () => 'Alle scholen begonnen tegelijk: effect en ontwikkeling in de tijd zijn niet van elkaar te scheiden.',
    noSchoolYear: () => 'Het schooljaar van de scores is niet bekend: de betrouwbaarheid van de effecten is een bovengrens.',
    noVariance: () => 'Scholen verschillen niet meer dan het toeval verwacht: er zijn geen scholen gekozen.',
    lowReliability: (p) =>
      `De gemiddelde betrouwbaarheid van de schooleffecten is ${p.reliability}, lager dan 0,50: de keuze van scholen is onzeker.`,
    withinNoiseFloor: (p) =>
      `Scholen verschillen (τ² = ${p.tau2}) niet meer dan zij van jaar tot jaar al doen (τ² = ${p.tau2Placebo}).`,
    mixedNotFitted: (p) =>
      `Het gemengde model kon niet worden geschat${p.reason === 'scaleVersionsMixed' ? ', omdat er scores van verschillende toetsversies zijn' : p.reason === 'notConverged' ? ', omdat de berekening niet tot een uitkomst kwam' : p.reason === 'collinear' ? ', omdat de termen met deze scores niet uit elkaar te houden zijn' : ''}; de effecten uit het tweestapsmodel staan op zichzelf.`,
    schoolsMayNotDiffer: (p) =>
      `In het gemengde model, waarin ook de eigen groei van scholen en de schommeling van jaar tot jaar zitten, verschillen scholen niet aantoonbaar in effect (p = ${p.p}).`,
    kCut: (p) =>
      `Gevraagd waren ${p.asked} scholen per groep; het zijn er ${p.k}: een derde van de ${p.schools} scholen met een effect.`,
    tooFewSchools: (p) => `Met ${schools(p.schools)} zou een groep kleiner zijn dan vijf; er is geen vergelijking.`,
    noAchievement: () => 'Het onderzoek vraagt om een vergelijking, maar heeft geen leerprestaties.',
    unknownMeasure: (p) => `De maat "${p.measure}" uit de onderzoeksopzet bestaat in dit onderzoek niet.`,
    versionsDiffer: (p) =>
      `${p.subject}: verschillen in de tijd worden niet gegeven. Tussen de meetrondes is versie ${p.from} van de vragenlijst vervangen door versie ${p.to}, en niemand heeft de twee vergelijkbaar verklaard (Ontwerp, Versies).`,
    versionsSigned: (p) =>
      `${p.subject}: verschillen gaan van versie ${p.from} naar versie ${p.to} van de vragenlijst. Iemand heeft de twee vergelijkbaar verklaard; de reden staat bij de instellingen.`,
    fewCodedTwice: (p) =>
      `Van de ${p.units} gecodeerde gesprekken en verslagen is ${p.share} door twee mensen gecodeerd; gewenst is ten minste 20%.`,
    kappaLow: (p) =>
      `Bij ${counted(p.themes, 'thema', 'thema’s')} is Cohens kappa lager dan 0,60 (laagste: ${p.kappa}): bespreek de verschillen met de codeurs.`,
    chosenNotCoded: (p) =>
      `Van ${schools(p.schools)} in de groepen is geen gesprek of verslag gecodeerd; niet gehoord is iets anders dan niet genoemd.`,
  } satisfies Record<WarningCode, (params: Params) => string>,
  /** for a code that is newer than these words */
  otherWarning: (code: string, values: string) => `Waarschuwing ${code}${values === '' ? '' : ` (${values})`}.`,
};

export type ReportCodes = typeof codesNl;
