/** A new study: two ways to begin, a title, and a code that follows from it. */
import { Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { Refused } from '../../lib/call.ts';
import { call } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Design.module.css';
import { isCode, suggestedCode } from './text.ts';

export function NewStudyPage() {
  const { t, refusal } = useWords();
  const navigate = useNavigate();
  const [template, setTemplate] = useState<'focus' | 'empty'>('focus');
  const [nl, setNl] = useState('');
  const [en, setEn] = useState('');
  const [own, setOwn] = useState<string>();
  const [tried, setTried] = useState(false);
  const id = own ?? suggestedCode(nl);
  const make = useMutation({
    mutationFn: () => call('POST /api/studies/new', { body: { id, title: { nl: nl.trim(), en: en.trim() }, template } }),
    onSuccess: async ({ study }) => {
      notifications.show({ message: t('newStudy.made'), color: 'petrol' });
      await queryClient.invalidateQueries({ queryKey: ['studies'] });
      await navigate(`/studies/${study}/design`);
    },
  });
  const taken = make.error instanceof Refused && make.error.code === 'studyExists';
  const complete = nl.trim() !== '' && en.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (complete && isCode(id)) make.mutate();
  };
  return (
    <Page title={t('newStudy.title')} narrow intro={<Text>{t('newStudy.what')}</Text>}>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <Radio.Group
            label={t('newStudy.template')}
            value={template}
            onChange={(v) => setTemplate(v === 'empty' ? 'empty' : 'focus')}
          >
            <div className={styles.choice}>
              <Radio value="focus" label={t('newStudy.focus')} description={t('newStudy.focusWhat')} />
              <Radio value="empty" label={t('newStudy.empty')} description={t('newStudy.emptyWhat')} />
            </div>
          </Radio.Group>
          <TextInput label={t('newStudy.nl')} maxLength={300} value={nl} onChange={(e) => setNl(e.currentTarget.value)} />
          <TextInput label={t('newStudy.en')} maxLength={300} value={en} onChange={(e) => setEn(e.currentTarget.value)} />
          <TextInput
            label={t('newStudy.id')}
            description={t('newStudy.idWhat')}
            maxLength={60}
            value={id}
            errorProps={{ role: 'alert' }}
            error={taken ? t('newStudy.idTaken') : tried && complete && !isCode(id) ? t('newStudy.idBad') : undefined}
            onChange={(e) => {
              setOwn(e.currentTarget.value);
              make.reset();
            }}
          />
          {tried && !complete && (
            <Text role="alert" c="var(--mantine-color-error)">
              {t('newStudy.missing')}
            </Text>
          )}
          {make.isError && !taken && (
            <Text role="alert" c="var(--mantine-color-error)">
              {refusal(make.error)}
            </Text>
          )}
          <Group>
            <BusyButton type="submit" loading={make.isPending}>
              {t('newStudy.make')}
            </BusyButton>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
