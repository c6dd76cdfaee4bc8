/** The text to copy, selected, where a browser does not let a button copy. */
import { Modal, Text, Textarea } from '@mantine/core';
import { useWords } from '../words.ts';

export function CopyByHand({ text, onClose }: { readonly text: string | null; readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal
      opened={text !== null}
      onClose={onClose}
      title={<strong>{t('copy.byHand')}</strong>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Text mb="sm">{t('copy.byHandWhat')}</Text>
      <Textarea
        aria-label={t('copy.byHand')}
        value={text ?? ''}
        readOnly
        autosize
        maxRows={12}
        data-autofocus
        onFocus={(e) => e.currentTarget.select()}
      />
    </Modal>
  );
}
