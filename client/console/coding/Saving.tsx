/** Whether what was judged has arrived, and what a person can do when it has not. */
import { Button, Group, Text, Title } from '@mantine/core';
import type { CodingUnit } from '../../../server/evidence/contract.ts';
import { useWords } from '../words.ts';
import styles from './Coding.module.css';
import type { SavingState } from './saver.ts';

/** One word, said aloud when it changes. */
export function SavingWord({ saving, state }: { readonly saving: SavingState; readonly state: CodingUnit['state'] }) {
  const { t } = useWords();
  const word =
    saving.is === 'sending'
      ? t('coding.sending')
      : saving.is !== 'saved'
        ? t('unitState.draft')
        : state === 'done'
          ? t('coding.handedIn')
          : state === 'draft'
            ? t('coding.saved')
            : t(`unitState.${state}`);
  return (
    <output className={styles.state} data-state={saving.is === 'saved' && state !== 'todo' ? 'saved' : undefined}>
      {word}
    </output>
  );
}

export interface SavingNoticeProps {
  readonly saving: SavingState;
  /** whether this browser keeps anything */
  readonly keeps: boolean;
  readonly onSendNow: () => void;
  readonly onSettle: (mine: boolean) => void;
}

export function SavingNotice({ saving, keeps, onSendNow, onSettle }: SavingNoticeProps) {
  const { t, refusal } = useWords();
  if (saving.is === 'saved' || saving.is === 'sending') return null;
  if (saving.is === 'conflict')
    return (
      <div role="alert" className={styles.notice}>
        <Title order={2} size="h4">
          {t('coding.conflict')}
        </Title>
        <Text mt={4}>{t('coding.conflictWhat')}</Text>
        <Group mt="sm" gap="sm">
          <Button variant="default" onClick={() => onSettle(true)}>
            {t('coding.conflictMine')}
          </Button>
          <Button variant="default" onClick={() => onSettle(false)}>
            {t('coding.conflictTheirs')}
          </Button>
        </Group>
      </div>
    );
  return (
    <div role="alert" className={styles.notice}>
      <Text>
        {saving.is === 'unsent'
          ? t(keeps ? 'coding.unsent' : 'coding.noDevice')
          : `${t('coding.refused')} ${refusal(saving.error)}`}
      </Text>
      <Button mt="sm" variant="default" onClick={onSendNow}>
        {t('coding.sendNow')}
      </Button>
    </div>
  );
}
