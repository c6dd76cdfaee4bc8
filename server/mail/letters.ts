/** Letters as PDF: a page per person with the personal link as QR code and as text. Nothing is fetched: the fonts are files of pdfmake. */
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import QRCode from 'qrcode';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Language } from '../../instruments/types.ts';
import { letterWords } from './letter-words.ts';
import { oneLine } from './rules.ts';

export interface LettersInput {
  readonly letters: readonly { readonly name: string | null; readonly school: string; readonly link: string }[];
  readonly language: Language;
  /** the last day, as it is said; null = none is set */
  readonly closes: string | null;
  /** who signs; empty = nobody */
  readonly sender: string;
  /** the wave's label */
  readonly title: string;
}

interface PdfMake {
  setFonts(fonts: object): void;
  setUrlAccessPolicy(policy: (url: string) => boolean): void;
  setLocalAccessPolicy(policy: (path: string) => boolean): void;
  createPdf(definition: TDocumentDefinitions): { getBuffer(): Promise<Buffer> };
}
const load = createRequire(import.meta.url);

let ready: PdfMake | undefined;
function pdfmake(): PdfMake {
  if (ready) return ready;
  const made = load('pdfmake') as PdfMake;
  const fonts = join(dirname(load.resolve('pdfmake/package.json')), 'fonts');
  made.setFonts(load('pdfmake/fonts/Roboto.js') as object);
  made.setUrlAccessPolicy(() => false);
  made.setLocalAccessPolicy((path) => resolve(path).startsWith(fonts + sep));
  return (ready = made);
}

async function letter(one: LettersInput['letters'][number], input: LettersInput, last: boolean): Promise<Content> {
  const words = letterWords[input.language];
  const svg = await QRCode.toString(one.link, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 });
  const name = oneLine(one.name ?? '');
  return {
    stack: [
      { text: oneLine(one.school), color: '#555555' },
      { text: name === '' ? words.colleague : words.dear(name), fontSize: 15, bold: true, margin: [0, 40, 0, 12] },
      { text: words.asked(oneLine(one.school)), margin: [0, 0, 0, 10] },
      ...(input.closes === null ? [] : [{ text: words.closes(input.closes), margin: [0, 0, 0, 10] } as Content]),
      {
        columns: [
          { svg, width: 150 },
          {
            stack: [
              { text: words.scan, bold: true, margin: [0, 0, 0, 6] },
              { text: words.orType, margin: [0, 0, 0, 4] },
              // long, so it may break where a line ends; letters and digits are told apart by size
              { text: one.link, fontSize: 10, color: '#0B5D6B', link: one.link },
              { text: words.personal, margin: [0, 14, 0, 0] },
            ],
            margin: [20, 0, 0, 0],
          },
        ],
        margin: [0, 14, 0, 22],
      },
      { text: words.later, margin: [0, 0, 0, 10] },
      { text: words.safe, margin: [0, 0, 0, 24] },
      ...(input.sender === '' ? [] : [{ text: `${words.regards}\n${oneLine(input.sender)}` } as Content]),
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
    info: { title: letterWords[input.language].title(oneLine(input.title)), creator: 'Meetmoment' },
    language: input.language,
  };
  return new Uint8Array(await pdfmake().createPdf(definition).getBuffer());
}
