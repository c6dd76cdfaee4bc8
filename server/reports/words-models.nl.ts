/** The sentences about the mixed models in Dutch: what they found, for whom, how far it can be trusted, and the pictures. */
export const modelsNl = {
  intro: {
    intervention:
      'Het gemengde model gebruikt alle scores van alle scholen tegelijk. Het vergelijkt elke score met wat op dat toetsmoment en bij dat leerlinggewicht te verwachten was, en rekent de eigen groei van de school en de schommeling van jaar tot jaar niet als effect. Het effect δ is hoeveel hoger de scores tijdens de interventie zijn dan ervoor, in punten op de schaal van de toets.',
    growth:
      'Het gemengde model schat de groei van alle leerlingen van alle scholen tegelijk. Het effect is de groei per tijdseenheid, in punten op de schaal van de toets; elke school krijgt een eigen beginpunt en een eigen groei.',
  },
  known:
    'De schattingen per school gaan ervan uit dat de variantiecomponenten bekend zijn (in R: REML met lme4, vrijheidsgraden volgens Satterthwaite).',
  sideCaption: 'De modellen naast elkaar',
  model: 'Model',
  names: { M1: 'M1 (hoofdmodel)', M1basic: 'M1basic (gevoeligheid)', M1b: 'M1b (per jaar interventie)', growth: 'Groeimodel' },
  effectPoints: 'Effect δ in punten [95%]',
  effectMonths: 'In maanden onderwijs [95%]',
  tau: 'SD tussen scholen τ',
  reliability: 'Betrouwbaarheid',
  differ: 'Verschillen scholen? p',
  basis: 'Scholen / leerlingen / scores',
  sideNote: {
    M1: 'M1: het model waarop conclusies rusten.',
    M1basic:
      'M1basic: zonder eigen groei van scholen en zonder schommeling van jaar tot jaar; de betrouwbaarheid van dit model bevat ook natuurlijke groei en schommeling van jaar tot jaar.',
    M1b: 'M1b: effect per jaar interventie in plaats van tijdens tegenover ervoor.',
    growth: '',
  },
  differNote: (chi: string, a: string, b: string) =>
    `Verschillen scholen: toets van de likelihoodverhouding (hoofdmodel: χ² = ${chi}), p uit ½χ²(${a}) + ½χ²(${b}).`,
  standardised: (value: string, interval: string, sd: string) =>
    `Gestandaardiseerd is het effect ${value} SD ${interval} (SD binnen toetsmomenten vóór de interventie: ${sd} punten).`,
  yearly: (gain: string) =>
    `Een maand onderwijs is een tiende van de gemiddelde groei in een jaar onderwijs: ${gain} punten per jaar.`,
  notes: {
    noVariance: 'De variantie van de schooleffecten is in dit model op nul geschat.',
    lowReliability: 'De gemiddelde betrouwbaarheid van de schooleffecten is in dit model lager dan 0,50.',
    boundary: 'Een variantie of correlatie ligt in dit model op de grens van wat mogelijk is (singulier).',
  } as Readonly<Record<string, string>>,
  fixedCaption: (model: string) => `${model}: vaste effecten`,
  term: 'Term',
  estimate: 'Schatting',
  se: 'SE',
  df: 'df',
  p: 'p',
  terms: {
    intercept: 'beginpunt (intercept)',
    occasion: (code: string) => `toetsmoment ${code}`,
    weight: (weight: string) => `gewicht ${weight}`,
    unknownWeight: 'gewicht onbekend',
    cohort: (cohort: string) => `cohort ${cohort}`,
    D: 'interventie (D)',
    exposure: 'jaren interventie',
    t: 'jaren onderwijs (t)',
    time: 'tijd',
  },
  variancesCaption: (model: string) => `${model}: variantiecomponenten`,
  level: 'Niveau',
  levels: {
    school: 'school',
    'school:schoolYear': 'school × schooljaar',
    pupil: 'leerling',
  } as Readonly<Record<string, string>>,
  units: 'Eenheden',
  variance: 'Variantie',
  sd: 'SD',
  correlations: (level: string, all: string) => `Correlaties, ${level}: ${all}.`,
  share: 'Aandeel (ICC)',
  residual: 'rest (binnen leerling)',
  shareNote: {
    intervention:
      'Aandeel (ICC): welk deel van de variantie van een score op dit niveau ligt, vóór de interventie en na 2,5 jaar onderwijs (t = 0).',
    growth: 'Aandeel (ICC): welk deel van de variantie van een score op dit niveau ligt op tijd 0.',
  },
  fitCaption: (model: string) => `${model}: passing (REML)`,
  fit: {
    formula: 'Formule',
    logLik: 'logLik',
    deviance: 'Deviantie',
    aic: 'AIC',
    bic: 'BIC',
    parameters: 'Parameters',
  },
  cohortsCaption: 'Per cohort, en alle cohorten samen',
  cohort: 'Cohort',
  allCohorts: 'alle cohorten',
  pooled: 'In het model van alle scholen [95%]',
  alone: 'Uit dit cohort alleen [95%]',
  growth: {
    heading: { intervention: 'Ervoor en tijdens, school voor school', growth: 'Groei, school voor school' },
    intro: {
      intervention:
        'Elk teken is het gemiddelde van een toetsronde met 95%-interval: hoeveel punten de leerlingen boven of onder de score lagen die op hun toetsmoment vóór de interventie gewoon was. De groei over de leerjaren is er dus uit. De lijn is die van het model: gestreept ervoor, doorgetrokken tijdens. Bij alle scholen samen gaat het interval over afwijkingen van het eigen gemiddelde van elke school.',
      growth: 'Elk teken is het gemiddelde van alle scores op dat moment met 95%-interval; de lijn is die van het model.',
    },
    allTitle: 'Alle scholen samen',
    schoolTitle: (school: string, group: string) => (group === '' ? school : `${school} · ${group}`),
    chosenCaption: 'De gekozen scholen, in de volgorde van hun effect',
    everyCaption: 'Alle scholen, in de volgorde van hun effect',
    axisX: { intervention: 'toetsronde, geteld vanaf de start', growth: 'tijd' },
    axisY: { intervention: 'punten boven het gewone', growth: 'score' },
    before: 'ervoor',
    during: 'tijdens',
    describeIntervention: (school: string, before: string, during: string, from: string, to: string, n: string) =>
      `${school}: waargenomen gemiddeld ${before} punten ervoor en ${during} tijdens (${n} scores); de lijn van het model gaat van ${from} naar ${to}.`,
    describeGrowth: (school: string, first: string, last: string, from: string, to: string, n: string) =>
      `${school}: gemiddelde score van ${first} naar ${last} (${n} scores); de lijn van het model gaat van ${from} naar ${to}.`,
    everyone: 'Alle scholen',
  },
  moderation: {
    heading: 'Voor wie en waar is het effect groter?',
    intro:
      'Eén model waarin het effect mag verschillen naar leerlinggewicht en naar kenmerken van scholen. Dit zijn samenhangen: scholen met veel leerlingen van gewicht 1,2 verschillen ook in andere opzichten.',
    caption: 'Het effect naar leerlinggewicht en naar kenmerken van de school',
    weightTitle: 'Effect per leerlinggewicht',
    featureTitle: 'Hoeveel groter het effect is',
    weight: (weight: string) => `Gewicht ${weight}`,
    unknownWeight: 'Gewicht onbekend',
    pct12: 'Per 10 procentpunten gewicht 1,2',
    pct12Short: 'Per 10% gewicht 1,2',
    focus: (cohort: string | null) =>
      cohort === null ? 'Vak centraal gedurende de hele interventie' : `Vak centraal, cohort ${cohort}`,
    focusShort: (cohort: string | null) => (cohort === null ? 'Vak centraal' : `Vak centraal, cohort ${cohort}`),
    tableCaption: 'Moderatie: het effect voor wie en waar',
    what: 'Effect',
    scores: 'Scores',
    schools: 'Scholen',
    points: 'Punten [95%]',
    months: 'Maanden [95%]',
    note: 'Gewicht: het effect voor leerlingen met dat gewicht, op een school met gemiddelde kenmerken. Kenmerken: hoeveel het effect per eenheid verandert. Vak centraal: het team werkte de hele interventie aan dit vakgebied, tegenover scholen waar dat niet zo was.',
    source: {
      pupils: 'Het percentage gewicht 1,2 is berekend uit de leerlingen met een bekend gewicht.',
      entered: 'Het percentage gewicht 1,2 komt uit de kolom pct12 van de scholen.',
      'trainer-report': 'Of het vak centraal stond, komt uit de voortgangsverslagen van de trainers (VV16).',
      attribute: (name: string) => `Of het vak centraal stond, komt uit de kolom ${name} van de scholen.`,
    },
    formula: 'Formule',
  },
  trust: {
    heading: 'Hoe ver is dit te vertrouwen?',
    noControl:
      'Er is geen controlegroep: elke school wordt met zichzelf vergeleken. Een verschil tussen ervoor en tijdens kan daarom ook komen door wat alle scholen in die jaren raakte (kalendertrend), een andere toetsversie, andere leerlingen (samenstelling) of regressie naar het gemiddelde: scholen die na een slecht jaar instappen, worden vaak vanzelf beter.',
    checks: 'Hieronder staat wat de gegevens daar zelf over zeggen.',
    caption: 'Controles van het effect δ',
    check: 'Controle',
    reads: 'Wat het zegt',
    main: 'M1, alle scores',
    basic: 'M1basic',
    placebo: 'Placebostart, een jaar eerder',
    calendar: 'Met kalenderjaren in het model',
    without: (occasion: string) => `Zonder toetsmoment ${occasion}`,
    placeboClear: 'Het interval bevat 0: vóór de echte start is geen sprong te zien.',
    placeboBent: 'Het interval bevat 0 niet: al vóór de start veranderden de scores. Lees het effect met grote terughoudendheid.',
    calendarSame: 'Het interval bevat het effect van M1: een trend die alle scholen raakt, ligt niet voor de hand.',
    calendarOther: 'Het interval bevat het effect van M1 niet: een deel kan een kalendertrend zijn.',
    withoutLow: 'De laagste uitkomst als één toetsmoment wegvalt.',
    withoutHigh: 'De hoogste uitkomst als één toetsmoment wegvalt.',
    basicReads: 'Zonder eigen groei en schommeling van jaar tot jaar.',
    mainReads: 'Het hoofdmodel.',
    note: 'Zonder toetsmoment: varianties en vrijheidsgraden overgenomen uit M1. Placebo: alleen scores van vóór de interventie; het laatste jaar ervoor telt als "tijdens".',
    figuresCaption: 'Hangt het effect aan één toetsmoment?',
    byOccasionTitle: 'Effect op elk toetsmoment',
    withoutTitle: 'Effect zonder één toetsmoment',
    axisMonths: 'maanden onderwijs',
    axisPoints: 'punten',
    mainLine: (value: string) => `M1: ${value}`,
    describe: (what: string, unit: string, rows: string) => `${what}, in ${unit}, met 95%-interval. ${rows}`,
  },
  composition: {
    heading: 'Wie werden getoetst?',
    caption: 'Samenstelling ervoor en tijdens',
    what: 'Kenmerk',
    before: 'Ervoor',
    during: 'Tijdens',
    schools: 'Scholen',
    pupils: 'Leerlingen',
    scores: 'Scores',
    weight: (weight: string) => `Gewicht ${weight}`,
    meanYears: 'Jaren onderwijs bij de toets, gemiddeld',
    inBoth: 'Ook in de andere fase getoetst',
    note: 'Percentages van leerlingen met een bekend gewicht. Een effect tussen fasen is alleen zo goed als de leerlingen op elkaar lijken.',
  },
  left: {
    caption: 'Wat niet in het gemengde model zit, en waarom',
    what: { school: 'School', row: 'Scores' },
    reasons: {
      noTime: 'het toetsmoment is niet te plaatsen',
      noSchoolYear: 'schooljaar ontbreekt',
      rareWeight: 'minder dan dertig scores met dit gewicht',
    } as Readonly<Record<string, string>>,
  },
  gaps: {
    parts: {
      M1: 'Het gemengde model',
      growth: 'Het groeimodel',
      M1basic: 'M1basic',
      M1b: 'M1b',
      moderation: 'De moderatie',
      school: 'Moderatie door kenmerken van scholen',
      placebo: 'De placebostart',
      calendar: 'De controle met kalenderjaren',
      byOccasion: 'Het effect per toetsmoment',
      withoutOccasion: 'Het effect zonder één toetsmoment',
      cohort: 'Het effect per cohort',
    } as Readonly<Record<string, string>>,
    scaleVersionsMixed: (versions: string) =>
      `Het gemengde model is niet berekend: er zijn scores van verschillende toetsversies (${versions}), en die zijn niet met elkaar te vergelijken. Er is niets verloren. Reken de scores met een omrekeningstabel van de uitgever om naar één versie, geef ze in achievement.csv dezelfde scaleVersion en importeer de map opnieuw.`,
    tooFewSchools: (part: string, schools: string, needed: string) =>
      `${part} is niet berekend: daarvoor zijn ten minste ${needed} scholen nodig, en het zijn er ${schools}.`,
    noExposure: (part: string) =>
      `${part} is niet berekend: de scores hebben geen jaren interventie (kolom exposure in achievement.csv).`,
    noModerator: (part: string) => `${part} is niet berekend: scholen verschillen niet in het kenmerk.`,
    noRows: (part: string) => `${part} is niet berekend: er zijn geen bruikbare scores.`,
    failed: (part: string) =>
      `${part} is niet berekend: de berekening kwam met deze scores niet tot een uitkomst. De andere cijfers staan op zichzelf.`,
  },
  scatter: {
    intro:
      'Elke school is één teken: de maat tegenover het schooleffect. Driehoek omhoog: groot effect; driehoek omlaag: klein effect; punt: de andere scholen. Zo is te zien of een verschil tussen de uiterste groepen over alle scholen standhoudt.',
    caption: (wave: string) => (wave === '' ? 'Kenmerken van scholen' : `Maten in ${wave}`),
    axisY: 'schooleffect',
    describe: (n: string, r: string, interval: string, high: string, low: string) =>
      `${n} scholen; correlatie met het schooleffect r = ${r} ${interval}. Gemiddeld ${high} bij groot en ${low} bij klein effect.`,
    describeFew: (n: string) => `${n} scholen; te weinig voor een correlatie.`,
    mean: 'niet te bepalen',
  },
  code: {
    caption: 'R-code die dezelfde getallen geeft',
    intro:
      'Zet de code naast achievement.csv en schools.csv van de onderzoeksmap. Schattingen komen overeen tot op de nauwkeurigheid waarmee lme4 stopt.',
    pictures:
      'Elke figuur is in Meetmoment, bij Resultaten, te downloaden als SVG en als PNG; in dit bestand staan figuren als tekening.',
  },
};

export type ModelWords = typeof modelsNl;
