/** What was changed, by whom and when; the newest first, each with the way back while nothing newer touches it. */
import { Button, Text } from '@mantine/core';
import type { DesignView } from '../../../server/design/contract.ts';
import { useWords } from '../words.ts';
import { useChanging } from './Changing.tsx';
import styles from './Design.module.css';
import { useNotes } from './notes.ts';
import { Part } from './Part.tsx';

export function History({ design }: { readonly design: DesignView }) {
  const { t, time } = useWords();
  const say = useNotes();
  const { change, busy } = useChanging();
  return (
    <Part id="design-history" title={t('design.history')}>
      {design.history.length === 0 && <Text>{t('design.historyEmpty')}</Text>}
      <ul className={styles.list}>
        {design.history.map((one) => (
          <li key={one.revision} className={styles.line}>
            <div>
              <Text className={styles.meta}>{t('design.by', { time: time(one.at), by: one.by })}</Text>
              {one.operations.map((note) => (
                <Text key={JSON.stringify(note)}>{say('designOp', note)}</Text>
              ))}
              {one.more > 0 && <Text>{t('design.more', { count: one.more })}</Text>}
              {one.undo !== null && <Text className={styles.meta}>{say('designWhy', one.undo)}</Text>}
            </div>
            {one.undo === null && (
              <Button
                variant="default"
                disabled={busy}
                aria-label={t('design.undoOf', { revision: one.revision })}
                onClick={() => change([{ op: 'undo', revision: one.revision }])}
              >
                {t('design.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
