/** What taking the list in would do: who joins, who changes, who leaves; who leaves can stay. */
import { Checkbox, Text, Title } from '@mantine/core';
import { useWords } from '../words.ts';
import styles from './Rosters.module.css';
import type { Outcome } from './send.ts';

interface WhoChangesProps {
  readonly outcome: Outcome;
  readonly wave: string;
  readonly nameOf: (school: string) => string;
  readonly stay: ReadonlySet<string>;
  readonly onStay: (person: string, stays: boolean) => void;
}

export function WhoChanges({ outcome, wave, nameOf, stay, onStay }: WhoChangesProps) {
  const { t, code, number } = useWords();
  const { joined, changed, left, same } = outcome;
  const about = (list: readonly string[], school: string) =>
    [...list.map((f) => code('function', f)), ...(school === '' ? [] : [nameOf(school)])].join(', ');
  return (
    <section className={styles.changes}>
      <Title order={2} size="h3">
        {t('rosterImport.what')}
      </Title>
      <Text c="dimmed" maw="68ch">
        {t('rosterImport.whatFrom', { wave, same: number(same) })}
      </Text>
      <details open={left.length > 0 && left.length <= 30}>
        <summary>{t('rosterImport.left', { count: number(left.length) })}</summary>
        <Text size="sm" c="dimmed">
          {t('rosterImport.leftWhat')}
        </Text>
        <ul>
          {left.map((p) => (
            <li key={p.person}>
              {p.name} <span className={styles.quiet}>{about(p.functions, p.school)}</span>
              <Checkbox
                label={t('rosterImport.stays')}
                aria-label={t('rosterImport.staysName', { name: p.name })}
                checked={stay.has(p.person)}
                onChange={(e) => onStay(p.person, e.currentTarget.checked)}
              />
            </li>
          ))}
        </ul>
      </details>
      <details open={joined.length > 0 && joined.length <= 30}>
        <summary>{t('rosterImport.joined', { count: number(joined.length) })}</summary>
        <ul>
          {joined.map((p) => (
            <li key={p.row}>
              {p.name || '–'} <span className={styles.quiet}>{about(p.functions, p.school)}</span>
              {p.back && <span className={styles.tag}>{t('rosterImport.back')}</span>}
              {p.moved !== null && <span className={styles.tag}>{t('rosterImport.moved', { school: nameOf(p.moved) })}</span>}
            </li>
          ))}
        </ul>
      </details>
      <details open={changed.length > 0 && changed.length <= 30}>
        <summary>{t('rosterImport.changed', { count: number(changed.length) })}</summary>
        <ul>
          {changed.map((p) => (
            <li key={p.row}>
              {p.name} <span className={styles.quiet}>{p.what.map((w) => t(`rosterImport.change.${w}`)).join(', ')}</span>
              {p.by === 'name' && <span className={styles.tag}>{t('rosterImport.byName')}</span>}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
