// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { partsOf } from '../../../client/respond/flow/flow.ts';
import { FlowModel, makeSurvey } from '../../../client/respond/survey/model.ts';
import { FakeServer } from './fake-server.ts';
import { TestPage } from './page.ts';

afterEach(() => void vi.unstubAllGlobals());
vi.mock('dompurify', () => ({ default: () => ({ sanitize: (html: string) => `cleaned(${html})` }) }));
const attack = '<img src=x onerror="globalThis.broken=1"><script>globalThis.broken=1</script>';

describe('texts from elsewhere', () => {
  it('are text: names, groups, titles and statements never become elements', async () => {
    const fake = Object.assign(new FakeServer(), { instruments: ['staff-network'] });
    fake.staff = [{ id: 'P001', name: attack, group: attack, functions: ['teacher', attack] }];
    const page = await TestPage.open(fake, 390);
    await page.tap(page.button('Begin'));
    expect(page.text('.full')).toBe(attack);
    expect(page.all('.colleagues img, .colleagues script')).toHaveLength(0);
    await page.tap(page.all('.name')[0]);
    expect(page.text('.often legend')).toContain(attack);
    expect(page.all('img, script')).toHaveLength(0);
    await page.close();
  });

  it('of a form cannot bring another kind of question', () => {
    const elements = [
      { type: 'html', name: 'h', html: attack },
      {
        type: 'likertcards',
        name: 'b',
        title: attack,
        stem: attack,
        statements: [{ id: 'A1', text: attack }],
        options: [{ code: 1, label: attack }],
      },
    ];
    const survey = { locale: 'nl', title: attack, pages: [{ name: 'p', elements }] };
    const model = makeSurvey(partsOf([{ instrument: 'x', version: 1, language: 'nl', survey, roster: null }]), 'nl');
    expect(model.getAllQuestions().map((q) => q.getType())).toEqual(['likertcards']);
  });
});

describe('what SurveyJS would print as HTML', () => {
  // the cleaner itself needs a real browser's parser (it is used in tests/client/respond/look.ts); here: that it comes last
  const html = '<p>You said {q}</p>';

  it('is cleaned after an answer was piped into it', () => {
    const model = new FlowModel({
      elements: [
        { type: 'text', name: 'q' },
        { type: 'html', name: 'h', html },
      ],
      completedHtml: html,
    });
    model.setValue('q', attack);
    const cleaned = `cleaned(<p>You said ${attack}</p>)`;
    expect((model.getQuestionByName('h') as unknown as { processedHtml: string }).processedHtml).toBe(cleaned);
    expect(model.processedCompletedHtml).toBe(cleaned);
  });

  it('is cleaned should anyone ever register mark-down', () => {
    const model = new FlowModel({ elements: [{ type: 'text', name: 'q', title: attack }] });
    expect(model.getQuestionByName('q').locTitle.hasHtml).toBe(false);
    model.onTextMarkdown.add((_, options) => {
      options.html = options.text;
    });
    expect(model.getQuestionByName('q').locTitle.renderedHtml).toBe(`cleaned(${attack})`);
  });
});
