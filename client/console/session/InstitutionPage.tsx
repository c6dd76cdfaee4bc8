/** Back from the institution: what it said goes to the server, and the address is cleaned. */
import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Navigate } from 'react-router';
import { call } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { Loading } from '../parts/states.tsx';
import { takeSession } from '../queries.ts';
import { useWords } from '../words.ts';
import { takeWay } from './rules.ts';

/** The code must not stay in the history or on a shared screen. */
function takeQuery(): string {
  const query = window.location.search;
  if (query) window.history.replaceState(window.history.state, '', window.location.pathname);
  return query.slice(0, 4000);
}

export function InstitutionPage() {
  const { t, refusal } = useWords();
  const [{ query, way }] = useState(() => ({ query: takeQuery(), way: takeWay() }));
  const arrive = useQuery({
    queryKey: ['institution', query],
    queryFn: async () =>
      takeSession(await call('POST /api/session/oidc', { body: { transaction: way?.transaction ?? '', query } })),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (arrive.data) return <Navigate to={way?.to ?? '/'} replace />;
  return (
    <Page title={arrive.isError ? t('institution.failed') : t('institution.title')} narrow>
      {arrive.isError ? (
        <>
          <Text role="alert" mb="md">
            {refusal(arrive.error)}
          </Text>
          <Anchor component={Link} to="/sign-in">
            {t('institution.again')}
          </Anchor>
        </>
      ) : (
        <Loading what={t('institution.busy')} />
      )}
    </Page>
  );
}
