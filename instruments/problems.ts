/** What can be wrong with an instrument, in words that say what to do. One list, used by the parser and by `publish`. */
import type { Words } from './types.ts';

type Params = { readonly [name: string]: string | number };

const table = {
  notAnObject: () => ({ nl: 'Hier hoort een object { … } te staan.', en: 'An object { … } is expected here.' }),
  notAList: () => ({ nl: 'Hier hoort een lijst [ … ] te staan.', en: 'A list [ … ] is expected here.' }),
  notText: () => ({ nl: 'Hier hoort tekst te staan.', en: 'Text is expected here.' }),
  notBoolean: () => ({ nl: 'Schrijf true of false.', en: 'Write true or false.' }),
  notWhole: () => ({ nl: 'Schrijf een geheel getal.', en: 'Write a whole number.' }),
  missing: () => ({ nl: 'Dit is verplicht maar ontbreekt. Vul het aan.', en: 'This is required but absent. Add it.' }),
  missingTranslation: ({ language }) => ({
    nl: `De ${language === 'nl' ? 'Nederlandse' : 'Engelse'} tekst ontbreekt. Vul hem aan.`,
    en: `The ${language === 'nl' ? 'Dutch' : 'English'} text is absent. Add it.`,
  }),
  unknownProperty: () => ({
    nl: 'Deze eigenschap kent het formaat niet. Verbeter de naam of verwijder haar.',
    en: 'The format does not know this property. Correct its name or remove it.',
  }),
  unknownFileFormat: () => ({ nl: 'Alleen formaat 1 wordt gelezen.', en: 'Only format 1 can be read.' }),
  tooLong: ({ max }) => ({ nl: `Hoogstens ${max} tekens.`, en: `At most ${max} characters.` }),
  controlCharacter: () => ({
    nl: 'Deze tekst bevat een onzichtbaar stuurteken. Verwijder het.',
    en: 'This text holds an invisible control character. Remove it.',
  }),
  badId: () => ({
    nl: 'Een id begint met een letter of cijfer en heeft hoogstens 60 letters, cijfers, - of _ (bij een item ook punten).',
    en: 'An id begins with a letter or digit and has at most 60 letters, digits, - or _ (an item’s id also dots).',
  }),
  reservedId: () => ({
    nl: 'Deze id heeft al een andere betekenis. Kies een andere.',
    en: 'This id already means something else. Choose another.',
  }),
  idDiffers: () => ({
    nl: 'Deze id is anders dan de naam waaronder het formaat staat. Maak ze gelijk.',
    en: 'This id differs from the name the format stands under. Make them equal.',
  }),
  duplicate: () => ({ nl: 'Dit komt al eerder voor. Elk mag één keer.', en: 'This occurs earlier. Each may stand once.' }),
  tooMany: ({ max }) => ({ nl: `Hoogstens ${max}.`, en: `At most ${max}.` }),
  tooFew: ({ min }) => ({ nl: `Minstens ${min}.`, en: `At least ${min}.` }),
  outOfRange: ({ min, max }) => ({
    nl: `Schrijf een getal van ${min} tot en met ${max}.`,
    en: `Write a number from ${min} to ${max}.`,
  }),
  notOneOf: ({ allowed }) => ({ nl: `Kies uit: ${allowed}.`, en: `Choose from: ${allowed}.` }),
  unknownFormat: () => ({
    nl: 'Deze antwoordschaal staat niet onder answerFormats.',
    en: 'This answer format does not stand under answerFormats.',
  }),
  unknownStimulus: () => ({
    nl: 'Dit staat niet onder stimuli. Voeg het daar toe of verbeter de naam.',
    en: 'This does not stand under stimuli. Add it there or correct the name.',
  }),
  unknownItem: () => ({ nl: 'Dit item bestaat niet in deze vragenlijst.', en: 'This item does not exist in this instrument.' }),
  unknownCode: () => ({
    nl: 'Deze code bestaat niet in de antwoordschaal van het genoemde item.',
    en: 'This code does not exist in the answer format of the item that is named.',
  }),
  badPolarity: () => ({
    nl: 'Schrijf 1 (gewoon) of -1 (omgepoold).',
    en: 'Write 1 (as it is) or -1 (reversed).',
  }),
  notAChoice: () => ({
    nl: 'Dit kan alleen met een item waarbij één antwoord wordt gekozen.',
    en: 'This is possible only with an item where one answer is chosen.',
  }),
  notANomination: () => ({
    nl: 'Dit kan alleen met een item over collega’s (kind: nomination).',
    en: 'This is possible only with an item about colleagues (kind: nomination).',
  }),
  notAText: () => ({
    nl: 'Dit kan alleen bij een antwoord in eigen woorden (kind: text).',
    en: 'This is possible only with an answer in one’s own words (kind: text).',
  }),
  unknownRelation: () => ({
    nl: 'Een item over collega’s hoort bij een relatie onder relations die dit item noemt.',
    en: 'An item about colleagues belongs to a relation under relations that names this item.',
  }),
  mixedFormats: () => ({
    nl: 'De items van één schaal moeten dezelfde laagste en hoogste code hebben.',
    en: 'The items of one scale must have the same lowest and highest code.',
  }),
  conditionTooLate: () => ({
    nl: 'De voorwaarde moet gaan over een item dat eerder wordt getoond.',
    en: 'The condition must be about an item that is shown earlier.',
  }),
  incompleteOrder: () => ({
    nl: 'De volgorde moet elk item precies één keer noemen.',
    en: 'The order must name every item exactly once.',
  }),
  tooManyProblems: () => ({
    nl: 'Er zijn nog meer problemen. Los eerst deze op.',
    en: 'There are more problems. Solve these first.',
  }),
} as const satisfies Record<string, (params: Params) => Words>;

export type InstrumentProblemCode = keyof typeof table;

/** One thing that is wrong: where (`items[3].text.en`), what, and what to do. */
export interface InstrumentProblem {
  readonly path: string;
  readonly code: InstrumentProblemCode;
  readonly message: Words;
}

/** The problem with its sentence in both languages. */
export const problemAt = (path: string, code: InstrumentProblemCode, params: Params = {}): InstrumentProblem => ({
  path,
  code,
  message: (table[code] as (params: Params) => Words)(params),
});
