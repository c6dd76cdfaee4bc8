/** What goes by itself: who switched it on, what it comes to in the coming week, and the way to stop it. */
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { call } from '../api.ts';
import { Loaded } from '../parts/states.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import { AutomaticDialog, automaticKinds } from './AutomaticDialog.tsx';
import styles from './Invitations.module.css';
import { type Forecast, forecastQuery, mailQuery } from './queries.ts';

export interface AutomaticProps {
  readonly study: string;
  readonly wave: string;
  readonly open: boolean;
}

export function Automatic(props: AutomaticProps) {
  const { t } = useWords();
  const forecast = useQuery(forecastQuery(props.study, props.wave));
  return (
    <section aria-labelledby="mail-automatic">
      <Title order={2} size="h3" id="mail-automatic" mt="xl" mb="sm">
        {t('mail.automatic')}
      </Title>
      <Loaded query={forecast}>{(data) => <Known {...props} forecast={data} />}</Loaded>
    </section>
  );
}

function Known({ study, wave, open, forecast }: AutomaticProps & { readonly forecast: Forecast }) {
  const { t, day, refusal } = useWords();
  const [setting, setSetting] = useState(false);
  const settings = useQuery(mailQuery(study)).data?.settings;
  const thanks = settings?.thanks ?? false;
  const noRegion =
    settings !== undefined &&
    settings.quiet.holidays === 'wait' &&
    settings.region === null &&
    Object.keys(settings.regions).length === 0;
  const chosen = automaticKinds.filter((kind) => forecast[kind]);
  const { invitation, reminder, paused } = forecast;
  const save = useMutation({
    mutationFn: (body: Record<(typeof automaticKinds)[number] | 'paused', boolean>) =>
      call('PUT /api/studies/:study/mail/automatic', { params: { study }, body }),
    onSuccess: (now) => {
      const on = automaticKinds.some((kind) => now[kind]);
      notifications.show({
        message: t(on ? (now.paused ? 'mail.automaticPaused' : 'mail.automaticRuns') : 'mail.automaticIsOff'),
        color: 'petrol',
      });
      setSetting(false);
    },
    onError: (error) =>
      notifications.show({ title: t('mail.automaticFailed'), message: refusal(error), color: 'clay', autoClose: false }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['study', study, 'mail'] }),
  });
  const pause = (to: boolean) => save.mutate({ invitation, reminder, thanks: forecast.thanks, paused: to });
  const since =
    forecast.since === null ? '' : t('mail.automaticBy', { who: forecast.by ?? t('mail.somebody'), day: day(forecast.since) });
  return (
    <Stack gap="sm" align="flex-start">
      {chosen.length === 0 ? (
        <Text maw="68ch">{t('mail.automaticOff')}</Text>
      ) : (
        <>
          <div>
            <Text>{t('mail.automaticKinds')}</Text>
            <ul style={{ margin: '2px 0 0', paddingInlineStart: '1.2em' }}>
              {chosen.map((kind) => (
                <li key={kind}>{t(`mail.automatic.${kind}`)}</li>
              ))}
            </ul>
          </div>
          {paused ? (
            <Alert color="clay" variant="light" maw={760} w="100%">
              {t('mail.automaticStopped')} {since}
            </Alert>
          ) : (
            <Text c="dimmed">{since}</Text>
          )}
          {!paused && invitation && !forecast.confirmed && <Text maw="68ch">{t('mail.automaticFirst')}</Text>}
          {!paused && noRegion && (
            <Text maw="68ch">
              {t('mail.noRegion')} <Link to={`/studies/${study}/invitations/${wave}/texts`}>{t('mail.noRegionLink')}</Link>
            </Text>
          )}
          {!paused && (open ? <Coming days={forecast.days} /> : <Text>{t('mail.automaticNotOpen')}</Text>)}
        </>
      )}
      <Group gap="sm">
        {chosen.length > 0 && (
          <BusyButton variant={paused ? 'filled' : 'default'} loading={save.isPending} onClick={() => pause(!paused)}>
            {t(paused ? 'mail.automaticGoOn' : 'mail.automaticPause')}
          </BusyButton>
        )}
        <Button variant={chosen.length > 0 ? 'subtle' : 'default'} onClick={() => setSetting(true)}>
          {t(chosen.length > 0 ? 'mail.automaticChange' : 'mail.automaticBegin')}
        </Button>
      </Group>
      {setting && (
        <AutomaticDialog
          now={forecast}
          thanks={thanks}
          busy={save.isPending}
          onSave={(kinds) => save.mutate({ ...kinds, paused: false })}
          onClose={() => setSetting(false)}
        />
      )}
    </Stack>
  );
}

/** What would go in the coming seven days if nobody answered. */
function Coming({ days }: { readonly days: Forecast['days'] }) {
  const { t, number, language } = useWords();
  const words = useTableWords();
  if (days.length === 0) return <Text>{t('mail.comingNothing')}</Text>;
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  // the clock of the schools, wherever the console is open
  const hour = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'Europe/Amsterdam' });
  const columns: Column<Forecast['days'][number]>[] = [
    { key: 'day', title: t('mail.comingDay'), head: true, cell: (row) => day.format(new Date(`${row.day}T12:00:00Z`)) },
    { key: 'from', title: t('mail.comingFrom'), cell: (row) => hour.format(new Date(row.at)) },
    { key: 'cause', title: t('mail.cause'), cell: (row) => t(`mail.cause.${row.cause}`) },
    { key: 'count', title: t('mail.comingMost'), numeric: true, cell: (row) => number(row.count) },
  ];
  return (
    <div className={styles.coming}>
      <DataTable
        caption={t('mail.coming')}
        columns={columns}
        rows={days}
        rowKey={(row) => `${row.day} ${row.cause}`}
        words={words}
      />
    </div>
  );
}
