/** What there is to code, per school and source, who codes it and how far they are. */
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Evidence } from '../../../server/evidence/contract.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import { AddMaterial } from './AddMaterial.tsx';
import { Agreement } from './Agreement.tsx';
import { Coders } from './Coders.tsx';
import styles from './Material.module.css';
import { evidenceQuery } from './queries.ts';
import { ReadMaterial } from './ReadMaterial.tsx';
import { RemoveMaterial } from './RemoveMaterial.tsx';

type Unit = Evidence['units'][number];

export function MaterialPage() {
  const { t } = useWords();
  const study = useStudyId();
  const evidence = useQuery(evidenceQuery(study));
  const [adding, setAdding] = useState(false);
  const add = <Button onClick={() => setAdding(true)}>{t('material.add')}</Button>;
  const some = (evidence.data?.units.length ?? 0) > 0;
  return (
    <Page title={t('nav.material')} within={useStudyTitle()} intro={t('material.what')} beside={some && !adding && add}>
      <Loaded query={evidence}>
        {(data) => (
          <>
            {adding && <AddMaterial study={study} evidence={data} onClose={() => setAdding(false)} />}
            {some ? (
              <Units study={study} evidence={data} />
            ) : (
              !adding && (
                <Empty title={t('material.empty')} action={add}>
                  {t('material.emptyWhat')}
                </Empty>
              )
            )}
            <Coders study={study} evidence={data} />
            {some && <Agreement study={study} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Units({ study, evidence }: { readonly study: string; readonly evidence: Evidence }) {
  const { t, number } = useWords();
  const words = useTableWords();
  const names = new Map(evidence.schools.map((s) => [s.id, s.name ?? s.id]));
  const nameOf = (u: Unit) => names.get(u.school) ?? u.school;
  const columns: Column<Unit>[] = [
    { key: 'school', title: t('material.school'), head: true, sort: nameOf, cell: nameOf },
    { key: 'source', title: t('material.source'), sort: (u) => u.source, cell: (u) => t(`evidence.${u.source}`) },
    {
      key: 'texts',
      title: t('material.texts'),
      cell: (u) => (
        <ul className={styles.lines}>
          {u.materials.map((m) => (
            <li key={m.id}>
              <ReadMaterial study={study} material={m} />{' '}
              {t('material.line', { kind: t(`materialKind.${m.kind}`), length: number(m.length) })}
              {!m.response && <RemoveMaterial study={study} material={m} />}
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'coders',
      title: t('material.coders'),
      sort: (u) => u.coders.length,
      cell: (u) =>
        u.coders.length === 0 ? (
          <Text span c="dimmed" size="sm">
            {t('material.nobody')}
          </Text>
        ) : (
          u.coders.map((c) => `${c.code}: ${t(`unitState.${c.state}`)}`).join('; ')
        ),
    },
  ];
  return (
    <DataTable
      caption={t('material.table')}
      captionHidden
      columns={columns}
      rows={evidence.units}
      rowKey={(u) => u.unit}
      words={words}
      portion={60}
    />
  );
}
