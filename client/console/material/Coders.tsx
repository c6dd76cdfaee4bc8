/** Who codes, how far they are, a link for whoever has no way in yet, and the lot that divides the work. */
import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import type { Evidence } from '../../../server/evidence/contract.ts';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { type ConsoleWire, call } from '../api.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { queryClient, sessionQuery } from '../queries.ts';
import { complete } from '../session/rules.ts';
import { useWords } from '../words.ts';
import styles from './Material.module.css';
import { evidenceQuery } from './queries.ts';

const shares = ['0.2', '0.3', '0.5', '1'] as const;

export function Coders({ study, evidence }: { readonly study: string; readonly evidence: Evidence }) {
  const { t, number } = useWords();
  const { coders, importedCodes, doubleShare, toSettle } = evidence;
  return (
    <section className={styles.section}>
      <Title order={2}>{t('coders.title')}</Title>
      <Text mt="xs" maw="68ch" c="dimmed">
        {t('coders.what')}
      </Text>
      {coders.length === 0 ? (
        <Text mt="md">{t('coders.none')}</Text>
      ) : (
        <ul className={styles.coders}>
          {coders.map((c) => (
            <li key={c.code}>
              <b>{c.code}</b> <span className={styles.email}>{c.email}</span>{' '}
              <span className="tabular">{t('coders.progress', { done: c.done, units: c.units })}</span>
              {c.needsLink && <NewLink study={study} coder={c} />}
            </li>
          ))}
        </ul>
      )}
      {importedCodes > 0 && <Text mt="xs">{t('coders.imported', { count: importedCodes })}</Text>}
      <AddCoder study={study} known={coders.map((c) => c.email)} />
      {coders.length > 0 && evidence.units.length > 0 && <Divide study={study} coders={coders.length} />}
      {doubleShare !== null && coders.length > 0 && (
        <Text mt="md">{t('coders.double', { share: number(Math.round(doubleShare * 100)) })}</Text>
      )}
      {toSettle > 0 && (
        <Text mt="xs">
          <Link to={`/studies/${study}/consensus`}>{t('coders.toSettle', { count: toSettle })}</Link>
        </Text>
      )}
    </section>
  );
}

/** Who lost the first link, or waited for more than three days. */
function NewLink({ study, coder }: { readonly study: string; readonly coder: Evidence['coders'][number] }) {
  const { t, language, refusal } = useWords();
  const make = useMutation({
    mutationFn: () => call('POST /api/studies/:study/coders', { params: { study }, body: { email: coder.email, language } }),
  });
  return (
    <>
      <BusyButton
        size="compact-sm"
        variant="default"
        loading={make.isPending}
        aria-label={t('coders.newLinkOf', { code: coder.code })}
        onClick={() => make.mutate()}
      >
        {t('coders.newLink')}
      </BusyButton>
      {make.isError && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusal(make.error)}
        </Text>
      )}
      {make.data && (
        <output className={styles.link}>
          <WayIn {...make.data} />
        </output>
      )}
    </>
  );
}

type WayInProps = ConsoleWire['POST /api/studies/:study/coders']['reply'];

function WayIn({ code, link, mailed }: WayInProps) {
  const { t } = useWords();
  const sent = mailed.state === 'sent' ? `${t('coders.mailed', { code })} ` : '';
  const failed = mailed.state === 'failed' ? `${t('coders.notMailed', { code })} ` : '';
  if (link === null) return `${sent}${failed}${t('coders.added', { code })}`;
  return (
    <>
      {sent ? `${sent}${t('coders.linkSpare')}` : `${failed}${t('coders.link', { code })}`}
      <code>{link}</code>
      <CopyButton size="compact-sm" text={() => link} label={t('coders.copy')} />
    </>
  );
}

function AddCoder({ study, known }: { readonly study: string; readonly known: readonly string[] }) {
  const { t, language, refusal } = useWords();
  const own = useQuery({ ...sessionQuery, enabled: false }).data?.account?.email;
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const add = useMutation({
    mutationFn: (address: string) =>
      call('POST /api/studies/:study/coders', { params: { study }, body: { email: address, language } }),
    onSuccess: async () => {
      setEmail('');
      setTried(false);
      await queryClient.invalidateQueries({ queryKey: evidenceQuery(study).queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (complete(email)) add.mutate(email.trim());
  };
  return (
    <form onSubmit={submit} noValidate className={styles.add}>
      <TextInput
        label={t('coders.email')}
        type="email"
        autoComplete="off"
        value={email}
        onChange={(e) => setEmail(e.currentTarget.value)}
        error={tried && !complete(email) ? t('coders.emailBad') : undefined}
      />
      <Group gap="sm">
        <BusyButton type="submit" variant="default" loading={add.isPending}>
          {t('coders.add')}
        </BusyButton>
        {own !== undefined && !known.includes(own) && (
          <Button variant="subtle" onClick={() => add.mutate(own)}>
            {t('coders.addSelf')}
          </Button>
        )}
      </Group>
      {add.isError && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusal(add.error)}
        </Text>
      )}
      {add.data && (
        <output className={styles.link}>
          <WayIn {...add.data} />
        </output>
      )}
    </form>
  );
}

function Divide({ study, coders }: { readonly study: string; readonly coders: number }) {
  const { t, refusal } = useWords();
  const [share, setShare] = useState<string>('0.2');
  const divide = useMutation({
    mutationFn: () => call('POST /api/studies/:study/coding-tasks', { params: { study }, body: { share: Number(share) } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: evidenceQuery(study).queryKey }),
  });
  return (
    <div className={styles.add}>
      <NativeSelect
        label={t('coders.share')}
        value={share}
        onChange={(e) => setShare(e.currentTarget.value)}
        data={shares.map((value) => ({ value, label: `${Math.round(Number(value) * 100)} %` }))}
      />
      <Text size="sm" c="dimmed" maw="62ch">
        {t('coders.divideWhat')}
      </Text>
      {coders < 2 && <Text size="sm">{t('coders.needTwo')}</Text>}
      <Group gap="sm">
        <BusyButton loading={divide.isPending} onClick={() => divide.mutate()}>
          {t('coders.divide')}
        </BusyButton>
      </Group>
      {divide.isError && (
        <Text role="alert" c="var(--mantine-color-error)">
          {refusal(divide.error)}
        </Text>
      )}
      {divide.data && <output>{t('coders.divided', divide.data)}</output>}
    </div>
  );
}
