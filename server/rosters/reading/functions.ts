/** Staff functions in the words of schools, to the codes of the study folder. */
import { squeeze } from '../../studies/folder/identifiers.ts';

const words: Readonly<Record<string, string>> = {
  teacher:
    'teacher leerkracht leraar lerares leraren juf meester groepsleerkracht groepsleraar onderwijzer leerkrachtbasisonderwijs leraarbasisonderwijs docent lkr',
  internalCoach:
    'internalcoach internbegeleider interbegeleider ib iber ibers kwaliteitscoordinator kc kcer zorgcoordinator internecoach',
  schoolLeader:
    'schoolleader schoolleider directeur directrice adjunct adjunctdirecteur locatieleider locatiedirecteur teamleider principal headteacher head deputyhead',
  specialist:
    'specialist vakleerkracht vakspecialist rekencoordinator taalcoordinator leescoordinator vakleerkrachtgym bouwcoordinator datacoach dataexpert remedialteacher rt ictcoordinator',
  assistant:
    'assistant onderwijsassistent klassenassistent leraarondersteuner lerarenondersteuner onderwijsondersteuner oa teachingassistant',
};
const codes = new Map(
  Object.entries(words).flatMap(([code, list]) => list.split(' ').map((word): [string, string] => [word, code])),
);

/** The codes that a cell stands for (several are divided by | , ; / + & or "en"/"and"), and the words that are not known. */
export function readFunctions(cell: string): { readonly functions: readonly string[]; readonly unknown: readonly string[] } {
  const parts = cell
    .split(/[|,;/+&]|\s+(?:en|and)\s+/i)
    .map((part) => part.trim())
    .filter(Boolean);
  const functions = new Set<string>();
  const unknown: string[] = [];
  for (const part of parts) {
    const code = codes.get(squeeze(part));
    if (code === undefined) unknown.push(part);
    else functions.add(code);
  }
  return { functions: [...functions], unknown };
}
