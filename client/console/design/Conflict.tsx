/** Two people changed the design at once: what the other did, what was meant here, and the choice; nothing of either is lost. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { DesignView, Operation } from '../../../server/design/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useWords } from '../words.ts';
import styles from './Design.module.css';
import { noteOf, useNotes } from './notes.ts';

export interface Conflict {
  readonly theirs: DesignView['history'];
  readonly mine: readonly Operation[];
}
interface ConflictProps {
  readonly conflict: Conflict;
  readonly busy: boolean;
  readonly onAgain: () => void;
  readonly onDrop: () => void;
}
/** operations shown; a long list is counted */
const most = 10;

export function ConflictDialog({ conflict: { theirs, mine }, busy, onAgain, onDrop }: ConflictProps) {
  const { t, time } = useWords();
  const say = useNotes();
  return (
    <Dialog opened title={t('design.conflict')} close={t('app.close')} onClose={onDrop}>
      <Stack gap="md">
        <Text>{t('design.conflictWhat')}</Text>
        <section>
          <Title order={3}>{t('design.theirs')}</Title>
          {theirs.length === 0 && <Text>{t('design.theirsWave')}</Text>}
          {theirs.map((one) => (
            <div key={one.revision}>
              <Text className={styles.meta} mt={4}>
                {t('design.by', { time: time(one.at), by: one.by })}
              </Text>
              <ul className={styles.notes}>
                {one.operations.map((note) => (
                  <li key={JSON.stringify(note)}>{say('designOp', note)}</li>
                ))}
                {one.more > 0 && <li>{t('design.more', { count: one.more })}</li>}
              </ul>
            </div>
          ))}
        </section>
        <section>
          <Title order={3}>{t('design.mine')}</Title>
          <ul className={styles.notes}>
            {mine.slice(0, most).map((op) => (
              <li key={JSON.stringify(op)}>{say('designOp', noteOf(op))}</li>
            ))}
            {mine.length > most && <li>{t('design.more', { count: mine.length - most })}</li>}
          </ul>
        </section>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDrop}>
            {t('design.conflictDrop')}
          </Button>
          <BusyButton loading={busy} onClick={onAgain} data-autofocus>
            {t('design.conflictAgain')}
          </BusyButton>
        </Group>
      </Stack>
    </Dialog>
  );
}
