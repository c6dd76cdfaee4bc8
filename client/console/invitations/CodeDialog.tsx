/** The code of one person, to be read out on the telephone or written down. */
import { Text } from '@mantine/core';
import { Dialog } from '../../ui/Dialog.tsx';
import { useWords } from '../words.ts';
import styles from './Invitations.module.css';
import type { PersonalLink } from './useLinks.ts';

export interface ShownCode extends PersonalLink {
  readonly name: string;
}

export function CodeDialog({ of, onClose }: { readonly of: ShownCode | null; readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog
      opened={of !== null}
      title={t('invitations.codeTitle', { name: of?.name ?? '' })}
      close={t('app.close')}
      onClose={onClose}
    >
      {of && (
        <>
          <Text>{t('invitations.codeGo')}</Text>
          <Text className={styles.typed}>{of.address}</Text>
          <Text mt="md">{t('invitations.codeType')}</Text>
          <Text className={styles.code}>{of.code}</Text>
          <Text size="sm" c="dimmed" mt="md">
            {t('invitations.codeWhat')}
          </Text>
        </>
      )}
    </Dialog>
  );
}
