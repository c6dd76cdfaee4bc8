/** A computation that is under way: the step, how far, and a button that stops it; or that it was stopped, and how to go on. */
import { Button, Group, Progress, Text } from '@mantine/core';
import { useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { JobView } from '../../../server/jobs/contract.ts';
import { Refused } from '../../lib/call.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { call } from '../api.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import { jobKey } from './heavy.ts';
import styles from './Computing.module.css';

/** The job behind a query, while it runs. */
export function useJob(key: readonly unknown[]): JobView | null {
  const job = useQuery<JobView | null>({ queryKey: jobKey(key), queryFn: () => null, enabled: false, staleTime: Infinity });
  return job.data ?? null;
}

interface ComputingProps {
  readonly study: string;
  readonly queryKey: readonly unknown[];
  readonly what: string;
}

export function Computing({ study, queryKey, what }: ComputingProps) {
  const { t, refusal } = useWords();
  const job = useJob(queryKey);
  const stop = useMutation({
    mutationFn: (id: string) => call('DELETE /api/studies/:study/jobs/:job', { params: { study, job: id } }),
    onSuccess: (ended) => queryClient.setQueryData(jobKey(queryKey), ended),
  });
  const percent = job === null ? 0 : Math.min(100, Math.floor((100 * job.done) / Math.max(1, job.total)));
  const step = job === null || job.state === 'waiting' ? t('job.step.waiting') : stepWords(t, job.label);
  return (
    <section className={styles.computing} aria-label={t('job.title')}>
      <Text>{what}</Text>
      <Progress.Root className={styles.bar} size="lg">
        <Progress.Section value={percent} aria-label={t('job.progress')} aria-valuetext={t('job.percent', { percent, step })} />
      </Progress.Root>
      <Group justify="space-between" gap="sm">
        <Text component="output" size="sm" c="dimmed">
          {t('job.percent', { percent, step })}
        </Text>
        <BusyButton
          variant="default"
          loading={stop.isPending || job?.state === 'cancelled'}
          disabled={job === null}
          onClick={() => job && stop.mutate(job.id)}
        >
          {t('job.stop')}
        </BusyButton>
      </Group>
      <Text size="sm" c="dimmed">
        {t('job.goOn')}
      </Text>
      {stop.isError && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusal(stop.error)}
        </Text>
      )}
    </section>
  );
}

const steps = ['waiting', 'load', 'scales', 'networks', 'effects', 'comparison', 'pictures', 'report'] as const;
type Step = (typeof steps)[number];
const isStep = (label: string): label is Step => (steps as readonly string[]).includes(label);
/** A step that this page has no word for is simply being computed. */
const stepWords = (t: ReturnType<typeof useWords>['t'], label: string): string =>
  isStep(label) ? t(`job.step.${label}`) : t('job.step.effects');

interface LoadedHeavyProps<T> extends ComputingProps {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** Like `Loaded`, with progress while there is nothing to show, and with a way on after a stop. */
export function LoadedHeavy<T>({ query, study, queryKey, what, children }: LoadedHeavyProps<T>) {
  const { t } = useWords();
  if (query.data === undefined && query.isFetching) return <Computing study={study} queryKey={queryKey} what={what} />;
  if (query.data === undefined && query.error instanceof Refused && query.error.code === 'jobCancelled')
    return (
      <Empty title={t('job.stopped')} action={<Button onClick={() => void query.refetch()}>{t('job.again')}</Button>}>
        {t('job.stoppedWhat')}
      </Empty>
    );
  return <Loaded query={query}>{children}</Loaded>;
}
