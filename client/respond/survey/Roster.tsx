/** The question about colleagues, one relation a screen: the school's own list, one tap per name, and an explicit end. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Answer, isNominationAnswer, type NominationAnswer, type RosterElement } from '../../../instruments/types.ts';
import { fill } from '../../lib/fill.ts';
import { useFlow } from '../flow/context.ts';
import { ColleagueRow } from './ColleagueRow.tsx';
import type { RosterQuestion } from './model.ts';
import { findColleagues, groupsOf, inOrder, searchAbove, sharesGroup } from './names.ts';

const untouched: NominationAnswer = { confirmed: false, named: {} };
const nominationOf = (answer: Answer | undefined): NominationAnswer => (isNominationAnswer(answer) ? answer : untouched);

export function Roster({ question }: { readonly question: RosterQuestion }) {
  const flow = useFlow();
  const { s, language, groupFirst } = flow;
  const element = flow.screen.element as RosterElement;
  const all = flow.screen.part.colleagues;
  const answer = nominationOf(flow.answers[element.name]);

  const [search, setSearch] = useState({ text: '', warned: 0 });
  // a warning is about the whole list: what was searched before it is let go
  const text = search.warned === flow.warned ? search.text : '';
  const setText = (typed: string) => setSearch({ text: typed, warned: flow.warned });
  const [opened, setOpened] = useState<string>();

  const groups = useMemo(() => groupsOf(all, language), [all, language]);
  const ordered = useMemo(() => inOrder(all, language, groupFirst), [all, language, groupFirst]);
  const found = useMemo(() => findColleagues(ordered, text), [ordered, text]);
  const searching = text.trim() !== '';
  // the first of those who follow the group that is shown first
  const firstOther =
    !searching && sharesGroup(groupFirst, found[0]?.group) ? found.find((c) => !sharesGroup(groupFirst, c.group)) : undefined;

  // the rows keep one and the same function; the model always has the latest answer
  const onAnswer = useCallback(
    (person: string, code: number | undefined) => {
      const now = nominationOf(question.value);
      const { [person]: _, ...others } = now.named;
      const named = code === undefined ? others : { ...others, [person]: code };
      // "with nobody" is taken back by naming somebody; a confirmed list stays confirmed when one answer changes
      const nobody = now.confirmed && Object.keys(now.named).length === 0;
      question.give({ confirmed: now.confirmed && !nobody, named });
    },
    [question],
  );

  // the button to clear the search goes with what it cleared: the focus goes back to the field
  const field = useRef<HTMLInputElement>(null);
  const clear = () => {
    setText('');
    field.current?.focus();
  };

  // who goes on at the top of a long list does not see its end: it comes to them
  const end = useRef<HTMLDivElement>(null);
  const confirmed = answer.confirmed;
  useEffect(() => {
    if (flow.warned === 0 || confirmed) return;
    end.current?.scrollIntoView({ block: 'center' });
    end.current?.querySelector('input')?.focus({ preventScroll: true });
  }, [flow.warned, confirmed]);

  // a colleague who left since stays in the answer and is not on the list any more
  const touched = all.filter((c) => answer.named[c.id] !== undefined).length;
  const warned = flow.warned > 0 && !confirmed;
  const confirm = (seen: boolean) => question.give({ confirmed: seen, named: answer.named });

  if (element.type !== 'roster') return null;
  return (
    <section className="roster">
      <h2 tabIndex={-1} data-focus="">
        {element.title}
      </h2>
      <p className="how">{all.length === 0 ? s.noColleagues : s.rosterHow}</p>
      {(all.length > searchAbove || groups.length > 0) && (
        <div className="tools">
          {all.length > searchAbove && (
            <label className="search">
              <span className="unseen">{s.search}</span>
              <input
                ref={field}
                type="search"
                value={text}
                placeholder={s.search}
                autoComplete="off"
                spellCheck={false}
                onChange={(e) => setText(e.target.value)}
              />
            </label>
          )}
          {groups.length > 0 && (
            <label className="groups">
              <span>{s.groupFirst}</span>
              <select
                value={groups.find((g) => g === groupFirst) ?? ''}
                onChange={(e) => flow.showGroupFirst(e.target.value || undefined)}
              >
                <option value="">{s.groupAll}</option>
                {groups.map((g) => (
                  <option key={g} value={g}>
                    {/^\d/.test(g) ? fill(s.groupOf, { group: g }) : g}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
      )}
      {all.length > 0 && (
        <output className="counter">
          {searching
            ? found.length === 0
              ? fill(s.foundNone, { text: text.trim() })
              : fill(s.found, { n: found.length })
            : fill(s.counter, { n: touched, all: all.length })}
        </output>
      )}
      <ul className="colleagues">
        {found.map((c) => (
          <ColleagueRow
            key={c.id}
            element={element}
            colleague={c}
            code={answer.named[c.id]}
            open={opened === c.id}
            apart={c === firstOther}
            s={s}
            onOpen={setOpened}
            onAnswer={onAnswer}
          />
        ))}
      </ul>
      {searching && (
        <p className="how">
          {s.searchFirst}{' '}
          <button type="button" className="plain" onClick={clear}>
            {s.clearSearch}
          </button>
        </p>
      )}
      {!searching && all.length > 0 && (
        <div ref={end} className={warned ? 'end warned' : 'end'}>
          <div role="alert">{warned && <p>{s.unconfirmed}</p>}</div>
          <label className="confirm">
            <input type="checkbox" checked={answer.confirmed} onChange={(e) => confirm(e.target.checked)} data-confirm="" />
            <span>{touched === 0 ? s.nobody : s.wholeList}</span>
          </label>
          {warned && (
            <button type="button" className="plain" onClick={flow.pass}>
              {s.goOnAnyway}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
