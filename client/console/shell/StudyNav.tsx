/** The parts of a study: a list at the side on a wide screen, one button that unfolds on a phone. */
import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { Icon } from '../../ui/icons.tsx';
import { mailAlarmQuery } from '../queries.ts';
import { useWords } from '../words.ts';
import styles from './StudyNav.module.css';

const parts = [
  { key: 'nav.cockpit', to: 'cockpit' },
  { key: 'nav.overview', to: '' },
  { key: 'nav.design', to: 'design' },
  { key: 'nav.response', to: 'response' },
  { key: 'nav.schools', to: 'schools' },
  { key: 'nav.rosterImport', to: 'roster-import' },
  { key: 'nav.classes', to: 'classes' },
  { key: 'nav.invitations', to: 'invitations' },
  { key: 'nav.quality', to: 'quality' },
  { key: 'nav.selection', to: 'selection' },
  { key: 'nav.results', to: 'results' },
  { key: 'nav.material', to: 'material' },
  { key: 'nav.coding', to: 'coding' },
  { key: 'nav.consensus', to: 'consensus' },
  { key: 'nav.jointDisplay', to: 'joint-display' },
  { key: 'nav.export', to: 'export' },
  { key: 'nav.audit', to: 'audit' },
] as const;

/** what an assistant may not open (server/auth/roles.ts) */
const forResearchers = new Set<string>([
  'design',
  'quality',
  'selection',
  'results',
  'material',
  'coding',
  'consensus',
  'joint-display',
  'export',
  'audit',
]);

export interface StudyNavProps {
  readonly study: string;
  readonly title: string | undefined;
  readonly synthetic: boolean;
  /** a coder sees the own work and nothing else */
  readonly coder?: boolean;
  /** an assistant does the fieldwork: no results, no export */
  readonly assistant?: boolean;
}

export function StudyNav({ study, title, synthetic, coder = false, assistant = false }: StudyNavProps) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const [unfolded, setUnfolded] = useState(false);
  const base = `/studies/${study}`;
  const shown = coder
    ? parts.filter((part) => part.to === 'coding')
    : assistant
      ? parts.filter((part) => !forResearchers.has(part.to))
      : parts;
  const here =
    shown.findLast((p) => p.to !== '' && pathname.startsWith(`${base}/${p.to}`)) ??
    shown.find((p) => p.to === '') ??
    shown[0] ??
    parts[0];
  return (
    <nav className={styles.side} aria-label={t('app.sections')}>
      <p className={styles.crumbs}>
        <Link to="/">{t('app.studies')}</Link>
      </p>
      <p className={styles.study}>
        {title ?? '\u00a0'}
        {synthetic && (
          <span className={styles.synthetic} title={t('app.syntheticWhy')}>
            {t('app.synthetic')}
          </span>
        )}
      </p>
      <UnstyledButton
        className={styles.unfold}
        aria-expanded={unfolded}
        aria-controls="study-parts"
        onClick={() => setUnfolded((now) => !now)}
      >
        <span>{t('app.sectionsNow', { name: t(here.key) })}</span>
        <Icon name={unfolded ? 'fold' : 'unfold'} />
      </UnstyledButton>
      <ul id="study-parts" className={styles.parts} data-unfolded={unfolded || undefined}>
        {shown.map((part) => (
          <li key={part.key}>
            <NavLink to={part.to ? `${base}/${part.to}` : base} end={part.to === ''} onClick={() => setUnfolded(false)}>
              {t(part.key)}
              {part.to === 'invitations' && <MailSign study={study} />}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Mail that did not go: a mark on the way to it, in whichever room somebody is. */
function MailSign({ study }: { readonly study: string }) {
  const { t } = useWords();
  const mail = useQuery(mailAlarmQuery(study)).data;
  if (!mail || (mail.late === 0 && mail.uncertain === 0 && mail.trouble === null && !mail.stalled)) return null;
  return (
    <span className={styles.sign} title={t('mail.sign')}>
      {' '}
      <span aria-hidden>!</span>
      <span className="visually-hidden">({t('mail.sign')})</span>
    </span>
  );
}
