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
import { callsQuery, type Cockpit, type School } from './query.ts';
import { useAction } from './useAction.ts';

interface CallsProps {
  readonly data: Cockpit;
  readonly wave: number;
  /** the schools of the table: of others nothing is listed */
  readonly schools: readonly School[];
  readonly onClose: () => void;
}

export function Calls({ data, wave, schools, onClose }: CallsProps) {
  const { t, language } = useWords();
  const study = useStudyId();
  const at = data.waves[wave];
  const query = useQuery(callsQuery(study, at?.id ?? ''));
  const standing = (n: number, of: number) => `${percent(n, of)}% (${t('cockpit.ofN', { n, of })})`;
  const action = useAction();
  const byId = new Map(schools.map((school) => [school.id, school]));
  const next = (school: string) => {
    const found = byId.get(school)?.waves[wave]?.action ?? null;
    return found === null || found.name === 'onTarget' ? '' : action(found);
  };
  const shown = (query.data?.calls ?? []).filter((one) => byId.has(one.school));
  const save = () => {
    const heads = [
      'school',
      t('cockpit.school'),
      t('cockpit.network'),
      t('cockpit.people'),
      t('cockpit.next'),
      t('cockpit.contact'),
      t('cockpit.email'),
    ];
    const rows = shown.map((c) => [
      c.school,
      c.name,
      c.network && c.network.listed > 0 ? percent(c.network.answered, c.network.listed) : null,
      percent(c.finished, c.people),
      next(c.school),
      c.contacts.map((one) => one.name ?? '').join(' / '),
      c.contacts.map((one) => one.email ?? '').join(' / '),
    ]);
    saveFile(`${study}-${at?.id ?? ''}-calls.csv`, csvText([heads, ...rows], language), 'text/csv;charset=utf-8');
  };
  return (
    <Dialog opened title={t('cockpit.callsTitle', { wave: at?.label ?? '' })} close={t('cockpit.close')} onClose={onClose}>
      <Text mb="md">
        {t('cockpit.callsWhat')} {schools.length < data.schools.length && t('cockpit.callsShown')}
      </Text>
      <Loaded query={query}>
        {() =>
          shown.length === 0 ? (
            <Text>{t('cockpit.callsNone')}</Text>
          ) : (
            <>
              <Button variant="default" mb="md" onClick={save}>
                {t('cockpit.callsCsv')}
              </Button>
              <ol className={styles.calls}>
                {shown.map((one) => (
                  <li key={one.school}>
                    <span className={styles.name}>{one.name ?? one.school}</span>
                    {one.network && one.network.listed > 0 && (
                      <span className={styles.figures}>
                        {t('cockpit.network')} {standing(one.network.answered, one.network.listed)}
                      </span>
                    )}
                    <span className={styles.figures}>
                      {t('cockpit.people')} {standing(one.finished, one.people)}
                    </span>
                    {next(one.school) !== '' && <span>{next(one.school)}</span>}
                    {one.contacts.length === 0 ? (
                      <span className={styles.figures}>{t('cockpit.noContact')}</span>
                    ) : (
                      one.contacts.map((contact) => (
                        <span key={`${contact.name} ${contact.email}`}>
                          {contact.name}
                          {contact.email !== null && (
                            <>
                              {contact.name && ', '}
                              <a href={`mailto:${contact.email}`}>{contact.email}</a>
                            </>
                          )}
                        </span>
                      ))
                    )}
                  </li>
                ))}
              </ol>
            </>
          )
        }
      </Loaded>
    </Dialog>
  );
}
