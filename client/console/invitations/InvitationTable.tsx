/** Everybody who is invited in a wave: how far they are, and their link. */
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { copyText } from '../../lib/copy.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { CopyByHand } from '../parts/CopyByHand.tsx';
import { useFilter } from '../parts/useFilter.tsx';
import { usePhone } from '../parts/usePhone.ts';
import { useTableWords } from '../parts/useTableWords.ts';
import { schoolsQuery } from '../queries.ts';
import { useWords } from '../words.ts';
import { CodeDialog, type ShownCode } from './CodeDialog.tsx';
import styles from './Invitations.module.css';
import { type Invitation, nameOf } from './invitation.ts';
import { MailAddress } from '../parts/MailAddress.tsx';
import { ReplaceLink } from './ReplaceLink.tsx';
import { useLinks } from './useLinks.ts';

const states = ['notStarted', 'started', 'finished', 'declined'] as const;

export interface InvitationTableProps {
  readonly study: string;
  readonly wave: string;
  readonly invitations: readonly Invitation[];
}

export function InvitationTable({ study, wave, invitations }: InvitationTableProps) {
  const { t, code, refusal } = useWords();
  const words = useTableWords();
  const phone = usePhone();
  const links = useLinks(study, wave);
  const schools = useQuery(schoolsQuery(study));
  const [byHand, setByHand] = useState<string | null>(null);
  const [showing, setShowing] = useState<ShownCode | null>(null);
  const [replacing, setReplacing] = useState<Invitation | null>(null);
  const schoolNames = useMemo(() => new Map(schools.data?.schools.map((s) => [s.id, s.name ?? s.id])), [schools.data]);
  const school = (i: Invitation) => schoolNames.get(i.school) ?? i.school;
  const functions = (i: Invitation) => i.functions.map((f) => code('function', f)).join(', ');

  const { shown, bar } = useFilter(invitations, {
    label: t('invitations.search'),
    text: (i) => `${nameOf(i)} ${i.email ?? ''} ${school(i)} ${i.school}`,
    lists: [
      {
        key: 'state',
        label: t('invitations.state'),
        all: t('invitations.allStates'),
        options: states.map((s) => ({ value: s, label: t(`state.${s}`) })),
        fits: (i, state) => i.state === state,
      },
    ],
  });

  /** Copies a link, or shows it where the browser does not copy. */
  const hand = async (link: string, said: string) => {
    if (await copyText(link)) notifications.show({ message: said, color: 'petrol' });
    else setByHand(link);
  };
  const copy = async (invitation: Invitation) => {
    try {
      const found = await links.of(invitation.id);
      if (found) await hand(found.link, t('invitations.copied', { name: nameOf(invitation) }));
    } catch (error) {
      notifications.show({ title: t('invitations.linksFailed'), message: refusal(error), color: 'clay', autoClose: false });
    }
  };

  const showCode = async (invitation: Invitation) => {
    try {
      const found = await links.of(invitation.id);
      if (found) setShowing({ name: nameOf(invitation), ...found });
    } catch (error) {
      notifications.show({ title: t('invitations.linksFailed'), message: refusal(error), color: 'clay', autoClose: false });
    }
  };

  const state = (i: Invitation) => (
    <span className={styles.state} data-state={i.state}>
      {t(`state.${i.state}`)}
    </span>
  );
  const person: Column<Invitation> = {
    key: 'person',
    title: t('invitations.person'),
    head: true,
    sort: nameOf,
    cell: (i) => (
      <>
        {nameOf(i)}
        {i.email !== null && <MailAddress address={i.email} />}
        {phone && <div className={styles.below}>{state(i)}</div>}
      </>
    ),
  };
  const where: Column<Invitation>[] = [
    { key: 'school', title: t('invitations.school'), sort: school, cell: school },
    { key: 'functions', title: t('invitations.functions'), sort: functions, cell: functions },
  ];
  const stateColumn: Column<Invitation> = {
    key: 'state',
    title: t('invitations.state'),
    sort: (i) => states.indexOf(i.state),
    cell: state,
  };
  const linkColumn: Column<Invitation> = {
    key: 'link',
    title: t('invitations.link'),
    cell: (i) => (
      <Group gap={6} wrap={phone ? 'wrap' : 'nowrap'}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('invitations.copyFor', { name: nameOf(i) })}
          onClick={() => void copy(i)}
        >
          {t('invitations.copy')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('invitations.codeFor', { name: nameOf(i) })}
          onClick={() => void showCode(i)}
        >
          {t('invitations.code')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('invitations.replaceFor', { name: nameOf(i) })}
          onClick={() => setReplacing(i)}
        >
          {t('invitations.replace')}
        </Button>
      </Group>
    ),
  };
  // on a phone the link is what one came for; how far somebody is stands under the name
  const columns = phone ? [person, linkColumn, ...where] : [person, ...where, stateColumn, linkColumn];
  return (
    <>
      {bar}
      <DataTable
        caption={t('invitations.table')}
        captionHidden
        columns={columns}
        rows={shown}
        rowKey={(i) => i.id}
        words={words}
        portion={100}
      />
      <CopyByHand text={byHand} onClose={() => setByHand(null)} />
      <CodeDialog of={showing} onClose={() => setShowing(null)} />
      {replacing && (
        <ReplaceLink
          study={study}
          invitation={replacing}
          onClose={() => setReplacing(null)}
          onLink={(link) => {
            links.forget(replacing.id);
            void hand(link, t('invitations.replaced', { name: nameOf(replacing) }));
          }}
        />
      )}
    </>
  );
}
