/** Chooses which kinds of mail go by themselves, in every open wave of the study. */
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useWords } from '../words.ts';

export const automaticKinds = ['reminder', 'invitation', 'thanks'] as const;
type Kinds = Readonly<Record<(typeof automaticKinds)[number], boolean>>;

export interface AutomaticDialogProps {
  readonly now: Kinds;
  /** the study thanks whoever has answered */
  readonly thanks: boolean;
  readonly busy: boolean;
  readonly onSave: (kinds: Kinds) => void;
  readonly onClose: () => void;
}

export function AutomaticDialog({ now, thanks, busy, onSave, onClose }: AutomaticDialogProps) {
  const { t } = useWords();
  const [kinds, setKinds] = useState<Kinds>({ invitation: now.invitation, reminder: now.reminder, thanks: now.thanks && thanks });
  return (
    <Dialog opened title={t('mail.automaticTitle')} close={t('app.close')} onClose={onClose}>
      <Stack gap="md">
        <Text>{t('mail.automaticWhat')}</Text>
        {automaticKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`mail.automatic.${kind}`)}
            description={t(kind === 'thanks' && !thanks ? 'mail.automaticThanksOff' : `mail.automaticWhat.${kind}`)}
            checked={kinds[kind]}
            disabled={kind === 'thanks' && !thanks}
            onChange={(e) => {
              const on = e.currentTarget.checked;
              setKinds((before) => ({ ...before, [kind]: on }));
            }}
          />
        ))}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <BusyButton loading={busy} onClick={() => onSave(kinds)}>
            {t('mail.automaticSave')}
          </BusyButton>
        </Group>
      </Stack>
    </Dialog>
  );
}
