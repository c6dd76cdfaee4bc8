/** Drop a folder or a ZIP, or choose one with a button. */
import { Button, Group, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { type ChangeEvent, useRef } from 'react';
import { useWords } from '../words.ts';
import zone from '../parts/DropZone.module.css';
import styles from './ChooseStudy.module.css';
import { type PickedFile, pathOf } from './pack.ts';

export function ChooseStudy({ onPick }: { readonly onPick: (files: readonly PickedFile[]) => void }) {
  const { t } = useWords();
  const zip = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (files: readonly File[]) => onPick(files.map((file) => ({ path: pathOf(file), file })));
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])];
    event.currentTarget.value = '';
    if (files.length > 0) take(files);
  };
  return (
    <>
      {/* the zone is for the mouse; the buttons in it do the same for everybody */}
      <Dropzone
        onDrop={take}
        activateOnClick={false}
        activateOnKeyboard={false}
        multiple
        className={zone.zone ?? ''}
        inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
        tabIndex={-1}
      >
        <Text fw={620} size="lg">
          {t('import.drop')}
        </Text>
        <Text c="dimmed" my={6}>
          {t('import.or')}
        </Text>
        <Group justify="center" gap="sm" className={styles.buttons ?? ''}>
          <Button onClick={() => folder.current?.click()}>{t('import.chooseFolder')}</Button>
          <Button variant="default" onClick={() => zip.current?.click()}>
            {t('import.chooseZip')}
          </Button>
        </Group>
      </Dropzone>
      <input ref={zip} type="file" accept=".zip,application/zip" hidden data-testid="choose-zip" onChange={chosen} />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        data-testid="choose-folder"
        onChange={chosen}
        {...{ webkitdirectory: '' }}
      />
      <details className={styles.needs}>
        <summary>{t('import.needs')}</summary>
        <ul>
          <li>{t('import.needsStudy')}</li>
          <li>{t('import.needsSchools')}</li>
          <li>{t('import.needsPeople')}</li>
        </ul>
        <p>{t('import.needsRest')}</p>
      </details>
    </>
  );
}
