/**
 * Before something grave whoever asks shows who they are: a field for the password, or the way to the institution and back for who has none.
 * Nothing at all where that was a moment ago.
 */
import { PasswordInput, Text } from '@mantine/core';
import type { FactorState } from '../../../server/factor/contract.ts';
import { useWords } from '../words.ts';
import { InstitutionButton } from './InstitutionButton.tsx';

export interface ProveProps {
  readonly asked: FactorState['asked'];
  readonly value: string;
  readonly onChange: (password: string) => void;
  /** what stands under the label */
  readonly what?: string;
}

export function Prove({ asked, value, onChange, what }: ProveProps) {
  const { t } = useWords();
  if (asked === 'nothing') return null;
  if (asked === 'signIn')
    return (
      <>
        <Text>{t('prove.institution')}</Text>
        <InstitutionButton to="/account" again />
      </>
    );
  return (
    <PasswordInput
      label={t('password.current')}
      description={what}
      autoComplete="current-password"
      required
      withAsterisk={false}
      value={value}
      onChange={(e) => onChange(e.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), tabIndex: 0 }}
    />
  );
}

/** What goes into the request: the password where one was asked. */
export const proof = (asked: FactorState['asked'], password: string): { password?: string } =>
  asked === 'password' ? { password } : {};
