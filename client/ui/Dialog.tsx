/** A question or a short message above the page. Mantine's own head is a page banner to a screen reader; this one is not. */
import { Group, Modal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

export interface DialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** what the closing cross is called */
  readonly close: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `lg`: something to read */
  readonly size?: 'md' | 'lg';
}

export function Dialog({ opened, title, close, onClose, children, size = 'md' }: DialogProps) {
  // Mantine gives the focus back when a dialog closes, but not when it is taken away; then it would be lost
  useEffect(() => {
    if (!opened) return;
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body)
        before.focus({ preventScroll: true });
    };
  }, [opened]);
  return (
    <Modal.Root opened={opened} onClose={onClose} centered size={size} transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content>
        <Modal.Body p="lg">
          <Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm">
            <Modal.Title fw={640} fz="lg">
              {title}
            </Modal.Title>
            <Modal.CloseButton aria-label={close} />
          </Group>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
