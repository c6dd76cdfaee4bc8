/** An address that leads nowhere. */
import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../parts/Page.tsx';
import { useWords } from '../words.ts';

export function NotFound() {
  const { t } = useWords();
  return (
    <Page title={t('state.notFound')}>
      <Text mb="md">{t('state.notFoundWhat')}</Text>
      <Anchor component={Link} to="/">
        {t('state.toStudies')}
      </Anchor>
    </Page>
  );
}
