/** Minutes per person of a function in each wave, with a word where it becomes much. */
import { Text } from '@mantine/core';
import type { DesignView } from '../../../server/design/contract.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import styles from './Design.module.css';
import { Part } from './Part.tsx';

export function Burden({ design }: { readonly design: DesignView }) {
  const { t, code, number } = useWords();
  const words = useTableWords();
  const functions = [...new Set(design.burden.map((b) => b.function))];
  const at = (name: string, wave: string) => design.burden.find((b) => b.function === name && b.wave === wave);
  const [any] = design.burden;
  const staff = design.burden.find((b) => b.most !== null)?.most ?? 0;
  const columns: Column<string>[] = [
    { key: 'who', title: t('design.who'), head: true, cell: (name) => code('function', name) },
    ...design.waves
      .filter((w) => !w.archived)
      .map(
        (wave): Column<string> => ({
          key: wave.id,
          title: wave.label,
          cell: (name) => {
            const cell = at(name, wave.id);
            if (!cell) return '–';
            const minutes = number(cell.minutes);
            return (
              <>
                {cell.test > 0 ? t('design.withTest', { minutes, test: number(cell.test) }) : t('design.minutes', { minutes })}{' '}
                {cell.predicted !== null && cell.predicted !== cell.minutes + cell.test && (
                  <span className={styles.meta}>{t('design.predicted', { minutes: number(cell.predicted) })} </span>
                )}
                {cell.over && <span className={styles.draft}>{t('design.tooMuch')}</span>}
              </>
            );
          },
        }),
      ),
  ];
  return (
    <Part id="design-burden" title={t('design.burden')}>
      <Text c="dimmed" maw="68ch" mb="sm">
        {t('design.burdenWhat', { staff, test: any?.testMost ?? 0 })}
      </Text>
      <DataTable
        caption={t('design.burden')}
        captionHidden
        columns={columns}
        rows={functions}
        rowKey={(name) => name}
        words={words}
      />
    </Part>
  );
}
