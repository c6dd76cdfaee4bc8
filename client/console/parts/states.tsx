/** The states that every room has: loading, failed, empty. */
import { Button, Loader, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../words.ts';
import styles from './states.module.css';

/** Says so only after a moment: most answers are there before. */
export function Loading({ what }: { readonly what?: string }) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <output className={styles.loading}>
      {shown && (
        <>
          <Loader size="sm" type="dots" mt={4} />
          <Text>{what ?? t('state.loading')}</Text>
        </>
      )}
    </output>
  );
}

/** What went wrong, that nothing is lost, and a way to try again. */
export function Failed({
  error,
  retry,
  title,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
  readonly title?: string;
}) {
  const { t, refusal } = useWords();
  return (
    <div role="alert" className={styles.failed}>
      <Title order={2} size="h3">
        {title ?? t('state.failed')}
      </Title>
      <Text mt={4}>{refusal(error)}</Text>
      {retry && (
        <Button mt="md" variant="default" onClick={retry}>
          {t('state.retry')}
        </Button>
      )}
    </div>
  );
}

/** Nothing here yet: why, and the one thing to do about it. */
export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <Stack className={styles.empty} gap="xs" align="flex-start">
      <Title order={2} size="h3">
        {title}
      </Title>
      {children && <div className={styles.measure}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </Stack>
  );
}

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  readonly waiting?: string;
  readonly children: (data: T) => ReactNode;
}

/** Draws the data when they are there, and says so while they are not. */
export function Loaded<T>({ query, waiting, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Loading {...(waiting ? { what: waiting } : {})} />;
}
