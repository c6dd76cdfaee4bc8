/** Tells SurveyJS's React package which components draw our question types. */
import './questions.css';
import { createElement, type FunctionComponent, type JSX } from 'react';
import type { Question } from 'survey-core';
import { ReactQuestionFactory } from 'survey-react-ui';
import { LikertCards } from './LikertCards.tsx';
import { Roster } from './Roster.tsx';

function register(type: string, component: FunctionComponent<{ question: never }>): void {
  // a question of its own for each page: what a person typed in a search box does not move on to the next one
  const draw = (props: { question: Question }): JSX.Element =>
    createElement(component, { key: props.question.name, question: props.question as never });
  // the package's own type says that the factory gets a name; it gets the question's properties
  ReactQuestionFactory.Instance.registerQuestion(type, draw as unknown as (name: string) => JSX.Element);
}
register('likertcards', LikertCards);
register('roster', Roster);
