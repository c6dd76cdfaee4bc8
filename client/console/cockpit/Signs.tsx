/**
 * Small signs of the matrix: the gate with its word, a share against the target, the trend. Never colour alone. A thousand of them stand in a
 * table: they are given what they need to speak, and ask for nothing themselves.
 */
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import type { Say } from '../words.ts';
import styles from './Cockpit.module.css';
import { percent, reaches, troubleOf } from './figures.ts';
import type { School, SchoolWave } from './query.ts';

/** drawn, not typed: no font has to know them; their shapes differ as well as their colours */
const signs = {
  full: <circle cx="6" cy="6" r="5.5" />,
  flagged: (
    <>
      <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1a5 5 0 0 0 0 10z" />
    </>
  ),
  none: <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  small: <path d="M1 5h10v2H1z" />,
} as const;
const grounds = { full: 'good', flagged: 'fair', none: 'low', small: undefined } as const;

interface Speaking {
  readonly t: Say;
}

export function Gate({ t, network }: Speaking & { readonly network: SchoolWave['network'] }) {
  if (network === null) return <span className={styles.none}>{t('cockpit.noNetwork')}</span>;
  const { gate, answered, listed } = network;
  return (
    <span className={styles.gate} data-gate={grounds[gate]}>
      <span className={styles.word}>
        <svg viewBox="0 0 12 12" aria-hidden="true" className={styles.sign}>
          {signs[gate]}
        </svg>{' '}
        {t(`cockpit.gate.${gate}`)}
      </span>
      <span className={styles.small}>
        {listed > 0 && `${percent(answered, listed)}% · `}
        {t('cockpit.ofN', { n: answered, of: listed })}
      </span>
    </span>
  );
}

interface ShareProps extends Speaking {
  readonly n: number;
  readonly of: number;
  readonly target: number;
  readonly begun?: number;
}

export function Share({ t, n, of, target, begun = 0 }: ShareProps) {
  if (of === 0 && n + begun === 0) return <span className={styles.none}>{t('cockpit.notAsked')}</span>;
  if (of === 0) return <span className={styles.small}>{t('cockpit.counted', { n })}</span>;
  const reached = reaches(n, of, target);
  return (
    <span className={styles.share} data-gate={reached ? 'good' : 'low'}>
      <span className={styles.percent}>{percent(n, of)}%</span>
      <span className={styles.small}>
        {t('cockpit.ofN', { n, of })}
        {reached && (
          <>
            {' '}
            <svg viewBox="0 0 12 12" aria-hidden="true" className={styles.tick}>
              <path d="M1.5 6.5l3 3 6-7" fill="none" stroke="currentColor" strokeWidth="1.8" />
            </svg>
            <span className="visually-hidden">{t('cockpit.reached')}</span>
          </>
        )}
      </span>
      <span
        className={styles.track}
        style={{ '--share': `${Math.min(100, (n / of) * 100)}%`, '--target': `${target * 100}%` } as CSSProperties}
      />
    </span>
  );
}

/** Seven small bars, the last one is today. */
export function Trend({ t, trend }: Speaking & { readonly trend: readonly number[] }) {
  const total = trend.reduce((sum, n) => sum + n, 0);
  const highest = Math.max(1, ...trend);
  const bar = (n: number, day: number) => `M${day * 6} 18h4.4v-${n === 0 ? 1 : 3 + (n / highest) * 15}h-4.4z`;
  if (total === 0) return <span className={styles.none}>{t('cockpit.quiet')}</span>;
  return (
    <span className={styles.trend}>
      <svg
        viewBox="0 0 42 18"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing in the page, not a picture file
        role="img"
        aria-label={t('cockpit.trendOf', { total, days: trend.join(', ') })}
        className={styles.spark}
      >
        <path d={trend.map(bar).join('')} />
      </svg>
      <span aria-hidden="true">{t('cockpit.perWeek', { n: total })}</span>
    </span>
  );
}

/** When the target is reached at the pace of the last seven days. */
interface ExpectedProps extends Speaking {
  readonly day: (iso: string) => string;
  readonly expected: SchoolWave['expected'];
}

export function Expected({ t, day, expected }: ExpectedProps) {
  if (expected === null) return <span className={styles.none}>{t('cockpit.notAsked')}</span>;
  const { state } = expected;
  return (
    <span className={styles.expected} data-state={state}>
      {t(`cockpit.expected.${state}`, { day: expected.day === null ? '' : day(expected.day) })}
    </span>
  );
}

interface MailTroubleProps extends Speaking {
  readonly study: string;
  readonly school: School;
  readonly wave: string;
  readonly mail: SchoolWave['mail'];
}

/** How many people's mail went wrong, with the way to these mails. */
export function MailTrouble({ t, study, school, wave, mail }: MailTroubleProps) {
  if (mail === null)
    return (
      <span className={styles.none}>
        <span aria-hidden>–</span>
        <span className="visually-hidden">{t('cockpit.mail.none')}</span>
      </span>
    );
  const said = troubleOf(mail).map(([kind, n]) => t(`cockpit.mail.${kind}`, { n }));
  return (
    <Link
      className={styles.mail}
      to={`/studies/${study}/invitations/${wave}/mail?school=${encodeURIComponent(school.id)}&state=trouble`}
      aria-label={t('cockpit.mailOf', { school: school.name ?? school.id, what: said.join(', ') })}
    >
      {said.map((one) => (
        <span key={one}>{one}</span>
      ))}
    </Link>
  );
}
