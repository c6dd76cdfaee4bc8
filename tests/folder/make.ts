/** Small folders in memory for the tests. */
import type { FolderSource } from '../../server/studies/folder/source.ts';
import { zipFolder, zipSource } from '../../server/studies/folder/zip.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** A folder with these texts or bytes, through the real ZIP reader. */
export const folderOf = (files: Readonly<Record<string, string | Uint8Array>>): FolderSource =>
  zipSource(
    zipFolder(
      new Map(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? encode(content) : content])),
    ),
  );

export const studyJson = (more: object = {}): string =>
  JSON.stringify({
    format: 1,
    id: 'small',
    title: { nl: 'Klein onderzoek', en: 'Small study' },
    synthetic: true,
    waves: [
      { id: 'T1', label: 'T1' },
      { id: 'T2', label: 'T2' },
    ],
    deployments: [{ instrument: 'attitude', version: 1, functions: ['teacher'], waves: ['T1', 'T2'] }],
    ...more,
  });

/** Two schools, four people, no answers. */
export const small = (more: Readonly<Record<string, string | Uint8Array>> = {}): Record<string, string | Uint8Array> => ({
  'study.json': studyJson(),
  'schools.csv': 'school\ns1\ns2\n',
  'people.csv': 'person,school,functions\na,s1,teacher\nb,s1,teacher\nc,s1,internalCoach|teacher\nd,s2,teacher\n',
  ...more,
});
