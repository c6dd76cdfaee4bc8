/** One text in a dialog, as a coder reads it. */
import { Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Evidence } from '../../../server/evidence/contract.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Loaded } from '../parts/states.tsx';
import { useWords } from '../words.ts';
import styles from './Material.module.css';
import { materialQuery } from './queries.ts';

export interface ReadMaterialProps {
  readonly study: string;
  readonly material: Evidence['units'][number]['materials'][number];
}

export function ReadMaterial({ study, material: { id, title } }: ReadMaterialProps) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const text = useQuery({ ...materialQuery(study, id), enabled: opened });
  return (
    <>
      <UnstyledButton className={styles.read} aria-label={t('material.read', { title })} onClick={() => setOpened(true)}>
        {title}
      </UnstyledButton>
      <Dialog opened={opened} title={title} close={t('app.close')} onClose={() => setOpened(false)} size="lg">
        <Text size="sm" c="dimmed" mb="md">
          {t('material.readWhat')}
        </Text>
        <Loaded query={text}>{(data) => <Text className={styles.whole}>{data.text}</Text>}</Loaded>
      </Dialog>
    </>
  );
}
