/** Coding one unit: the text on the left, the themes on the right; on a phone one of the two. Everything has a key. */
import { Button, SegmentedControl, Switch, Text, Title } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { CodingUnit } from '../../../server/evidence/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { Page } from '../parts/Page.tsx';
import { Loaded } from '../parts/states.tsx';
import { useNarrow } from './useNarrow.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import styles from './Coding.module.css';
import { longestQuote, pressed } from './editing.ts';
import { unitQuery } from './queries.ts';
import { SavingNotice, SavingWord } from './Saving.tsx';
import { Texts } from './Texts.tsx';
import { ThemeList } from './ThemeList.tsx';
import { useUnit } from './useUnit.ts';

export function UnitPage() {
  const { t } = useWords();
  const study = useStudyId();
  const { unit = '' } = useParams();
  const query = useQuery(unitQuery(study, unit));
  return (
    <Page
      title={t('coding.title', { unit })}
      within={useStudyTitle()}
      beside={<Link to={`/studies/${study}/coding`}>{t('coding.back')}</Link>}
    >
      <Loaded query={query}>{(data) => <Desk key={unit} study={study} given={data} />}</Loaded>
    </Page>
  );
}

function Desk({ study, given }: { readonly study: string; readonly given: CodingUnit }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { editing, apply, saving, keeps, state, settle, handIn, sendNow } = useUnit(study, given);
  const [keys, setKeys] = useLocalStorage({ key: 'meetmoment.codingKeys', defaultValue: true, getInitialValueInEffect: false });
  const [pane, setPane] = useState<'texts' | 'themes'>('texts');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const narrow = useNarrow();
  const selected = useRef('');
  const { codes, at } = editing;
  const readOnly = state === 'settled';
  const left = given.themes.filter((theme) => !codes[theme.id]).length;
  const quotes = Object.values(codes).flatMap((c) => (c.quote === undefined ? [] : [c.quote]));

  const takeSelection = useCallback(() => {
    const code = codes[at];
    const text = selected.current;
    setFault(
      text === ''
        ? t('coding.quoteNone')
        : !code || code.mention === 'absent'
          ? t('coding.quoteMention')
          : text.length > longestQuote
            ? t('coding.quoteLong', { count: text.length })
            : undefined,
    );
    apply({ do: 'quote', quote: text });
  }, [apply, at, codes, t]);
  const next = useCallback(() => {
    if (given.next !== null) void navigate(`/studies/${study}/coding/${given.next}`);
  }, [given.next, navigate, study]);
  useEffect(() => {
    if (!keys || readOnly) return;
    const onKey = (event: KeyboardEvent) => {
      const what = pressed(event);
      if (!what) return;
      event.preventDefault();
      if (what.do === 'next') return next();
      if (what.do === 'quoteSelection') return takeSelection();
      setFault(undefined);
      apply(what);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keys, readOnly, next, takeSelection, apply]);

  const texts = (
    <section aria-label={t('coding.texts')}>
      <Texts texts={given.texts} quotes={quotes} onSelect={(text) => (selected.current = text)} />
    </section>
  );
  const themes = (
    <section aria-label={t('coding.themes')} className={styles.panel}>
      <div className={styles.scroll}>
        <ThemeList
          themes={given.themes}
          codes={codes}
          at={at}
          keys={keys && !narrow}
          readOnly={readOnly}
          fault={fault}
          onAct={(action) => {
            setFault(undefined);
            apply(action);
          }}
          onTakeSelection={takeSelection}
        />
      </div>
      {!readOnly && (
        <div className={styles.foot}>
          <BusyButton
            loading={busy}
            disabled={left > 0 || saving.is === 'conflict'}
            onClick={() => {
              setBusy(true);
              void handIn().finally(() => setBusy(false));
            }}
          >
            {left > 0
              ? t('coding.handInLeft', { count: left })
              : t(state === 'draft' && given.state === 'done' ? 'coding.handInAgain' : 'coding.handIn')}
          </BusyButton>
          <Button variant="default" disabled={editing.before.length === 0} onClick={() => apply({ do: 'undo' })}>
            {t('coding.undo')} {keys && !narrow && <kbd className={styles.key}>z</kbd>}
          </Button>
          {left > 0 && (
            <Button variant="subtle" onClick={() => apply({ do: 'restAbsent' })}>
              {t('coding.restAbsent')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
  return (
    <>
      <div className={styles.bar}>
        <Text>
          {t('coding.sourceLine', { source: t(`evidence.${given.source}`) })} · <SavingWord saving={saving} state={state} />
        </Text>
        {given.next === null ? (
          <Text c="dimmed" size="sm">
            {state === 'done' || readOnly ? t('coding.allDone') : ''}
          </Text>
        ) : (
          <Button variant="default" onClick={next}>
            {t('coding.next')} {keys && !narrow && <kbd className={styles.key}>n</kbd>}
          </Button>
        )}
      </div>
      <SavingNotice saving={saving} keeps={keeps} onSendNow={sendNow} onSettle={(mine) => void settle(mine)} />
      {readOnly && <div className={styles.notice}>{t('coding.settled')}</div>}
      {narrow ? (
        <>
          <SegmentedControl
            fullWidth
            mb="md"
            aria-label={t('coding.view')}
            value={pane}
            onChange={(value) => setPane(value as typeof pane)}
            data={[
              { value: 'texts', label: t('coding.texts') },
              {
                value: 'themes',
                label: t('coding.themesCount', { coded: given.themes.length - left, themes: given.themes.length }),
              },
            ]}
          />
          <div hidden={pane !== 'texts'}>
            <Title order={2} className="visually-hidden">
              {t('coding.texts')}
            </Title>
            {texts}
          </div>
          <div hidden={pane !== 'themes'}>
            <Title order={2} className="visually-hidden">
              {t('coding.themes')}
            </Title>
            {themes}
          </div>
        </>
      ) : (
        <div className={styles.columns}>
          <div>
            <Title order={2} className="visually-hidden">
              {t('coding.texts')}
            </Title>
            {texts}
          </div>
          <div>
            <Title order={2} mb="xs">
              {t('coding.themesCount', { coded: given.themes.length - left, themes: given.themes.length })}
            </Title>
            {themes}
            {!readOnly && (
              <>
                <Switch label={t('coding.keys')} checked={keys} onChange={(e) => setKeys(e.currentTarget.checked)} />
                {keys && (
                  <Text size="sm" c="dimmed" mt={6}>
                    {t('coding.keysWhat')}
                  </Text>
                )}
              </>
            )}
          </div>
        </div>
      )}
    </>
  );
}
