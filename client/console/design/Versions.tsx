/** A questionnaire that was renewed: what differs per scale, and whether somebody declares the scores comparable over time. */
import { Button, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DesignView } from '../../../server/design/contract.ts';
import { useWords } from '../words.ts';
import { useChanging } from './Changing.tsx';
import styles from './Design.module.css';
import { Part } from './Part.tsx';

type Pair = DesignView['versions'][number];
type Scale = Pair['scales'][number];

export function Versions({ design }: { readonly design: DesignView }) {
  const { t } = useWords();
  return (
    <Part id="design-versions" title={t('design.versions')} what={t('design.versionsWhat')}>
      <ul className={styles.list}>
        {design.versions.map((pair) => (
          <PairItem key={`${pair.instrument} ${pair.from} ${pair.to}`} pair={pair} />
        ))}
      </ul>
    </Part>
  );
}

function PairItem({ pair }: { readonly pair: Pair }) {
  const { t, w, time } = useWords();
  const { change, busy } = useChanging();
  const { instrument, from, to, signed } = pair;
  const title = w(pair.title);
  return (
    <li className={styles.pair}>
      <Title order={3}>{t('design.pair', { title, from, to })}</Title>
      <ul className={styles.scales}>
        {pair.scales.map((scale) => (
          <ScaleItem key={scale.id} scale={scale} />
        ))}
      </ul>
      {signed && (
        <div className={styles.line}>
          <div>
            <Text>{t('design.signed', { by: signed.by, time: time(signed.at) })}</Text>
            <Text className={styles.meta}>{signed.reason}</Text>
          </div>
          <Button
            variant="default"
            disabled={busy}
            aria-label={t('design.unsignOf', { title, from, to })}
            onClick={() => change([{ op: 'unsignVersions', instrument, from, to }])}
          >
            {t('design.unsign')}
          </Button>
        </div>
      )}
      {!signed && pair.signable && <Sign pair={pair} title={title} />}
    </li>
  );
}

function ScaleItem({ scale }: { readonly scale: Scale }) {
  const { t, w } = useWords();
  const { verdict, differences } = scale;
  return (
    <li>
      <span className={styles.title}>{w(scale.title)}</span>{' '}
      <span className={verdict === 'comparable' ? styles.meta : styles.draft}>{t(`design.verdict.${verdict}`)}</span>
      {differences.length > 0 && (
        <details className={styles.differences}>
          <summary>{t('design.differences', { count: differences.length })}</summary>
          <ul className={styles.notes}>
            {differences.map((one, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- the same change can occur twice, and the list never changes order
              <li key={i}>
                {t(`design.difference.${one.kind}`)}
                <Texts before={one.before && w(one.before)} after={one.after && w(one.after)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** Both texts where they differ; one where only what it counts for does. */
function Texts({ before, after }: { readonly before: string | null; readonly after: string | null }) {
  const { t } = useWords();
  if (before !== null && before === after) return <div className={styles.meta}>{after}</div>;
  return (
    <>
      {before !== null && <div className={styles.meta}>{t('design.before', { text: before })}</div>}
      {after !== null && <div className={styles.meta}>{t('design.after', { text: after })}</div>}
    </>
  );
}

function Sign({ pair: { instrument, from, to }, title }: { readonly pair: Pair; readonly title: string }) {
  const { t } = useWords();
  const { change, busy } = useChanging();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change([{ op: 'signVersions', instrument, from, to, reason: reason.trim() }], () => setReason(''));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={t('design.signReason')}
        aria-label={t('design.signReasonOf', { title, from, to })}
        description={t('design.signWhat')}
        maxLength={500}
        required
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      <div>
        <Button
          type="submit"
          variant="default"
          disabled={busy || reason.trim() === ''}
          aria-label={t('design.signOf', { title, from, to })}
        >
          {t('design.sign')}
        </Button>
      </div>
    </form>
  );
}
