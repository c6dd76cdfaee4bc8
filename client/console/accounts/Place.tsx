/** Which role, in which study, for which schools: the fields that inviting and changing share. */
import { MultiSelect, NativeSelect } from '@mantine/core';
import type { OpenStudy } from '../../../server/accounts/contract.ts';
import type { AccountRole } from '../../../server/auth/contract.ts';
import { useWords } from '../words.ts';

export const needsSchools = (role: AccountRole): boolean =>
  role === 'trainer' || role === 'schoolLeader' || role === 'internalCoach';

export interface RoleFieldProps {
  readonly roles: readonly AccountRole[];
  readonly value: AccountRole;
  readonly onChange: (role: AccountRole) => void;
}
export function RoleField({ roles, value, onChange }: RoleFieldProps) {
  const { t } = useWords();
  return (
    <NativeSelect
      label={t('accounts.role')}
      description={t(`role.what.${value}`)}
      value={value}
      onChange={(e) => onChange(e.currentTarget.value as AccountRole)}
      data={roles.map((role) => ({ value: role, label: t(`app.role.${role}`) }))}
    />
  );
}

export interface SchoolsFieldProps {
  readonly study: OpenStudy | undefined;
  readonly value: readonly string[];
  readonly onChange: (schools: string[]) => void;
}
export function SchoolsField({ study, value, onChange }: SchoolsFieldProps) {
  const { t } = useWords();
  return (
    <MultiSelect
      label={t('accounts.schools')}
      description={t('accounts.schoolsWhat')}
      placeholder={value.length === 0 ? t('accounts.schoolsFind') : ''}
      searchable
      limit={50}
      value={[...value]}
      onChange={onChange}
      data={(study?.schools ?? []).map((s) => ({ value: s.id, label: s.name ?? s.id }))}
    />
  );
}
