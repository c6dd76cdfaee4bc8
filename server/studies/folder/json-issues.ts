/** What zod finds in a JSON file of a study folder, in the words of the folder's one list of problems. */
import type { z } from 'zod';
import type { Words } from '../../../instruments/types.ts';
import type { Inspection, ProblemCode } from './problems.ts';
import { isReserved } from './table.ts';

/** What a refinement says when it fails. */
export const must = (code: ProblemCode, limit?: number) => ({ params: { code, limit } });

const expected: Readonly<Record<string, Words>> = {
  string: { nl: 'tekst', en: 'a text' },
  number: { nl: 'een getal', en: 'a number' },
  boolean: { nl: 'true of false', en: 'true or false' },
  array: { nl: 'een lijst [ … ]', en: 'a list [ … ]' },
  object: { nl: 'een object { … }', en: 'an object { … }' },
};

export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${String(step)}` : String(step)),
    '',
  );

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], json);

/** One zod issue as a problem of ours. */
export const reportIssue = (issue: z.core.$ZodIssue, json: unknown, file: string, inspection: Inspection): void => {
  const place = { file, column: pathText(issue.path) || null };
  const value = valueAt(json, issue.path);
  const text = typeof value === 'string' ? value : String(JSON.stringify(value));
  if (value === undefined && issue.path.length > 0) inspection.problem(place, 'missingField');
  else if (issue.path.length === 1 && issue.path[0] === 'format') inspection.problem(place, 'wrongFormat');
  else if (issue.code === 'custom') {
    type Custom = 'badId' | 'badTime' | 'badText' | 'notWhole' | 'badShare' | 'badHash';
    const { code, limit } = (issue.params ?? {}) as { code: Custom; limit?: number };
    if (code === 'badId' && isReserved(text)) inspection.problem(place, 'reservedName', text);
    else if (code === 'badText') inspection.problem(place, code, limit ?? 0);
    else if (code === 'badHash') inspection.problem(place, code);
    else inspection.problem(place, code, text);
  } else if (issue.code === 'invalid_value') inspection.problem(place, 'notOneOf', text, issue.values.map(String).join(', '));
  else if (issue.code === 'too_small') inspection.problem(place, 'emptyList');
  else
    inspection.problem(
      place,
      'wrongType',
      expected[issue.code === 'invalid_type' ? issue.expected : 'object'] ?? expected.object!,
    );
};

/** Reports and takes out the properties that the format does not know. */
export const takeOutUnknown = (schema: z.ZodType, json: unknown, file: string, inspection: Inspection): unknown => {
  const known = structuredClone(json);
  const result = schema.safeParse(json);
  for (const issue of result.error?.issues ?? []) {
    if (issue.code !== 'unrecognized_keys') continue;
    const holder = valueAt(known, issue.path) as Record<string, unknown>;
    for (const key of issue.keys) {
      inspection.notice({ file, column: pathText([...issue.path, key]) }, 'unknownField');
      delete holder[key];
    }
  }
  return known;
};
