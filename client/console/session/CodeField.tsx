/** The field for a code of the authenticator app, or a recovery code; it takes the focus when it comes. */
import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useWords } from '../words.ts';

export interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** what stands under the label */
  readonly what?: string;
  /** leaves the focus to a field before it */
  readonly quiet?: boolean;
}

export function CodeField({ value, onChange, what, quiet = false }: CodeFieldProps) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!quiet) field.current?.focus();
  }, [quiet]);
  return (
    <TextInput
      ref={field}
      label={t('signIn.code')}
      description={what ?? t('signIn.codeWhat')}
      autoComplete="one-time-code"
      spellCheck={false}
      maxLength={40}
      required
      withAsterisk={false}
      value={value}
      onChange={(e) => onChange(e.currentTarget.value)}
    />
  );
}
