/** The question about colleagues, one relation a screen: the school's own list, one tap per name, and an explicit end. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isNominationAnswer, type NominationAnswer, type RosterElement } from '../../../instruments/types.ts';
import { fill } from '../../lib/fill.ts';
import { useFlow } from '../flow/context.ts';
import { ColleagueRow } from './ColleagueRow.tsx';
import type { RosterQuestion } from './model.ts';
import { findColleagues, groupsOf, inOrder, searchAbove } from './names.ts';

const untouched: NominationAnswer = { confirmed: false, named: {} };

export function Roster({ question }: { readonly question: RosterQuestion }) {
  const flow = useFlow();
  const { s, language } = flow;
  const element = flow.screen.element as RosterElement;
  const all = flow.screen.part.colleagues;
  const given = flow.answers[element.name];
  const answer = isNominationAnswer(given) ? given : untouched;

  const [text, setText] = useState('');
  const [groupFirst, setGroupFirst] = useState<string>();
  const [opened, setOpened] = useState<string>();
  useEffect(() => {
    setText('');
    setOpened(undefined);
  }, [element.name]);

  const groups = useMemo(() => groupsOf(all, language), [all, language]);
  const ordered = useMemo(() => inOrder(all, language, groupFirst), [all, language, groupFirst]);
  const found = useMemo(() => findColleagues(ordered, text), [ordered, text]);
  const searching = text.trim() !== '';

  // the rows keep one and the same function, which always sees the latest answer
  const latest = useRef({ answer, question });
  latest.current = { answer, question };
  const onAnswer = useCallback((person: string, code: number | undefined) => {
    const { answer: now, question: q } = latest.current;
    const { [person]: _, ...others } = now.named;
    const named = code === undefined ? others : { ...others, [person]: code };
    // "with nobody" is taken back by naming somebody; a confirmed list stays confirmed when one answer changes
    const nobody = now.confirmed && Object.keys(now.named).length === 0;
    q.value = { confirmed: now.confirmed && !nobody, named };
  }, []);

  const touched = Object.keys(answer.named).length;
  const confirm = (confirmed: boolean) => {
    question.value = { confirmed, named: answer.named };
  };

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
              <select value={groupFirst ?? ''} onChange={(e) => setGroupFirst(e.target.value || undefined)}>
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
        <p className="counter" role="status">
          {searching
            ? found.length === 0
              ? fill(s.foundNone, { text: text.trim() })
              : fill(s.found, { n: found.length })
            : fill(s.counter, { n: touched, all: all.length })}
        </p>
      )}
      <ul className="colleagues">
        {found.map((c) => (
          <ColleagueRow
            key={c.id}
            element={element}
            colleague={c}
            code={answer.named[c.id]}
            open={opened === c.id}
            s={s}
            onOpen={setOpened}
            onAnswer={onAnswer}
          />
        ))}
      </ul>
      {searching && (
        <p className="how">
          {s.searchFirst}{' '}
          <button type="button" className="plain" onClick={() => setText('')}>
            {s.clearSearch}
          </button>
        </p>
      )}
      {!searching && all.length > 0 && (
        <div className={flow.warned && !answer.confirmed ? 'end warned' : 'end'}>
          <div role="alert">{flow.warned && !answer.confirmed && <p>{s.unconfirmed}</p>}</div>
          <label className="confirm">
            <input type="checkbox" checked={answer.confirmed} onChange={(e) => confirm(e.target.checked)} data-confirm="" />
            <span>{touched === 0 ? s.nobody : s.wholeList}</span>
          </label>
          {flow.warned && !answer.confirmed && (
            <button type="button" className="plain" onClick={flow.pass}>
              {s.goOnAnyway}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
