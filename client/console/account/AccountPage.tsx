/** The own account: the second factor, and where one is signed in. */
import { Alert, Anchor, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { factorQuery, sessionsQuery } from '../accounts/queries.ts';
import { call } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { Loaded } from '../parts/states.tsx';
import { sessionQuery } from '../queries.ts';
import { useWords } from '../words.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { Devices } from './Devices.tsx';
import { OwnName } from './OwnName.tsx';
import { SecondFactor } from './SecondFactor.tsx';

export function AccountPage() {
  const { t } = useWords();
  const session = useQuery({ ...sessionQuery, enabled: false });
  const due = session.data?.secondFactorDue ?? false;
  // the notice stays, with the way on, while somebody reads the recovery codes
  const [wasDue] = useState(due);
  const from = useLocation().state as { to?: string } | null;
  const factor = useQuery(factorQuery);
  const sessions = useQuery({ ...sessionsQuery, enabled: !due });
  return (
    <Page title={t('account.title')} narrow intro={session.data?.account?.email}>
      {wasDue && (
        <Alert color={due ? 'clay' : 'petrol'} variant="light" mb="lg">
          {due ? (
            t('account.due')
          ) : (
            <Anchor component={Link} to={from?.to ?? '/'}>
              {t('account.goOn')}
            </Anchor>
          )}
        </Alert>
      )}
      <Loaded query={factor}>{(state) => <SecondFactor state={state} />}</Loaded>
      {!due && factor.data && <ChangePassword asked={factor.data.asked} />}
      {!due && session.data?.account && <OwnName name={session.data.account.name} />}
      {!due && (
        <section style={{ marginTop: '2.5rem' }}>
          <Title order={2} size="h3">
            {t('account.devices')}
          </Title>
          <Text mb="md" mt={4}>
            {t('account.devicesWhat')}
          </Text>
          <Loaded query={sessions}>
            {(data) => (
              <Devices
                sessions={data.sessions}
                end={(one) => call('DELETE /api/sessions/:session', { params: { session: one } })}
                after={() => sessions.refetch()}
              />
            )}
          </Loaded>
        </section>
      )}
    </Page>
  );
}
