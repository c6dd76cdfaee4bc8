/** Adding a text: pasted, or read from a .txt file on this device. Names that Meetmoment knows stop it, until somebody has looked. */
import { Button, Checkbox, FileButton, Group, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Evidence } from '../../../server/evidence/contract.ts';
import { Refused } from '../../lib/call.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { call } from '../api.ts';
import { useFocusOnArrival } from '../parts/useFocusOnArrival.ts';
import { queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './Material.module.css';
import { evidenceQuery } from './queries.ts';

const kinds = ['transcript', 'notes', 'report'] as const;
const sources = ['schoolLeader', 'internalCoach', 'trainer'] as const;
/** as the contract says */
const longest = 200 * 1024;

export interface AddMaterialProps {
  readonly study: string;
  readonly evidence: Evidence;
  readonly onClose: () => void;
}

export function AddMaterial({ study, evidence, onClose }: AddMaterialProps) {
  const { t, number, refusal } = useWords();
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  const [school, setSchool] = useState('');
  const [source, setSource] = useState<(typeof sources)[number]>('schoolLeader');
  const [kind, setKind] = useState<(typeof kinds)[number]>('transcript');
  const [wave, setWave] = useState('');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [checked, setChecked] = useState(false);
  const [fault, setFault] = useState<string>();
  const add = useMutation({
    mutationFn: () =>
      call('POST /api/studies/:study/materials', {
        params: { study },
        body: { school, source, kind, wave: wave || null, title: title.trim(), text: text.trim(), namesChecked: checked },
      }),
    onSuccess: async () => {
      notifications.show({ message: t('material.saved'), color: 'petrol' });
      await queryClient.invalidateQueries({ queryKey: evidenceQuery(study).queryKey });
      onClose();
    },
  });
  const read = async (file: File | null) => {
    if (!file) return;
    try {
      const found = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
      if (found.includes('\0')) throw new Error('not a text');
      setText(found.replaceAll('\r\n', '\n'));
      if (title === '') setTitle(file.name.replace(/\.txt$/i, ''));
      setFault(undefined);
    } catch {
      setFault(t('material.fileBad'));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const long = text.trim().length;
    const problem =
      school === '' || title.trim() === '' || long === 0
        ? t('material.incomplete')
        : long > longest
          ? t('material.long', { count: number(long), most: number(longest) })
          : undefined;
    setFault(problem);
    if (problem === undefined) add.mutate();
  };
  const named = add.error instanceof Refused && add.error.code === 'namesInText';
  return (
    <form className={styles.panel} onSubmit={submit} noValidate>
      <Title order={2} ref={heading} tabIndex={-1}>
        {t('material.add')}
      </Title>
      <Text className={styles.caution} mt="sm" mb="md">
        {t('material.noNames')}
      </Text>
      <Stack gap="md">
        <div className={styles.fields}>
          <NativeSelect
            label={t('material.school')}
            value={school}
            onChange={(e) => setSchool(e.currentTarget.value)}
            data={[{ value: '', label: '…' }, ...evidence.schools.map((s) => ({ value: s.id, label: s.name ?? s.id }))]}
          />
          <NativeSelect
            label={t('material.source')}
            value={source}
            onChange={(e) => setSource(e.currentTarget.value as typeof source)}
            data={sources.map((value) => ({ value, label: t(`evidence.${value}`) }))}
          />
          <NativeSelect
            label={t('material.kind')}
            value={kind}
            onChange={(e) => setKind(e.currentTarget.value as typeof kind)}
            data={kinds.map((value) => ({ value, label: t(`materialKind.${value}`) }))}
          />
          <NativeSelect
            label={t('material.wave')}
            value={wave}
            onChange={(e) => setWave(e.currentTarget.value)}
            data={[{ value: '', label: t('material.noWave') }, ...evidence.waves.map((w) => ({ value: w.id, label: w.label }))]}
          />
        </div>
        <TextInput label={t('material.title')} maxLength={200} value={title} onChange={(e) => setTitle(e.currentTarget.value)} />
        <div>
          <Textarea
            label={t('material.text')}
            autosize
            minRows={8}
            maxRows={20}
            value={text}
            onChange={(e) => {
              setText(e.currentTarget.value);
              setChecked(false);
            }}
          />
          <FileButton accept=".txt,text/plain" onChange={(file) => void read(file)}>
            {(props) => (
              <Button {...props} variant="default" mt="xs">
                {t('material.file')}
              </Button>
            )}
          </FileButton>
        </div>
        {(fault !== undefined || add.isError) && (
          <Text role="alert" c="var(--mantine-color-error)">
            {fault ?? refusal(add.error)}
          </Text>
        )}
        {(named || checked) && (
          <Checkbox label={t('material.checked')} checked={checked} onChange={(e) => setChecked(e.currentTarget.checked)} />
        )}
        <Group gap="sm">
          <BusyButton type="submit" loading={add.isPending}>
            {t('material.save')}
          </BusyButton>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
