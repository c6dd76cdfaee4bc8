/** One of the own schools, by its address. */
import { Anchor } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useWords } from '../words.ts';
import { SchoolCounts } from './SchoolCounts.tsx';

export function MySchoolPage() {
  const { t } = useWords();
  const { study = '', school = '' } = useParams();
  return (
    <SchoolCounts
      study={study}
      school={school}
      title={t('mine.titleOne')}
      back={
        <Anchor component={Link} to="/my-schools">
          {t('mine.back')}
        </Anchor>
      }
    />
  );
}
