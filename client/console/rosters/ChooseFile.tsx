/** What the file is about, from which wave it holds, and the file itself. */
import { Anchor, Button, Group, NativeSelect, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { type ChangeEvent, useRef } from 'react';
import { hrefOf } from '../api.ts';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import zone from '../parts/DropZone.module.css';
import styles from './Rosters.module.css';

export interface Aim {
  readonly school: string;
  readonly wave: string;
}
interface ChooseFileProps {
  readonly aim: Aim;
  readonly schools: readonly { readonly id: string; readonly name: string | null }[];
  readonly waves: readonly { readonly id: string; readonly label: string; readonly state: string }[];
  readonly onAim: (aim: Aim) => void;
  readonly onFile: (file: File) => void;
}

export function ChooseFile({ aim, schools, waves, onAim, onFile }: ChooseFileProps) {
  const { t, language } = useWords();
  const study = useStudyId();
  const input = useRef<HTMLInputElement>(null);
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (file) onFile(file);
  };
  const of = { params: { study }, query: { language, ...(aim.school === '' ? {} : { school: aim.school }) } };
  return (
    <>
      <Group align="flex-end" gap="md" mb="lg">
        <NativeSelect
          label={t('rosterImport.about')}
          value={aim.school}
          onChange={(e) => onAim({ ...aim, school: e.currentTarget.value })}
          data={[
            { value: '', label: t('rosterImport.aboutAll') },
            ...schools.map((s) => ({ value: s.id, label: s.name ?? s.id })),
          ]}
        />
        <NativeSelect
          label={t('rosterImport.wave')}
          value={aim.wave}
          onChange={(e) => onAim({ ...aim, wave: e.currentTarget.value })}
          data={waves.map((w) => ({ value: w.id, label: w.label }))}
        />
      </Group>
      {/* the zone is for the mouse; the button in it does the same for everybody */}
      <Dropzone
        onDrop={(files) => files[0] && onFile(files[0])}
        activateOnClick={false}
        activateOnKeyboard={false}
        multiple={false}
        className={zone.zone ?? ''}
        inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
        tabIndex={-1}
      >
        <Text fw={620} size="lg">
          {t('rosterImport.drop')}
        </Text>
        <Text c="dimmed" my={6}>
          {t('rosterImport.kinds')}
        </Text>
        <Button className={styles.button ?? ''} onClick={() => input.current?.click()}>
          {t('rosterImport.choose')}
        </Button>
      </Dropzone>
      <input ref={input} type="file" hidden data-testid="choose-roster" accept=".xlsx,.csv,.txt,.xml,.edex" onChange={chosen} />
      <div className={styles.help}>
        <p>
          {t(aim.school === '' ? 'rosterImport.template' : 'rosterImport.templateSchool')}{' '}
          <Anchor href={hrefOf('GET /api/studies/:study/rosters/template.xlsx', of)} download>
            Excel
          </Anchor>{' '}
          ·{' '}
          <Anchor href={hrefOf('GET /api/studies/:study/rosters/template.csv', of)} download>
            CSV
          </Anchor>
        </p>
        <p>{t('rosterImport.privacy')}</p>
      </div>
    </>
  );
}
