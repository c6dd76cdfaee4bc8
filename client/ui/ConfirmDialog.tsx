/** Asks before something happens that others notice. The safe button comes first; Escape and a click outside are "no". */
import { Button, Group, Stack } from '@mantine/core';
import { BusyButton } from './BusyButton.tsx';
import type { ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly yes: string;
  readonly no: string;
  readonly close: string;
  /** clay instead of petrol: something goes away */
  readonly grave?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog opened={props.opened} title={props.title} close={props.close} onClose={props.onNo}>
      <Stack gap="lg">
        <div>{props.children}</div>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onNo} data-autofocus>
            {props.no}
          </Button>
          <BusyButton
            color={props.grave ? 'clay' : 'petrol'}
            onClick={props.onYes}
            loading={props.busy ?? false}
            disabled={props.disabled ?? false}
          >
            {props.yes}
          </BusyButton>
        </Group>
      </Stack>
    </Dialog>
  );
}
