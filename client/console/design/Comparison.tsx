/** The plan of the comparison: how many schools a group, what is compared, and what is expected beforehand. */
import { Button, Checkbox, NativeSelect, NumberInput, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { DesignView, Operation } from '../../../server/design/contract.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import styles from './Design.module.css';
import { useMeasureName } from './notes.ts';
import { Part, SaveBar } from './Part.tsx';

interface Plan {
  readonly k: number;
  readonly measures: readonly string[];
  readonly confirmatory: readonly string[];
}
const nothing: Plan = { k: 10, measures: [], confirmatory: [] };

export function Comparison({ design }: { readonly design: DesignView }) {
  const { t } = useWords();
  const [edits, setEdits] = useState<Partial<Plan>>({});
  const [blind, setBlind] = useState<boolean>();
  const was: Plan = design.comparison ?? nothing;
  const now: Plan = { ...was, ...edits };
  const isBlind = blind ?? design.blindUntilFrozen;
  const differs = JSON.stringify(now) !== JSON.stringify(was);
  const operations: readonly Operation[] = [
    ...(differs
      ? [{ op: 'setComparison' as const, k: now.k, measures: [...now.measures], confirmatory: [...now.confirmatory] }]
      : []),
    ...(isBlind === design.blindUntilFrozen ? [] : [{ op: 'setBlind' as const, blindUntilFrozen: isBlind }]),
  ];
  return (
    <Part id="design-comparison" title={t('design.comparison')}>
      <div className={styles.form}>
        {design.selectionFrozen && <Text className={styles.lock}>{t('design.frozen')}</Text>}
        <NumberInput
          label={t('design.k')}
          min={2}
          max={1000}
          maw={260}
          allowDecimal={false}
          disabled={design.selectionFrozen}
          value={now.k}
          onChange={(k) => {
            if (typeof k === 'number' && k >= 2) setEdits((all) => ({ ...all, k }));
          }}
        />
        <Checkbox
          label={t('design.blind')}
          checked={isBlind}
          disabled={design.selectionFrozen}
          onChange={(e) => setBlind(e.currentTarget.checked)}
        />
      </div>
      <Measures design={design} plan={now} onPlan={(plan) => setEdits((all) => ({ ...all, ...plan }))} />
      <SaveBar
        part={t('design.comparison')}
        operations={operations}
        onDrop={() => {
          setEdits({});
          setBlind(undefined);
        }}
      />
    </Part>
  );
}

interface MeasuresProps {
  readonly design: DesignView;
  readonly plan: Plan;
  readonly onPlan: (plan: Partial<Plan>) => void;
}

function Measures({ design, plan, onPlan }: MeasuresProps) {
  const { t } = useWords();
  const words = useTableWords();
  const nameOf = useMeasureName(design);
  const locked = design.confirmatoryLocked;
  const canAdd = design.measures.some((m) => m.attribute || m.at.length > 0);
  const columns: Column<string>[] = [
    { key: 'measure', title: t('design.measure'), head: true, sort: (m) => nameOf(m)[0], cell: (m) => nameOf(m)[0] },
    { key: 'moment', title: t('design.moment'), sort: (m) => nameOf(m)[1], cell: (m) => nameOf(m)[1] },
    {
      key: 'expected',
      title: <span className={styles.twoLines}>{t('design.expected')}</span>,
      name: t('design.expected'),
      cell: (m) => (
        <Checkbox
          aria-label={t('design.expectedOf', { measure: nameOf(m).join(', ') })}
          checked={plan.confirmatory.includes(m)}
          disabled={locked !== null}
          onChange={(e) =>
            onPlan({
              confirmatory: e.currentTarget.checked ? [...plan.confirmatory, m] : plan.confirmatory.filter((one) => one !== m),
            })
          }
        />
      ),
    },
    {
      key: 'out',
      title: t('design.doing'),
      cell: (m) => (
        <Button
          variant="subtle"
          size="compact-md"
          ml={-8}
          disabled={locked !== null && plan.confirmatory.includes(m)}
          aria-label={t('design.leaveOutOf', { measure: nameOf(m).join(', ') })}
          onClick={() =>
            onPlan({
              measures: plan.measures.filter((one) => one !== m),
              confirmatory: plan.confirmatory.filter((one) => one !== m),
            })
          }
        >
          {t('design.leaveOut')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Title order={3} mt="lg" mb={4}>
        {t('design.measures')}
      </Title>
      <Text c="dimmed" mb="sm" maw="68ch">
        {locked === null ? t('design.measuresWhat') : t('design.confirmatoryLocked', { wave: locked })}
      </Text>
      {plan.measures.length === 0 ? (
        <Text>{t(canAdd ? 'design.noMeasures' : 'design.nothingToMeasure')}</Text>
      ) : (
        <DataTable
          caption={t('design.measures')}
          captionHidden
          columns={columns}
          rows={plan.measures}
          rowKey={(m) => m}
          words={words}
          portion={10}
        />
      )}
      <AddMeasure design={design} plan={plan} onPlan={onPlan} />
    </>
  );
}

function AddMeasure({ design, plan, onPlan }: MeasuresProps) {
  const { t, w } = useWords();
  const nameOf = useMeasureName(design);
  const offered = design.measures.filter((m) => m.attribute || m.at.length > 0);
  const [name, setName] = useState('');
  const [at, setAt] = useState('');
  const found = offered.find((m) => m.name === name);
  const moment = found?.at.includes(at) ? at : (found?.at[0] ?? '');
  const measure = found && (found.attribute ? found.name : `${found.name}@${moment}`);
  if (offered.length === 0) return null;
  return (
    <div className={styles.row} style={{ marginTop: 16 }}>
      <NativeSelect
        label={t('design.measure')}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
        data={[{ value: '', label: t('design.choose') }, ...offered.map((m) => ({ value: m.name, label: w(m.title) }))]}
      />
      <NativeSelect
        label={t('design.moment')}
        value={moment}
        disabled={!found || found.attribute}
        onChange={(e) => setAt(e.currentTarget.value)}
        data={found && !found.attribute ? found.at.map((one) => ({ value: one, label: nameOf(`${name}@${one}`)[1] })) : ['']}
      />
      <Button
        variant="default"
        disabled={measure === undefined || plan.measures.includes(measure)}
        onClick={() => {
          if (measure !== undefined) onPlan({ measures: [...plan.measures, measure] });
        }}
      >
        {t('design.addMeasure')}
      </Button>
    </div>
  );
}
