/** The text to copy, selected, where a browser does not let a button copy. */
import { Text, Textarea } from '@mantine/core';
import { Dialog } from '../../ui/Dialog.tsx';
import { useWords } from '../words.ts';

export function CopyByHand({ text, onClose }: { readonly text: string | null; readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog opened={text !== null} title={t('copy.byHand')} close={t('app.close')} onClose={onClose}>
      <Text mb="sm">{t('copy.byHandWhat')}</Text>
      <Textarea
        aria-label={t('copy.byHand')}
        value={text ?? ''}
        readOnly
        rows={5}
        data-autofocus
        onFocus={(e) => e.currentTarget.select()}
      />
    </Dialog>
  );
}
