/**
 * What a small study gives, file by file, compared exactly. The files in expected/ were read by a person; after a change that is
 * meant, `npx vitest run --project unit tests/reports/expected.test.ts -u` writes them anew, and the difference is read again.
 */
import { describe, expect, it } from 'vitest';
import { resultFiles } from '../../server/reports/files.ts';
import { makeFindings, meta } from './fixture.ts';

describe('the files of a small study', () => {
  const files = resultFiles(makeFindings(), meta, 'nl');
  it.each([...files])('%s', async (name, text) => {
    await expect(text).toMatchFileSnapshot(`expected/${name.replace('report.html', 'report.nl.html')}`);
  });
  it('report.html in English', async () => {
    await expect(resultFiles(makeFindings(), meta, 'en').get('report.html')).toMatchFileSnapshot('expected/report.en.html');
  });
});
