/** Tells SurveyJS's React package which components draw our question types. */
import { createElement, type FunctionComponent, type JSX } from 'react';
import { ReactQuestionFactory } from 'survey-react-ui';
import { LikertCards } from './LikertCards.tsx';
import { Roster } from './Roster.tsx';

function register(type: string, component: FunctionComponent<{ question: never }>): void {
  const draw = (props: { question: never }): JSX.Element => createElement(component, { question: props.question });
  // the package's own type says that the factory gets a name; it gets the question's properties
  ReactQuestionFactory.Instance.registerQuestion(type, draw as unknown as (name: string) => JSX.Element);
}
register('likertcards', LikertCards);
register('roster', Roster);
