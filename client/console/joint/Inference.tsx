/** What a person concludes for one factor; earlier versions stay readable. */
import { Button, Group, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { InferenceOut, JointDisplay, JointRow } from '../../../server/evidence/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { call } from '../api.ts';
import { findingsMoved, jointQuery } from '../material/queries.ts';
import { queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Joint.module.css';

type Kind = InferenceOut['kind'];
const kinds: readonly Kind[] = ['confirm', 'expand', 'discord', 'silent'];

export function Inference({ study, row }: { readonly study: string; readonly row: JointRow }) {
  const { t, w, refusal } = useWords();
  const [latest, ...earlier] = row.inferences;
  const [writing, setWriting] = useState(false);
  const [kind, setKind] = useState<Kind>();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const factor = w(row.words);
  const save = useMutation({
    mutationFn: (given: { kind: Kind; text: string }) =>
      call('POST /api/studies/:study/joint-display/:factor', { params: { study, factor: row.factor }, body: given }),
    onSuccess: ({ inferences }) => {
      findingsMoved(study);
      // the numbers did not change: nothing is computed again for a sentence on this page
      for (const language of ['nl', 'en'] as const)
        queryClient.setQueryData(
          jointQuery(study, language).queryKey,
          (old: JointDisplay | undefined) =>
            old && { ...old, rows: old.rows.map((r) => (r.factor === row.factor ? { ...r, inferences } : r)) },
        );
      setWriting(false);
      setTried(false);
    },
  });
  const begin = () => {
    save.reset();
    setKind(latest?.kind);
    setText(latest?.text ?? '');
    setWriting(true);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (kind !== undefined && text.trim() !== '') save.mutate({ kind, text: text.trim() });
  };
  return (
    <div className={styles.inference}>
      <Title order={3}>{t('joint.inference')}</Title>
      {writing ? (
        <form onSubmit={submit} noValidate aria-label={t('joint.inferenceOf', { factor })}>
          <Stack gap="md">
            <Radio.Group label={t('joint.kind')} value={kind ?? ''} onChange={(value) => setKind(value as Kind)}>
              <Stack gap={6} mt={6}>
                {kinds.map((value) => (
                  <Radio key={value} value={value} label={`${t(`inferenceKind.${value}`)}: ${t(`inferenceWhat.${value}`)}`} />
                ))}
              </Stack>
            </Radio.Group>
            <Textarea
              label={t('joint.text')}
              description={t('joint.textHint')}
              autosize
              minRows={3}
              maxLength={4000}
              value={text}
              onChange={(e) => setText(e.currentTarget.value)}
            />
            {tried && (kind === undefined || text.trim() === '') && (
              <Text role="alert" c="var(--mantine-color-error)">
                {t('joint.incomplete')}
              </Text>
            )}
            {save.isError && (
              <Text role="alert" c="var(--mantine-color-error)">
                {t('joint.saveFailed')}. {refusal(save.error)}
              </Text>
            )}
            <Group gap="sm">
              <BusyButton type="submit" loading={save.isPending}>
                {t('joint.save')}
              </BusyButton>
              <Button variant="default" onClick={() => setWriting(false)}>
                {t('app.cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <>
          {latest && <Said one={latest} />}
          <Button
            mt="sm"
            variant="default"
            aria-label={`${t(latest ? 'joint.rewrite' : 'joint.write')}: ${factor}`}
            onClick={begin}
          >
            {t(latest ? 'joint.rewrite' : 'joint.write')}
          </Button>
          {save.isSuccess && <output className={styles.saved}>{t('joint.saved')}</output>}
        </>
      )}
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>{t('joint.earlier', { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <Said key={`${one.at} ${one.text}`} one={one} />
          ))}
        </details>
      )}
    </div>
  );
}

function Said({ one }: { readonly one: InferenceOut }) {
  const { t, time } = useWords();
  return (
    <div>
      <Text>
        <b>{t(`inferenceKind.${one.kind}`)}</b>: {one.text}
      </Text>
      <Text size="sm" c="dimmed">
        {t('joint.by', { by: one.by, at: time(one.at) })}
      </Text>
    </div>
  );
}
