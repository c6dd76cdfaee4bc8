/** Whom to call: schools below the target or the gate, the lowest first, with the school leader; and as a file. */
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { csvText } from '../../lib/csv.ts';
import { saveFile } from '../../lib/download.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Loaded } from '../parts/states.tsx';
import { useStudyId } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import styles from './Calls.module.css';
import { percent } from './figures.ts';
import { callsQuery, type Cockpit } from './query.ts';

interface CallsProps {
  readonly data: Cockpit;
  readonly wave: number;
  readonly onClose: () => void;
}

export function Calls({ data, wave, onClose }: CallsProps) {
  const { t, language } = useWords();
  const study = useStudyId();
  const at = data.waves[wave];
  const query = useQuery(callsQuery(study, at?.id ?? ''));
  const standing = (n: number, of: number) => `${percent(n, of)}% (${t('cockpit.ofN', { n, of })})`;
  const save = () => {
    const heads = [
      'school',
      t('cockpit.school'),
      t('cockpit.network'),
      t('cockpit.people'),
      t('cockpit.contact'),
      t('cockpit.email'),
    ];
    const rows = (query.data?.calls ?? []).map((c) => [
      c.school,
      c.name,
      c.network && c.network.listed > 0 ? percent(c.network.answered, c.network.listed) : null,
      percent(c.finished, c.people),
      c.contacts.map((one) => one.name ?? '').join(' / '),
      c.contacts.map((one) => one.email ?? '').join(' / '),
    ]);
    saveFile(`${study}-${at?.id ?? ''}-calls.csv`, csvText([heads, ...rows], language), 'text/csv;charset=utf-8');
  };
  return (
    <Dialog opened title={t('cockpit.callsTitle', { wave: at?.label ?? '' })} close={t('cockpit.close')} onClose={onClose}>
      <Text mb="md">{t('cockpit.callsWhat')}</Text>
      <Loaded query={query}>
        {({ calls }) =>
          calls.length === 0 ? (
            <Text>{t('cockpit.callsNone')}</Text>
          ) : (
            <>
              <ol className={styles.calls}>
                {calls.map((one) => (
                  <li key={one.school}>
                    <span className={styles.name}>{one.name ?? one.school}</span>
                    <span className={styles.figures}>
                      {one.network && one.network.listed > 0 && (
                        <>
                          {t('cockpit.network')} {standing(one.network.answered, one.network.listed)};{' '}
                        </>
                      )}
                      {t('cockpit.people').toLowerCase()} {standing(one.finished, one.people)}
                    </span>
                    {one.contacts.length === 0 ? (
                      <span className={styles.figures}>{t('cockpit.noContact')}</span>
                    ) : (
                      one.contacts.map((contact) => (
                        <span key={`${contact.name} ${contact.email}`}>
                          {contact.name}
                          {contact.email !== null && (
                            <>
                              {contact.name !== null && ', '}
                              <a href={`mailto:${contact.email}`}>{contact.email}</a>
                            </>
                          )}
                        </span>
                      ))
                    )}
                  </li>
                ))}
              </ol>
              <Button variant="default" mt="md" onClick={save}>
                {t('cockpit.callsCsv')}
              </Button>
            </>
          )
        }
      </Loaded>
    </Dialog>
  );
}
