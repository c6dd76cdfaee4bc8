/** One school at one wave: how far each function is. */
import { Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Dialog } from '../../ui/Dialog.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { Loaded } from '../parts/states.tsx';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import styles from './Cockpit.module.css';
import { type Cockpit, functionsQuery, type School } from './query.ts';

interface FunctionsProps {
  readonly data: Cockpit;
  readonly school: School;
  readonly wave: number;
  readonly onClose: () => void;
}

export function Functions({ data, school, wave, onClose }: FunctionsProps) {
  const { t, w, code } = useWords();
  const study = useStudyId();
  const at = data.waves[wave];
  const query = useQuery(functionsQuery(study, at?.id ?? '', school.id));
  const title = t('cockpit.detailsTitle', { school: school.name ?? school.id, wave: at?.label ?? '' });
  const named = (instrument: string) => {
    const column = data.columns.find((c) => c.instrument === instrument);
    return column ? w(column.title) : instrument;
  };
  return (
    <Dialog opened title={title} close={t('cockpit.close')} onClose={onClose}>
      <Loaded query={query}>
        {({ rows }) => (
          <>
            <ScrollRegion label={title}>
              <Table verticalSpacing="xs" captionSide="top" className={styles.functions} borderColor="var(--mm-hairline)">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t('cockpit.function')}</Table.Th>
                    <Table.Th scope="col">{t('study.instrument')}</Table.Th>
                    <Table.Th scope="col" ta="right">
                      {t('cockpit.submitted')}
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                {rows.map((row) => (
                  <Table.Tbody key={row.functions.join('|')}>
                    {row.cells.map((cell, i) => (
                      <Table.Tr key={cell.instrument}>
                        {i === 0 && (
                          <Table.Th scope="rowgroup" rowSpan={row.cells.length}>
                            {row.functions.length === 0
                              ? t('cockpit.together')
                              : row.functions.map((f) => code('function', f)).join(', ')}
                          </Table.Th>
                        )}
                        <Table.Td>{named(cell.instrument)}</Table.Td>
                        <Table.Td ta="right">
                          {t('cockpit.ofN', { n: cell.submitted, of: cell.due })}
                          {cell.started > 0 && (
                            <Text size="xs" c="dimmed">
                              {t('study.startedOf', { started: cell.started })}
                            </Text>
                          )}
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                ))}
              </Table>
            </ScrollRegion>
            {rows.some((row) => row.functions.length === 0) && (
              <Text size="sm" c="dimmed" mt="sm">
                {t('cockpit.togetherWhy')}
              </Text>
            )}
            <Group gap="lg" mt="md">
              <Link to={`/studies/${study}/schools/${school.id}`}>{t('cockpit.toSchool')}</Link>
              <Link to={`/studies/${study}/invitations/${at?.id ?? ''}`}>{t('cockpit.toInvitations')}</Link>
            </Group>
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
