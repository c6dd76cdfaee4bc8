/** What was put away, with the way back. */
import { Button, Text } from '@mantine/core';
import type { DesignView, Operation } from '../../../server/design/contract.ts';
import { useWords } from '../words.ts';
import { useChanging } from './Changing.tsx';
import styles from './Design.module.css';
import { Part } from './Part.tsx';

export function Archive({ design }: { readonly design: DesignView }) {
  const { t } = useWords();
  const { change, busy } = useChanging();
  const away: readonly { key: string; name: string; kind: string; answers: number; op: Operation }[] = [
    ...design.waves
      .filter((w) => w.archived)
      .map((w) => ({
        key: `wave ${w.id}`,
        name: w.label,
        kind: t('design.archivedWave'),
        answers: w.answers,
        op: { op: 'bringBackWave' as const, wave: w.id },
      })),
    ...design.schools
      .filter((s) => s.archived)
      .map((s) => ({
        key: `school ${s.id}`,
        name: s.name ?? s.id,
        kind: t('design.archivedSchool'),
        answers: s.answers,
        op: { op: 'bringBackSchool' as const, school: s.id },
      })),
  ];
  return (
    <Part
      id="design-archive"
      title={t('design.archive')}
      what={away.length > 0 ? t('design.archiveWhat') : t('design.archiveEmpty')}
    >
      <ul className={styles.list}>
        {away.map((one) => (
          <li key={one.key} className={styles.line}>
            <div>
              <strong>{one.name}</strong> <span className={styles.meta}>{one.kind}</span>
              <Text className={styles.meta}>{t('design.touchAnswers', { count: one.answers })}</Text>
            </div>
            <Button
              variant="default"
              disabled={busy}
              aria-label={t('design.bringBackOf', { name: one.name })}
              onClick={() => change([one.op])}
            >
              {t('design.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="default" mt="md" disabled={busy} onClick={() => change([{ op: 'archiveStudy' }])}>
        {t('design.archiveStudy')}
      </Button>
    </Part>
  );
}
