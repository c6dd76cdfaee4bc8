/**
 * The flow as one SurveyJS model: our own two question types, one page per element. SurveyJS holds the pages and the values;
 * what a page looks like is ours. Nothing here is ever shown as HTML, and what SurveyJS itself would show as HTML is cleaned
 * after piping (survey-core pipes answers into HTML without encoding them, and its React package prints the result raw).
 */
import createPurify from 'dompurify';
import { Question, Serializer, SurveyModel } from 'survey-core';
import type { Answer, Answers, FormElement, Language } from '../../../instruments/types.ts';
import { isRoster, itemsOf, type Part } from '../flow/flow.ts';

/** The SurveyJS value of a question: of a battery { item: answer }, of a relation its answer. */
export type Value = Answers | Answer | undefined;

class OwnQuestion extends Question {
  // our own component has the group and its legend; SurveyJS's wrapper must not claim to be a text box
  override get isNewA11yStructure(): boolean {
    return true;
  }
  /** The person answers: the model tells the flow, the flow the outbox. */
  give(value: Value): void {
    this.value = value;
  }
}

export class LikertCardsQuestion extends OwnQuestion {
  override getType(): string {
    return 'likertcards';
  }
}

export class RosterQuestion extends OwnQuestion {
  override getType(): string {
    return 'roster';
  }
}

/** Children's statements, one at a time on growing circles; same content and value as a battery of cards. */
export class CirclesQuestion extends OwnQuestion {
  override getType(): string {
    return 'circles';
  }
}

// type "value": kept as the JSON it is, never read as a text, an expression or HTML
const raw = (...names: string[]) => names.map((name) => ({ name: `${name}:value` }));
Serializer.addClass(
  'likertcards',
  raw('stem', 'statements', 'options', 'dontKnow'),
  () => new LikertCardsQuestion(''),
  'question',
);
Serializer.addClass('circles', raw('stem', 'statements', 'options', 'dontKnow'), () => new CirclesQuestion(''), 'question');
Serializer.addClass('roster', raw('relation', 'options'), () => new RosterQuestion(''), 'question');

const clean = (html: string): string => createPurify(window).sanitize(html, { USE_PROFILES: { html: true } });

/** A SurveyModel that prints no HTML but cleaned HTML. */
export class FlowModel extends SurveyModel {
  override processHtml(html: string, reason?: string): string {
    return clean(super.processHtml(html, reason));
  }
  override getSurveyMarkdownHtml(...of: Parameters<SurveyModel['getSurveyMarkdownHtml']>): string {
    const html = super.getSurveyMarkdownHtml(...of) as string | null | undefined;
    // no mark-down handler is registered, so there is none and texts stay texts; should one ever be, its HTML is cleaned
    return (html === null || html === undefined ? html : clean(html)) as string;
  }
}

/** Items of two instruments may have the same id, so a question's name carries its instrument. */
export const questionName = (part: Part, element: FormElement): string => `${part.instrument}/${element.name}`;

/** Makes the model of all parts. Titles are hidden: the components show them as text. */
export function makeSurvey(parts: readonly Part[], language: Language): FlowModel {
  const pages = parts.flatMap((part) =>
    part.elements.map((element) => {
      const name = questionName(part, element);
      return { name: `page:${name}`, elements: [{ ...element, name, titleLocation: 'hidden' }] };
    }),
  );
  const survey = new FlowModel({
    locale: language,
    pages,
    showTitle: false,
    showPageTitles: false,
    showNavigationButtons: false,
    showCompletePage: false,
    autoFocusFirstQuestion: false,
  });
  // the flow scrolls and focuses itself, screen by screen
  survey.onScrollToTop.add((_, options) => {
    options.allow = false;
  });
  return survey;
}

/** The value of an element, from the answers of its instrument. */
export function valueOf(element: FormElement, answers: Answers): Value {
  if (isRoster(element)) return answers[element.name];
  const given = itemsOf(element).flatMap((item) => (answers[item] === undefined ? [] : [[item, answers[item]] as const]));
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

/** The answers of an element, from its value: the other way round. */
export function answersOf(element: FormElement, value: Value): Answers {
  if (value === undefined || value === null) return {};
  return isRoster(element) ? { [element.name]: value as Answer } : (value as Answers);
}
