/** Letters as PDF: a page per person with the personal link as QR code, and a short address with a code for who cannot scan. */
import QRCode from 'qrcode';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Language } from '../../instruments/types.ts';
import { fitting, makePdf } from '../http/pdf.ts';
import { letterWords } from './letter-words.ts';

export interface LettersInput {
  readonly letters: readonly {
    readonly name: string | null;
    readonly school: string;
    readonly link: string;
    /** as it is printed */
    readonly code: string;
  }[];
  /** where the code is typed */
  readonly address: string;
  readonly language: Language;
  /** the last day, as it is said; null = none is set */
  readonly closes: string | null;
  /** who signs; empty = nobody */
  readonly sender: string;
  /** the wave's label */
  readonly title: string;
}

async function letter(one: LettersInput['letters'][number], input: LettersInput, last: boolean): Promise<Content> {
  const words = letterWords[input.language];
  const svg = await QRCode.toString(one.link, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 });
  // a page is a person: what is longer than any name must not make it two
  const [name, school] = [fitting(one.name ?? '', 110), fitting(one.school, 130)];
  return {
    stack: [
      { text: school, color: '#555555' },
      { text: name === '' ? words.colleague : words.dear(name), fontSize: 15, bold: true, margin: [0, 40, 0, 12] },
      { text: words.asked(school), margin: [0, 0, 0, 10] },
      ...(input.closes === null ? [] : [{ text: words.closes(input.closes), margin: [0, 0, 0, 10] } as Content]),
      {
        columns: [
          { svg, width: 150 },
          {
            stack: [
              { text: words.scan, bold: true, margin: [0, 0, 0, 12] },
              { text: words.orGo, margin: [0, 0, 0, 2] },
              // what is read is short; what is clicked in the file is the whole link
              {
                text: input.address,
                fontSize: Math.min(14, 500 / input.address.length),
                bold: true,
                color: '#0B5D6B',
                link: one.link,
              },
              { text: words.andType, margin: [0, 8, 0, 4] },
              { text: one.code, fontSize: 21, bold: true, characterSpacing: 0.6, noWrap: true, margin: [0, 0, 0, 4] },
              { text: words.anyCase, fontSize: 10, color: '#555555' },
            ],
            margin: [22, 0, 0, 0],
          },
        ],
        margin: [0, 14, 0, 22],
      },
      { text: words.personal, bold: true, margin: [0, 0, 0, 10] },
      { text: words.later, margin: [0, 0, 0, 10] },
      { text: words.safe, margin: [0, 0, 0, 24] },
      ...(input.sender === '' ? [] : [{ text: `${words.regards}\n${fitting(input.sender, 80)}` } as Content]),
    ],
    ...(last ? {} : { pageBreak: 'after' as const }),
  };
}

/** The letters in the order given, as one PDF (A4). */
export async function drawLetters(input: LettersInput): Promise<Uint8Array> {
  const content: Content[] = [];
  for (const [i, one] of input.letters.entries()) content.push(await letter(one, input, i === input.letters.length - 1));
  const definition: TDocumentDefinitions = {
    content,
    pageSize: 'A4',
    pageMargins: [70, 70, 70, 60],
    defaultStyle: { font: 'Roboto', fontSize: 11.5, lineHeight: 1.35 },
    info: { title: letterWords[input.language].title(fitting(input.title, 60)), creator: 'Meetmoment' },
    language: input.language,
  };
  return makePdf(definition);
}
