/** A person's own answers as a plain text, to keep when they cannot be sent. */
import { isNominationAnswer } from '../../../instruments/types.ts';
import { itemsOf, type Part } from '../flow/flow.ts';
import type { Sentences } from '../language.ts';
import type { Entry } from '../outbox/entry.ts';
import { inWords, questionOf } from '../parts/in-words.ts';

/** Question by question; what the forms do not name (they are not on the device any more) goes by its id. */
export function answersText(parts: readonly Part[], entries: readonly Entry[], s: Sentences): string {
  const lines: string[] = [s.ownAnswers, ''];
  for (const entry of entries) {
    const part = parts.find((p) => p.instrument === entry.instrument && p.version === entry.version);
    lines.push(part?.title ?? entry.instrument, '');
    const items = part ? part.elements.flatMap(itemsOf) : Object.keys(entry.answers);
    for (const item of items) {
      const answer = entry.answers[item];
      if (answer === undefined) continue;
      lines.push(part ? questionOf(part, item) : item);
      lines.push(`  ${part ? inWords(part, item, answer, s) : JSON.stringify(answer)}`);
      if (part && isNominationAnswer(answer))
        for (const [person, code] of Object.entries(answer.named)) {
          const name = part.colleagues.find((c) => c.id === person)?.name ?? person;
          lines.push(`  ${name}: ${inWords(part, item, code, s)}`);
        }
    }
    lines.push('');
  }
  return `${lines.join('\r\n')}\r\n`;
}
