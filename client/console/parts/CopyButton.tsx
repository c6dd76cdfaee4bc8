/** Copies a text; where the browser refuses, shows it selected. */
import { Button, type ButtonProps } from '@mantine/core';
import { useRef, useState } from 'react';
import { copyText } from '../../lib/copy.ts';
import { useWords } from '../words.ts';
import { CopyByHand } from './CopyByHand.tsx';

export interface CopyButtonProps extends ButtonProps {
  readonly text: () => string;
  readonly label: string;
}

export function CopyButton({ text, label, ...rest }: CopyButtonProps) {
  const { t } = useWords();
  const [done, setDone] = useState(false);
  const [byHand, setByHand] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const copy = async () => {
    const value = text();
    if (!(await copyText(value))) return setByHand(value);
    setDone(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setDone(false), 2500);
  };
  return (
    <>
      <Button variant="default" {...rest} onClick={() => void copy()}>
        <span aria-live="polite">{done ? t('copy.done') : label}</span>
      </Button>
      <CopyByHand text={byHand} onClose={() => setByHand(null)} />
    </>
  );
}
