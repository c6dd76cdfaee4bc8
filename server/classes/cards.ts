/**
 * Cards of class sessions as PDF: thirty on a sheet of A4 with lines to cut along, every class on sheets of its own. A card has a number
 * and a picture, which lead a child back to its own seat, and address, code and QR of the session. No names.
 */
import QRCode from 'qrcode';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Language } from '../../instruments/types.ts';
import { fitting, makePdf } from '../http/pdf.ts';
import { cardWords } from './card-words.ts';
import type { Card } from './contract.ts';
import { pictureSvg } from './pictures.ts';

export interface CardsInput {
  readonly classes: readonly {
    readonly school: string;
    readonly group: string;
    readonly wave: string;
    /** six signs */
    readonly code: string;
    readonly cards: readonly Card[];
  }[];
  /** where pupils type the code: `https://example.org/k/` */
  readonly address: string;
  readonly language: Language;
}

const columns = 3;
const perSheet = 10 * columns;
/** of a card, in points (1/72 inch) */
const height = 73;
const quiet = '#555555';
const grouped = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`;

type Class = CardsInput['classes'][number];

function card(one: Card, of: Class, input: CardsInput, qr: string): Content {
  const words = cardWords[input.language];
  const shown = input.address.replace(/^https?:\/\//, '');
  return {
    stack: [
      {
        columns: [
          { svg: pictureSvg(one.picture), width: 38, margin: [0, 1, 0, 0] },
          {
            stack: [
              { text: String(one.number), fontSize: 22, bold: true, lineHeight: 0.95 },
              { text: words.pictures[one.picture], fontSize: 10 },
            ],
            margin: [8, 2, 0, 0],
          },
          { image: qr, width: 42, height: 42 },
        ],
      },
      // the address as large as it fits on its line
      { text: shown, fontSize: Math.min(9, 300 / shown.length), margin: [0, 2, 0, 0], noWrap: true },
      {
        columns: [
          {
            text: [
              { text: `${words.code} `, color: quiet },
              { text: grouped(of.code), bold: true },
            ],
            fontSize: 9.5,
          },
          {
            text: fitting(words.group(of.group), 18),
            fontSize: 8,
            color: quiet,
            alignment: 'right',
            margin: [0, 1, 0, 0],
          },
        ],
      },
    ],
    margin: [6, 3, 6, 0],
  };
}

function sheet(of: Class, cards: readonly Card[], input: CardsInput, qr: string, first: boolean): Content {
  const words = cardWords[input.language];
  const cells = cards.map((one) => card(one, of, input, qr));
  while (cells.length % columns !== 0) cells.push('');
  const body = Array.from({ length: cells.length / columns }, (_, i) => cells.slice(i * columns, (i + 1) * columns));
  return {
    stack: [
      {
        columns: [
          {
            text: [
              { text: fitting(of.school, 48), bold: true },
              `, ${fitting(words.group(of.group), 30)}`,
              { text: ` · ${words.wave(fitting(of.wave, 20))} · ${words.cards(of.cards.length)}`, color: quiet },
            ],
            fontSize: 10,
          },
          { text: [`${words.code} `, { text: grouped(of.code), bold: true }], fontSize: 10, alignment: 'right', width: 90 },
        ],
      },
      { text: words.how, fontSize: 8, color: quiet, margin: [0, 1, 0, 5] },
      {
        table: { widths: ['*', '*', '*'], heights: height, body, dontBreakRows: true },
        layout: {
          hLineWidth: () => 0.5,
          vLineWidth: () => 0.5,
          hLineColor: () => '#999999',
          vLineColor: () => '#999999',
          hLineStyle: () => ({ dash: { length: 3, space: 3 } }),
          vLineStyle: () => ({ dash: { length: 3, space: 3 } }),
          paddingLeft: () => 0,
          paddingRight: () => 0,
          paddingTop: () => 0,
          paddingBottom: () => 0,
        },
      },
    ],
    ...(first ? {} : { pageBreak: 'before' as const }),
  };
}

/** The cards of the classes in the order given, as one PDF (A4). */
export async function drawCards(input: CardsInput): Promise<Uint8Array> {
  const content: Content[] = [];
  const images: Record<string, string> = {};
  for (const [i, of] of input.classes.entries()) {
    // once in the file, however many cards show it
    const qr = `qr${i}`;
    images[qr] = await QRCode.toDataURL(`${input.address}#${of.code}`, { errorCorrectionLevel: 'M', margin: 1, scale: 6 });
    for (let from = 0; from < of.cards.length; from += perSheet)
      content.push(sheet(of, of.cards.slice(from, from + perSheet), input, qr, content.length === 0));
  }
  const definition: TDocumentDefinitions = {
    content,
    images,
    pageSize: 'A4',
    pageMargins: [28, 28, 28, 20],
    defaultStyle: { font: 'Roboto', lineHeight: 1.15 },
    info: { title: cardWords[input.language].title(fitting(input.classes[0]?.wave ?? '', 40)), creator: 'Meetmoment' },
    language: input.language,
  };
  return makePdf(definition);
}
