/** Makes PDF, in a worker. Nothing is fetched and no file is read but the fonts, which pdfmake brings. */
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

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

/** A name from a file on one line, cut where it would push what comes after it off its page. */
export function fitting(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

/** The document as PDF. Fonts: Roboto. */
export const makePdf = async (definition: TDocumentDefinitions): Promise<Uint8Array> =>
  new Uint8Array(await pdfmake().createPdf(definition).getBuffer());
