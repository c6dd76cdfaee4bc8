/** When a room breaks while drawing: what happened, that nothing is lost, the text to report. */
import { Button, Code, Text } from '@mantine/core';
import { useRouteError } from 'react-router';
import { Page } from '../parts/Page.tsx';
import { useWords } from '../words.ts';
import { Shell } from './Shell.tsx';

export function Crash() {
  const { t } = useWords();
  const error = useRouteError();
  return (
    <Shell>
      <Page title={t('state.crashed')}>
        <Text maw="62ch">{t('state.crashedWhat')}</Text>
        <Code block my="md" maw="100%">
          {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
        </Code>
        <Button onClick={() => window.location.reload()}>{t('state.reload')}</Button>
      </Page>
    </Shell>
  );
}
