/** Says why a mail did not arrive, and beneath it what can be done. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words.ts';
import styles from './Invitations.module.css';
import { adviceFor, faultOf, ownReason } from './reasons.ts';

export interface Reasons {
  readonly why: (reason: string | null, state: string) => string;
  /** null where nobody needs to do anything */
  readonly advice: (row: { readonly reason: string | null; readonly state: string; readonly school: string }) => ReactNode;
}

/** `from`: the address that mail comes from. */
export function useReason(study: string, from: string | null): Reasons {
  const { t } = useWords();
  const why: Reasons['why'] = (reason, state) => {
    if (reason === null) return '';
    const own = ownReason(reason);
    if (own) return t(`mail.reason.${own}`);
    if (state === 'queued' || state === 'claimed') return t('mail.reasonLater', { code: reason });
    return t('mail.reasonStatus', { what: t(`mail.fault.${faultOf(reason)}`), code: reason });
  };
  const advice: Reasons['advice'] = ({ reason, state, school }) => {
    if (state !== 'bounced' && state !== 'refused') return null;
    const what = adviceFor(reason);
    return (
      <div className={styles.advice}>
        {t(`mail.advice.${what}`, { from: from ?? '' })}{' '}
        {what === 'address' && <Link to={`/studies/${study}/schools/${school}`}>{t('mail.advice.roster')}</Link>}
      </div>
    );
  };
  return { why, advice };
}
