/** From whom mail is, when it may go, and how often. */
import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { Icon } from '../../ui/icons.tsx';
import { call } from '../api.ts';
import { queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import type { StudyMail } from './queries.ts';

type Settings = StudyMail['settings'];
const regions = ['noord', 'midden', 'zuid'] as const;
const regionOf = (value: string) => regions.find((one) => one === value) ?? null;
/** a clock field of the browser has stops of its own within it; a list is one */
const halfHours = Array.from(
  { length: 48 },
  (_, i) => `${String(Math.floor(i / 2)).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`,
);
const counts = [
  { key: 'most', least: 0, largest: 3 },
  { key: 'notStartedDays', least: 1, largest: 60 },
  { key: 'stuckDays', least: 1, largest: 60 },
  { key: 'dueDays', least: 0, largest: 60 },
] as const;

export function MailSettings({ study, mail }: { readonly study: string; readonly mail: StudyMail }) {
  const { t, refusal, day } = useWords();
  const [settings, setSettings] = useState<Settings>(mail.settings);
  const [apart, setApart] = useState(false);
  const change = (more: Partial<Settings>) => setSettings((now) => ({ ...now, ...more }));
  const quiet = (more: Partial<Settings['quiet']>) => setSettings((now) => ({ ...now, quiet: { ...now.quiet, ...more } }));
  const save = useMutation({
    mutationFn: () => call('PUT /api/studies/:study/mail/settings', { params: { study }, body: settings }),
    onSuccess: async () => {
      notifications.show({ message: t('mail.settingsSaved'), color: 'petrol' });
      await queryClient.invalidateQueries({ queryKey: ['study', study, 'mail'] });
    },
    onError: (error) =>
      notifications.show({ title: t('mail.settingsFailed'), message: refusal(error), color: 'clay', autoClose: false }),
  });
  const named = regions.map((one) => ({ value: one, label: t(`mail.region.${one}`) }));
  return (
    <form
      aria-labelledby="mail-settings"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Title order={2} size="h3" id="mail-settings" mt="xl" mb="sm">
        {t('mail.settings')}
      </Title>
      <Stack gap="md" maw={900} align="flex-start">
        <Group gap="md" align="flex-start">
          <TextInput
            label={t('mail.senderName')}
            description={mail.from === null ? null : t('mail.senderNameWhat', { from: mail.from })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            w={300}
            maxLength={80}
            value={settings.senderName}
            onChange={(e) => change({ senderName: e.currentTarget.value })}
          />
          <TextInput
            label={t('mail.replyTo')}
            description={t('mail.replyToWhat')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            type="email"
            w={300}
            maxLength={200}
            value={settings.replyTo ?? ''}
            onChange={(e) => change({ replyTo: e.currentTarget.value.trim() || null })}
          />
          <NativeSelect
            label={t('mail.defaultLanguage')}
            value={settings.language}
            onChange={(e) => change({ language: e.currentTarget.value === 'en' ? 'en' : 'nl' })}
            data={[
              { value: 'nl', label: t('mail.dutch') },
              { value: 'en', label: t('mail.english') },
            ]}
          />
        </Group>
        <Group gap="md" align="flex-end">
          {(['from', 'until'] as const).map((end) => (
            <NativeSelect
              key={end}
              label={t(`mail.${end}`)}
              value={settings.quiet[end]}
              onChange={(e) => quiet({ [end]: e.currentTarget.value })}
              data={[...new Set([...halfHours, ...(end === 'until' ? ['24:00'] : []), settings.quiet[end]])].toSorted()}
            />
          ))}
          <Stack gap={6}>
            <Checkbox
              label={t('mail.weekends')}
              checked={settings.quiet.weekends === 'send'}
              onChange={(e) => quiet({ weekends: e.currentTarget.checked ? 'send' : 'wait' })}
            />
            <Checkbox
              label={t('mail.holidays')}
              checked={settings.quiet.holidays === 'send'}
              onChange={(e) => quiet({ holidays: e.currentTarget.checked ? 'send' : 'wait' })}
            />
          </Stack>
        </Group>
        <NativeSelect
          label={t('mail.region')}
          description={t('mail.regionWhat', { until: day(mail.holidaysKnownUntil) })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={settings.region ?? ''}
          onChange={(e) => change({ region: regionOf(e.currentTarget.value) })}
          data={[{ value: '', label: t('mail.regionNone') }, ...named]}
        />
        {mail.schools.length > 1 && (
          <div>
            <Button
              variant="subtle"
              size="compact-md"
              aria-expanded={apart}
              leftSection={<Icon name={apart ? 'fold' : 'unfold'} />}
              onClick={() => setApart((now) => !now)}
            >
              {t('mail.regions')}
            </Button>
            {apart && (
              <Group gap="md" mt="sm" align="flex-end">
                {mail.schools.map(({ id, name }) => (
                  <NativeSelect
                    key={id}
                    label={name}
                    aria-label={t('mail.regionOf', { school: name })}
                    w={220}
                    value={settings.regions[id] ?? ''}
                    onChange={(e) => {
                      const region = regionOf(e.currentTarget.value);
                      const { [id]: _, ...others } = settings.regions;
                      change({ regions: region === null ? others : { ...others, [id]: region } });
                    }}
                    data={[{ value: '', label: t('mail.regionAsStudy') }, ...named]}
                  />
                ))}
              </Group>
            )}
          </div>
        )}
        <Title order={3} size="h4">
          {t('mail.reminders')}
        </Title>
        <Group gap="md" align="flex-end">
          {counts.map(({ key, least, largest }) => (
            <NumberInput
              key={key}
              label={t(`mail.${key}`)}
              w={208}
              min={least}
              max={largest}
              allowDecimal={false}
              value={settings.reminders[key]}
              onChange={(value) =>
                typeof value === 'number' &&
                change({ reminders: { ...settings.reminders, [key]: Math.min(largest, Math.max(least, value)) } })
              }
            />
          ))}
        </Group>
        <Checkbox
          label={t('mail.thanksOn')}
          checked={settings.thanks}
          onChange={(e) => change({ thanks: e.currentTarget.checked })}
        />
        <BusyButton type="submit" loading={save.isPending}>
          {t('mail.saveSettings')}
        </BusyButton>
      </Stack>
    </form>
  );
}
