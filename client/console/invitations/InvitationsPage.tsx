/** Invitations of one wave: make them, see how far everybody is, hand out the links. */
import { Alert, Group, SegmentedControl, Text } from '@mantine/core';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import type { StudyOverview } from '../../../server/studies/contract.ts';
import { call, download } from '../api.ts';
import { keepFocus, Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { invitationsQuery, queryClient, studyQuery } from '../queries.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import type { Invitations } from './invitation.ts';
import { InvitationTable } from './InvitationTable.tsx';

type Wave = StudyOverview['waves'][number];

export function InvitationsPage() {
  const { t } = useWords();
  const study = useQuery(studyQuery(useStudyId()));
  const asked = useParams().wave;
  return (
    <Page title={t('nav.invitations')} within={useStudyTitle()} intro={t('invitations.what')}>
      <Loaded query={study}>
        {(overview) => {
          const wave = overview.waves.find((v) => v.id === asked);
          if (wave) return <OneWave study={overview} wave={wave} />;
          const first = overview.waves.find((v) => v.state === 'open') ?? overview.waves[0];
          if (first) return <Navigate to={`/studies/${overview.id}/invitations/${first.id}`} replace />;
          return <Empty title={t('invitations.noWaves')}>{t('invitations.noWavesWhat')}</Empty>;
        }}
      </Loaded>
    </Page>
  );
}

function OneWave({ study, wave }: { readonly study: StudyOverview; readonly wave: Wave }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const invitations = useQuery(invitationsQuery(study.id, wave.id));
  return (
    <>
      <Group gap="sm" mb="lg">
        <Text component="span" id="invitations-wave" fw={600}>
          {t('invitations.wave')}
        </Text>
        <SegmentedControl
          aria-labelledby="invitations-wave"
          value={wave.id}
          onChange={(to) => void navigate(`/studies/${study.id}/invitations/${to}`, { replace: true, state: keepFocus })}
          data={study.waves.map((v) => ({ value: v.id, label: v.label }))}
        />
      </Group>
      {wave.state !== 'open' && (
        <Alert color="clay" variant="light" mb="lg" maw={760}>
          {t(wave.state === 'planned' ? 'invitations.notOpen' : 'invitations.isClosed')}{' '}
          <Link to={`/studies/${study.id}`}>{t('invitations.openWave')}</Link>
        </Alert>
      )}
      <Loaded query={invitations}>{(data) => <Invited key={wave.id} study={study.id} wave={wave} data={data} />}</Loaded>
    </>
  );
}

function Invited({ study, wave, data }: { readonly study: string; readonly wave: Wave; readonly data: Invitations }) {
  const { t, number, refusal, language } = useWords();
  const params = { study, wave: wave.id };
  const count = useRef<HTMLParagraphElement>(null);
  const create = useMutation({
    mutationFn: () => call('POST /api/studies/:study/waves/:wave/invitations', { params }),
    onSuccess: async ({ created }) => {
      notifications.show({
        message: created > 0 ? t('invitations.created', { count: created }) : t('invitations.nobodyNew'),
        color: 'petrol',
      });
      await queryClient.invalidateQueries({ queryKey: ['study', study] });
      // the button is gone with its task: the focus goes to what came of it
      requestAnimationFrame(() => document.activeElement === document.body && count.current?.focus({ preventScroll: true }));
    },
    onError: (error) =>
      notifications.show({ title: t('invitations.createFailed'), message: refusal(error), color: 'clay', autoClose: false }),
  });
  const csv = useMutation({
    mutationFn: () =>
      download(
        'POST /api/studies/:study/waves/:wave/invitations/links.csv',
        { params, query: { language } },
        `${study}-${wave.id}-links.csv`,
      ),
    onError: (error) =>
      notifications.show({ title: t('download.failed'), message: refusal(error), color: 'clay', autoClose: false }),
  });
  const some = data.invitations.length > 0;
  const mayInvite = wave.state !== 'closed' && data.invitations.length < data.due;
  const createButton = (
    <BusyButton onClick={() => create.mutate()} loading={create.isPending}>
      {t(some ? 'invitations.createRest' : 'invitations.create')}
    </BusyButton>
  );
  if (!some) {
    if (data.due === 0) return <Empty title={t('invitations.nobody')}>{t('invitations.nobodyWhat')}</Empty>;
    if (!mayInvite) return <Empty title={t('invitations.closedEmpty')}>{t('invitations.closedEmptyWhat')}</Empty>;
    return (
      <Empty title={t('invitations.empty')} action={createButton}>
        {t('invitations.emptyWhat')}
      </Empty>
    );
  }
  return (
    <>
      <Group justify="space-between" gap="sm" align="center">
        <Text className="tabular" ref={count} tabIndex={-1}>
          {t('invitations.count', { invited: number(data.invitations.length), due: number(data.due) })}
        </Text>
        <Group gap="sm">
          {mayInvite && createButton}
          <BusyButton variant="default" onClick={() => csv.mutate()} loading={csv.isPending}>
            {t('invitations.csv')}
          </BusyButton>
        </Group>
      </Group>
      <Text size="sm" c="dimmed" maw="68ch" mt={4} mb="lg">
        {t('invitations.csvWhat')}
      </Text>
      <InvitationTable study={study} wave={wave.id} invitations={data.invitations} />
    </>
  );
}
