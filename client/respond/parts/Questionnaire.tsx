/** The whole way through: header with progress, what is on the screen, going on and back, the summary, the end. */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Language } from '../../../instruments/types.ts';
import { useMedia } from '../flow/context.ts';
import { useDoubleTapGuard } from '../flow/double-tap.ts';
import { completed, type Part } from '../flow/flow.ts';
import { sentences } from '../sentences.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Welcome } from '../wire.ts';
import { Conflicts } from './Conflicts.tsx';
import { Ended, Thanks } from './Endings.tsx';
import { Header } from './Header.tsx';
import { Questions } from './Questions.tsx';
import { Summary } from './Summary.tsx';
import { useWay } from './way.ts';

interface Props {
  readonly parts: readonly Part[];
  readonly outbox: Outbox;
  readonly language: Language;
  readonly onLanguage: (language: Language) => Promise<void>;
  /** for the receipt */
  readonly about: Pick<Welcome, 'study' | 'wave'>;
}

/** From this width on several statements stand on one screen. */
export const wideWindow = '(min-width: 900px)';

export function Questionnaire({ parts, outbox, language, onLanguage, about }: Props) {
  const s = sentences(language);
  const view = useSyncExternalStore(outbox.subscribe, outbox.view);
  const wide = useMedia(wideWindow);
  const way = useWay(parts, language, outbox, view, wide);
  const differing = useMemo(
    () => [...view.entries.values()].reduce((n, e) => n + Object.keys(e.differing).length, 0),
    [view.entries],
  );
  const body =
    view.handIn === 'done'
      ? 'thanks'
      : view.ended
        ? 'ended'
        : differing > 0
          ? 'conflicts'
          : way.place === 'summary'
            ? 'summary'
            : 'questions';

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${s.pageTitle} – ${s.product}`;
  }, [language, s]);

  // the page may be going, or the connection may be back
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && outbox.flush();
    const going = () => outbox.flush();
    const online = () => outbox.retryNow();
    // only where the device itself keeps nothing does leaving cost anything
    const ask = (event: BeforeUnloadEvent) => {
      const now = outbox.view();
      if (!now.durable && now.state !== 'saved' && !now.ended) event.preventDefault();
    };
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', going);
    addEventListener('online', online);
    addEventListener('beforeunload', ask);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', going);
      removeEventListener('online', online);
      removeEventListener('beforeunload', ask);
    };
  }, [outbox]);

  // a new screen begins at its top, with the focus on what it asks
  const key = `${body}/${way.place === 'summary' ? '' : `${way.place.instrument}/${way.place.item ?? ''}`}/${wide}`;
  const main = useRef<HTMLElement>(null);
  const guard = useDoubleTapGuard(`${key}/${differing}`);
  useEffect(() => {
    scrollTo(0, 0);
    const target = main.current?.querySelector<HTMLElement>('[data-focus]') ?? main.current;
    target?.focus({ preventScroll: true });
  }, [key]);

  const handIn = () => outbox.handIn((entry) => completed(parts.find((p) => p.instrument === entry.instrument)!, entry.answers));
  // a part's opening has its title as its own heading
  const part = body === 'questions' && way.screen?.items.length ? way.screen.part : undefined;

  return (
    <>
      <Header
        s={s}
        language={language}
        onLanguage={onLanguage}
        view={view}
        percent={way.percent}
        title={part?.title}
        retry={() => outbox.retryNow()}
      />
      <main ref={main} tabIndex={-1} className="way" data-body={body} {...guard}>
        {body === 'questions' && <Questions way={way} s={s} language={language} wide={wide} />}
        {body === 'summary' && <Summary s={s} way={way} view={view} onHandIn={handIn} onBack={() => outbox.cancelHandIn()} />}
        {body === 'conflicts' && (
          <Conflicts
            s={s}
            parts={parts}
            view={view}
            onChoose={(instrument, item, which) => outbox.choose(instrument, item, which)}
          />
        )}
        {body === 'ended' && view.ended && <Ended s={s} ended={view.ended} view={view} states={way.states} />}
        {body === 'thanks' && (
          <Thanks s={s} language={language} receipt={view.receipt} late={view.late} states={way.states} about={about} />
        )}
      </main>
    </>
  );
}
