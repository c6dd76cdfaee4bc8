/** The frame of the three rooms around invitations: which part, which wave, and an alarm when mail did not go out. */
import { Alert, Group, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, Navigate, NavLink, useNavigate, useParams } from 'react-router';
import type { StudyOverview } from '../../../server/studies/contract.ts';
import { keepFocus, Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useRole } from '../parts/useRole.ts';
import { studyQuery } from '../queries.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import styles from './Invitations.module.css';
import { mailQuery } from './queries.ts';

export type Wave = StudyOverview['waves'][number];
export type Part = 'people' | 'mail' | 'texts';
const ends = { people: '', mail: '/mail', texts: '/texts' } as const;
const parts = ['people', 'mail', 'texts'] as const;
const intros = { people: 'invitations.what', mail: 'mail.what', texts: 'mail.textsWhat' } as const;

export interface WaveFrameProps {
  readonly part: Part;
  readonly children: (study: StudyOverview, wave: Wave) => ReactNode;
}

export function WaveFrame({ part, children }: WaveFrameProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const study = useQuery(studyQuery(useStudyId()));
  const asked = useParams().wave;
  const researcher = useRole(useStudyId()) === 'researcher';
  return (
    <Page title={t('nav.invitations')} within={useStudyTitle()} intro={t(intros[part])}>
      <Loaded query={study}>
        {(overview) => {
          const wave = overview.waves.find((v) => v.id === asked);
          const first = overview.waves.find((v) => v.state === 'open') ?? overview.waves[0];
          if (!first) return <Empty title={t('invitations.noWaves')}>{t('invitations.noWavesWhat')}</Empty>;
          const address = (to: string, of: Part) => `/studies/${overview.id}/invitations/${to}${ends[of]}`;
          if (!wave) return <Navigate to={address(first.id, part)} replace />;
          return (
            <>
              <nav aria-label={t('mail.parts')} className={styles.parts}>
                {parts.map((one) => (
                  <NavLink key={one} to={address(wave.id, one)} end state={keepFocus}>
                    {t(`mail.${one}`)}
                  </NavLink>
                ))}
              </nav>
              <Group gap="sm" mb="lg">
                <Text component="span" id="invitations-wave" fw={600}>
                  {t('invitations.wave')}
                </Text>
                <SegmentedControl
                  aria-labelledby="invitations-wave"
                  value={wave.id}
                  onChange={(to) => void navigate(address(to, part), { replace: true, state: keepFocus })}
                  data={overview.waves.map((v) => ({ value: v.id, label: v.label }))}
                />
              </Group>
              {wave.state !== 'open' && part !== 'texts' && (
                <Alert color="clay" variant="light" mb="lg" maw={760}>
                  {t(wave.state === 'planned' ? 'invitations.notOpen' : 'invitations.isClosed')}{' '}
                  {researcher && <Link to={`/studies/${overview.id}`}>{t('invitations.openWave')}</Link>}
                </Alert>
              )}
              <Alarm study={overview.id} wave={wave} part={part} />
              {children(overview, wave)}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** What stood in the way of the mail server, by the code that it is known by. */
const troubleOf = (code: string) =>
  code === 'EAUTH' ? 'signIn' : code === 'ETLS' ? 'encryption' : code === 'ETIMEDOUT' ? 'late' : 'away';

/** Mail that should have gone and did not. Silent while all is well, and while nothing is known. */
function Alarm({ study, wave, part }: { readonly study: string; readonly wave: Wave; readonly part: Part }) {
  const { t, day } = useWords();
  const mail = useQuery(mailQuery(study)).data;
  if (!mail) return null;
  const { on, late, uncertain, trouble, stalled, settings, holidaysKnownUntil } = mail;
  const closes = wave.closes ?? '';
  const beyond = part !== 'people' && settings.quiet.holidays === 'wait' && closes.slice(0, 10) > holidaysKnownUntil;
  const said = [
    ...(late > 0 ? [t('mail.late', { count: late })] : []),
    ...(uncertain > 0 && part !== 'mail' ? [t('mail.uncertain', { count: uncertain })] : []),
    ...(stalled ? [t('mail.stalled')] : []),
    ...(trouble === null ? [] : [t('mail.trouble', { what: t(`mail.trouble.${troubleOf(trouble)}`), code: trouble })]),
  ];
  return (
    <>
      {!on && part === 'mail' && (
        <Alert color="clay" variant="light" mb="lg" maw={760}>
          <Text>{t('mail.off')}</Text>
        </Alert>
      )}
      {beyond && (
        <Alert color="clay" variant="light" mb="lg" maw={760}>
          <Text>{t('mail.holidaysEnd', { until: day(holidaysKnownUntil), closes: day(closes) })}</Text>
        </Alert>
      )}
      {said.length > 0 && (
        <Alert role="alert" color="clay" variant="light" mb="lg" maw={760}>
          <Text>
            {said.join(' ')}{' '}
            {part !== 'mail' && <Link to={`/studies/${study}/invitations/${wave.id}/mail`}>{t('mail.toQueue')}</Link>}
          </Text>
        </Alert>
      )}
    </>
  );
}
