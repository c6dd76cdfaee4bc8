/** Thresholds, and what belongs to the network question. */
import { Checkbox, NumberInput, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { DesignView, Operation } from '../../../server/design/contract.ts';
import { useWords } from '../words.ts';
import styles from './Design.module.css';
import { Part, SaveBar } from './Part.tsx';

type Thresholds = DesignView['thresholds'];
const shares = ['staffResponse', 'networkFull', 'networkUse'] as const;
const percent = (share: number) => Math.round(share * 1000) / 10;

export function Limits({ design }: { readonly design: DesignView }) {
  const { t, language } = useWords();
  const [edits, setEdits] = useState<Partial<Thresholds>>({});
  const now: Thresholds = { ...design.thresholds, ...edits };
  const differs = Object.entries(now).some(([key, value]) => design.thresholds[key as keyof Thresholds] !== value);
  const decimal = language === 'nl' ? ',' : '.';
  const set = (key: keyof Thresholds, value: number | string, factor: number) => {
    if (typeof value === 'number' && value > 0) setEdits((all) => ({ ...all, [key]: value / factor }));
  };
  return (
    <Part id="design-limits" title={t('design.limits')}>
      <div className={styles.fields}>
        {shares.map((key) => (
          <NumberInput
            key={key}
            label={t(`design.${key}`)}
            min={1}
            max={100}
            decimalSeparator={decimal}
            value={percent(now[key])}
            onChange={(value) => set(key, value, 100)}
          />
        ))}
        <NumberInput
          label={t('design.smallestShown')}
          min={3}
          max={100}
          allowDecimal={false}
          value={now.smallestShown}
          onChange={(value) => set('smallestShown', value, 1)}
        />
      </div>
      <SaveBar
        part={t('design.limits')}
        operations={differs ? [{ op: 'setThresholds', thresholds: now }] : []}
        onDrop={() => setEdits({})}
      />
      {design.network && <Network design={design} network={design.network} />}
    </Part>
  );
}

function Network({ design, network }: { readonly design: DesignView; readonly network: NonNullable<DesignView['network']> }) {
  const { t, w, code } = useWords();
  const [tieRule, setTieRule] = useState<number>();
  const [boundary, setBoundary] = useState<readonly string[]>();
  const is = { tieRule: tieRule ?? network.tieRule, boundary: boundary ?? network.boundary };
  const differs = is.tieRule !== network.tieRule || is.boundary.toSorted().join(' ') !== network.boundary.toSorted().join(' ');
  const operations: readonly Operation[] =
    differs && is.boundary.length > 0 ? [{ op: 'setNetwork', tieRule: is.tieRule, boundary: [...is.boundary] }] : [];
  return (
    <div className={styles.form}>
      <Title order={3} mt="md">
        {t('design.network')}
      </Title>
      <Text className={styles.meta}>{network.relations.map(w).join(' · ')}</Text>
      <NumberInput
        label={t('design.tieRule')}
        min={1}
        max={10}
        maw={260}
        allowDecimal={false}
        value={is.tieRule}
        onChange={(value) => {
          if (typeof value === 'number') setTieRule(value);
        }}
      />
      <Checkbox.Group
        label={t('design.boundary')}
        description={network.boundaryLocked ? t('design.boundaryLocked') : undefined}
        value={[...is.boundary]}
        onChange={setBoundary}
      >
        <div className={styles.checks} style={{ marginTop: 8 }}>
          {design.functions
            .filter((name) => name !== 'pupil' && name !== 'trainer')
            .map((name) => (
              <Checkbox key={name} value={name} label={code('function', name)} disabled={network.boundaryLocked} />
            ))}
        </div>
      </Checkbox.Group>
      <SaveBar
        part={t('design.network')}
        operations={operations}
        onDrop={() => {
          setTieRule(undefined);
          setBoundary(undefined);
        }}
      />
    </div>
  );
}
