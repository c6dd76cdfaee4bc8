/** The waves of a study: how far they are, and opening or closing them. */
import { Button, Progress, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { StudyOverview } from '../../../server/studies/contract.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { call } from '../api.ts';
import { WaveState } from '../parts/WaveState.tsx';
import { queryClient } from '../queries.ts';
import { useRole } from '../parts/useRole.ts';
import { useWords } from '../words.ts';
import styles from './Overview.module.css';

type Wave = StudyOverview['waves'][number];

export function Waves({ study }: { readonly study: StudyOverview }) {
  return (
    <ul className={styles.waves}>
      {study.waves.map((wave) => (
        <WaveLine key={wave.id} study={study.id} wave={wave} />
      ))}
    </ul>
  );
}

function WaveLine({ study, wave }: { readonly study: string; readonly wave: Wave }) {
  const { t, day } = useWords();
  const [asking, setAsking] = useState(false);
  const researcher = useRole(study) === 'researcher';
  const period = [
    ...(wave.opens ? [t('study.from', { date: day(wave.opens) })] : []),
    ...(wave.closes ? [t('study.until', { date: day(wave.closes) })] : []),
  ];
  const verb = wave.state === 'open' ? 'closeWave' : wave.state === 'closed' ? 'reopen' : 'open';
  const label = wave.state === 'open' ? 'closeLabel' : wave.state === 'closed' ? 'reopenLabel' : 'openLabel';
  return (
    <li className={styles.wave}>
      <div className={styles.waveName}>
        <h3 className={styles.waveLabel}>{wave.label}</h3>
        <WaveState state={wave.state} />
        {wave.archived && (
          <Text size="sm" c="dimmed">
            {t('studies.archived')}
          </Text>
        )}
      </div>
      <div>
        <Text size="sm" c="dimmed">
          {period.length > 0 ? period.join(' ') : t('study.noPeriod')}
        </Text>
        {wave.due === 0 ? (
          <Text>{t(wave.archived ? 'study.waveAway' : 'study.nobodyAsked')}</Text>
        ) : (
          <Progressed study={study} wave={wave} />
        )}
      </div>
      {researcher && (wave.archived ? wave.state === 'open' : wave.due > 0 || wave.state !== 'planned') && (
        <Button
          variant={wave.state === 'planned' ? 'filled' : 'default'}
          aria-label={t(`study.${label}`, { label: wave.label })}
          onClick={() => setAsking(true)}
        >
          {t(`study.${verb}`)}
        </Button>
      )}
      <ChangeWave study={study} wave={wave} opened={asking} onClose={() => setAsking(false)} />
    </li>
  );
}

/** How far a wave is, as a bar and in numbers. */
function Progressed({ study, wave }: { readonly study: string; readonly wave: Wave }) {
  const { t, number } = useWords();
  const share = (wave.finished / wave.due) * 100;
  return (
    <>
      <Text className="tabular">{t('study.finishedOf', { finished: number(wave.finished), due: number(wave.due) })}</Text>
      <Progress value={share} size="sm" my={6} maw={320} aria-label={t('study.progressOf', { label: wave.label })} />
      <Text size="sm" c="dimmed" className="tabular">
        {t('study.invitedOf', { invited: number(wave.invited) })} · {t('study.startedOf', { started: number(wave.started) })}
      </Text>
      <Text size="sm" mt={2}>
        <Link to={`/studies/${study}/invitations/${wave.id}`}>{t('study.invitationsOf', { label: wave.label })}</Link>
      </Text>
    </>
  );
}

interface ChangeWaveProps {
  readonly study: string;
  readonly wave: Wave;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function ChangeWave({ study, wave, opened, onClose }: ChangeWaveProps) {
  const { t, refusal } = useWords();
  const closing = wave.state === 'open';
  const change = useMutation({
    mutationFn: () =>
      call(closing ? 'POST /api/studies/:study/waves/:wave/close' : 'POST /api/studies/:study/waves/:wave/open', {
        params: { study, wave: wave.id },
      }),
    onSuccess: async () => {
      onClose();
      notifications.show({
        message: t(closing ? 'study.closed' : 'study.opened', { label: wave.label }),
        color: 'petrol',
      });
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['study', study] }),
        queryClient.invalidateQueries({ queryKey: ['studies'] }),
      ]);
    },
  });
  return (
    <ConfirmDialog
      opened={opened}
      title={t(closing ? 'study.closeTitle' : 'study.openTitle', { label: wave.label })}
      yes={t(closing ? 'study.closeWave' : wave.state === 'closed' ? 'study.reopen' : 'study.open')}
      no={t('app.cancel')}
      close={t('app.close')}
      busy={change.isPending}
      onYes={() => change.mutate()}
      onNo={onClose}
    >
      <Text>{t(closing ? 'study.closeWhat' : 'study.openWhat')}</Text>
      {change.isError && (
        <Text role="alert" c="var(--mantine-color-error)" mt="sm">
          {t('study.waveFailed')}. {refusal(change.error)}
        </Text>
      )}
    </ConfirmDialog>
  );
}
