/** One unit on which coders differ: the text, both judgements of each differing theme, and the decision. */
import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Codes, ConsensusUnit } from '../../../server/evidence/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { call } from '../api.ts';
import styles from '../coding/Coding.module.css';
import { act, type Action, type Code } from '../coding/editing.ts';
import { consensusUnitQuery } from '../coding/queries.ts';
import { Texts } from '../coding/Texts.tsx';
import { ThemeForm } from '../coding/ThemeForm.tsx';
import { findingsMoved } from '../material/queries.ts';
import { Page } from '../parts/Page.tsx';
import { Loaded } from '../parts/states.tsx';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';

export function ConsensusUnitPage() {
  const { t } = useWords();
  const study = useStudyId();
  const { unit = '' } = useParams();
  const query = useQuery(consensusUnitQuery(study, unit));
  return (
    <Page
      title={t('coding.title', { unit })}
      within={useStudyTitle()}
      beside={<Link to={`/studies/${study}/consensus`}>{t('consensus.back')}</Link>}
    >
      <Loaded query={query}>{(data) => <Table key={unit} study={study} given={data} />}</Loaded>
    </Page>
  );
}

function Table({ study, given }: { readonly study: string; readonly given: ConsensusUnit }) {
  const { t, w, refusal } = useWords();
  const themes = given.themes.filter((theme) => given.differing.includes(theme.id));
  const [codes, setCodes] = useState<Codes>(given.codes);
  const [revision, setRevision] = useState(given.revision);
  const save = useMutation({
    mutationFn: () =>
      call('PUT /api/studies/:study/consensus/:unit', {
        params: { study, unit: given.unit },
        body: { baseRevision: revision, codes: { ...codes } },
      }),
    onSuccess: (saved) => {
      setRevision(saved.revision);
      findingsMoved(study);
    },
  });
  const change = (theme: string, action: Action) => {
    save.reset();
    setCodes((now) => act({ codes: now, at: theme, before: [] }, action, themes).codes);
  };
  const take = (theme: string, code: Code) => {
    save.reset();
    setCodes((now) => ({ ...now, [theme]: code }));
  };
  const quotes = given.coders.flatMap((c) => Object.values(c.codes).flatMap((code) => code.quote ?? []));
  const left = themes.filter((theme) => !codes[theme.id]).length;
  return (
    <div className={styles.columns}>
      <section aria-label={t('coding.texts')}>
        <Title order={2} className="visually-hidden">
          {t('coding.texts')}
        </Title>
        {given.texts.length === 0 ? (
          <Text c="dimmed">{t('consensus.noText')}</Text>
        ) : (
          <Texts texts={given.texts} quotes={quotes} />
        )}
      </section>
      <section aria-label={t('coding.themes')}>
        {themes.map((theme) => (
          <div key={theme.id} className={styles.difference}>
            <Title order={2} size="h3">
              {w(theme.words)}
            </Title>
            {given.coders.map(({ code: coder, codes: theirs }) => {
              const code = theirs[theme.id];
              if (!code) return null;
              const said =
                code.mention === 'absent'
                  ? t('consensus.saidAbsent', { code: coder })
                  : t('consensus.said', {
                      code: coder,
                      mention: t(`mention.${code.mention}`),
                      valence: t(`valence.${code.valence}`),
                    });
              return (
                <div key={coder} className={styles.judgement}>
                  <Text>{said}</Text>
                  {code.quote !== undefined && <blockquote className={styles.quote}>{code.quote}</blockquote>}
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${t('consensus.take', { code: coder })}: ${w(theme.words)}`}
                    onClick={() => take(theme.id, code)}
                  >
                    {t('consensus.take', { code: coder })}
                  </Button>
                </div>
              );
            })}
            <ThemeForm theme={theme} code={codes[theme.id]} keys={false} onAct={(action) => change(theme.id, action)} />
          </div>
        ))}
        <Group className={styles.foot}>
          <BusyButton loading={save.isPending} disabled={left > 0} onClick={() => save.mutate()}>
            {left > 0 ? t('coding.handInLeft', { count: left }) : t('consensus.save')}
          </BusyButton>
        </Group>
        {save.isError && (
          <Text role="alert" c="var(--mantine-color-error)">
            {refusal(save.error)}
          </Text>
        )}
        {save.isSuccess && <output>{t('consensus.saved')}</output>}
      </section>
    </div>
  );
}
