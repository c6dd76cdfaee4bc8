/** The schools with their cohorts: one by one, or a pasted list whose problems stand by their lines. */
import { Button, Text, Textarea, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DesignView, Operation } from '../../../server/design/contract.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useTableWords } from '../parts/useTableWords.ts';
import { useWords } from '../words.ts';
import { useChanging } from './Changing.tsx';
import styles from './Design.module.css';
import { useNotes } from './notes.ts';
import { Part } from './Part.tsx';
import { pastedSchools } from './text.ts';

type School = DesignView['schools'][number];

export function Schools({ design }: { readonly design: DesignView }) {
  const { t, number } = useWords();
  const words = useTableWords();
  const { change, busy } = useChanging();
  const [changing, setChanging] = useState<School>();
  const [adding, setAdding] = useState<'one' | 'list'>();
  const shown = design.schools.filter((s) => !s.archived);
  const columns: Column<School>[] = [
    { key: 'name', title: t('design.name'), head: true, sort: (s) => s.name ?? s.id, cell: (s) => s.name ?? s.id },
    { key: 'code', title: t('design.code'), sort: (s) => s.id, cell: (s) => s.id },
    { key: 'brin', title: t('design.brin'), cell: (s) => s.brin ?? '–' },
    { key: 'cohort', title: t('design.cohort'), sort: (s) => s.cohort, cell: (s) => s.cohort ?? '–' },
    { key: 'people', title: t('design.people'), numeric: true, sort: (s) => s.people, cell: (s) => number(s.people) },
    { key: 'answers', title: t('design.answers'), numeric: true, sort: (s) => s.answers, cell: (s) => number(s.answers) },
    {
      key: 'do',
      title: t('design.doing'),
      cell: (s) => (
        <div className={styles.row}>
          <Button
            variant="default"
            size="compact-md"
            aria-label={t('design.changeOf', { name: s.name ?? s.id })}
            onClick={() => setChanging(s)}
          >
            {t('design.change')}
          </Button>
          <Button
            variant="subtle"
            size="compact-md"
            disabled={busy}
            aria-label={t('design.putAwayOf', { name: s.name ?? s.id })}
            onClick={() => change([{ op: 'archiveSchool', school: s.id }])}
          >
            {t('design.putAway')}
          </Button>
        </div>
      ),
    },
  ];
  return (
    <Part id="design-schools" title={t('design.schools')}>
      {shown.length === 0 ? (
        <Text>{t('design.schoolsEmpty')}</Text>
      ) : (
        <DataTable
          caption={t('design.schools')}
          captionHidden
          columns={columns}
          rows={shown}
          rowKey={(s) => s.id}
          words={words}
          portion={15}
        />
      )}
      {changing && <ChangeSchool key={changing.id} school={changing} onClose={() => setChanging(undefined)} />}
      {adding === 'one' && <OneSchool design={design} onClose={() => setAdding(undefined)} />}
      {adding === 'list' && <PasteSchools design={design} onClose={() => setAdding(undefined)} />}
      {adding === undefined && (
        <div className={styles.row} style={{ marginTop: 16 }}>
          <Button variant="default" onClick={() => setAdding('one')}>
            {t('design.addSchool')}
          </Button>
          <Button variant="default" onClick={() => setAdding('list')}>
            {t('design.paste')}
          </Button>
        </div>
      )}
    </Part>
  );
}

function ChangeSchool({ school, onClose }: { readonly school: School; readonly onClose: () => void }) {
  const { t } = useWords();
  const { change, busy } = useChanging();
  const [name, setName] = useState(school.name ?? '');
  const [cohort, setCohort] = useState(school.cohort ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [is, round] = [name.trim() || null, cohort.trim() || null];
    const operations: readonly Operation[] = [
      ...(is === school.name ? [] : [{ op: 'renameSchool' as const, school: school.id, name: is }]),
      ...(round === school.cohort ? [] : [{ op: 'setCohort' as const, school: school.id, cohort: round }]),
    ];
    if (operations.length === 0) onClose();
    else change(operations, onClose);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Title order={3}>{t('design.changeOf', { name: school.name ?? school.id })}</Title>
      <div className={styles.fields}>
        <TextInput
          label={t('design.name')}
          maxLength={300}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          data-autofocus
        />
        <TextInput label={t('design.cohort')} maxLength={80} value={cohort} onChange={(e) => setCohort(e.currentTarget.value)} />
      </div>
      <Buttons busy={busy} onClose={onClose} yes={t('design.save')} />
    </form>
  );
}

const Buttons = ({ busy, yes, onClose }: { busy: boolean; yes: string; onClose: () => void }) => {
  const { t } = useWords();
  return (
    <div className={styles.row}>
      <Button type="submit" disabled={busy}>
        {yes}
      </Button>
      <Button variant="default" onClick={onClose}>
        {t('app.cancel')}
      </Button>
    </div>
  );
};

interface AddProps {
  readonly design: DesignView;
  readonly onClose: () => void;
}

function OneSchool({ design, onClose }: AddProps) {
  const { t } = useWords();
  const say = useNotes();
  const { change, busy } = useChanging();
  const [values, setValues] = useState({ code: '', name: '', brin: '', cohort: '' });
  const [fault, setFault] = useState<string>();
  const fields = ['code', 'name', 'brin', 'cohort'] as const;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // as one pasted line, so that both ways take the same
    const line = fields.map((key) => values[key].replaceAll('\t', ' ')).join('\t');
    const { schools, problems } = pastedSchools(line.trim() === '' ? '-\t' : line, new Set(design.schools.map((s) => s.id)));
    const [problem] = problems;
    setFault(problem && say('designWhy', { code: problem.code, params: { ...problem.params } }));
    if (!problem) change([{ op: 'addSchools', schools: [...schools] }], onClose);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Title order={3}>{t('design.addSchool')}</Title>
      <div className={styles.fields}>
        {fields.map((key) => (
          <TextInput
            key={key}
            label={t(`design.${key}`)}
            maxLength={key === 'name' ? 300 : 60}
            value={values[key]}
            onChange={(e) => {
              const { value } = e.currentTarget;
              setValues((now) => ({ ...now, [key]: value }));
            }}
          />
        ))}
      </div>
      {fault !== undefined && (
        <Text role="alert" c="var(--mantine-color-error)">
          {fault}
        </Text>
      )}
      <Buttons busy={busy} onClose={onClose} yes={t('design.addDo')} />
    </form>
  );
}

function PasteSchools({ design, onClose }: AddProps) {
  const { t } = useWords();
  const say = useNotes();
  const { change, busy } = useChanging();
  const [text, setText] = useState('');
  const { schools, problems } = pastedSchools(text, new Set(design.schools.map((s) => s.id)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problems.length === 0 && schools.length > 0) change([{ op: 'addSchools', schools: [...schools] }], onClose);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Title order={3}>{t('design.paste')}</Title>
      <Textarea
        label={t('design.pasteLabel')}
        description={t('design.pasteWhat')}
        autosize
        minRows={5}
        maxRows={16}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
      />
      {problems.length > 0 && (
        <ul className={styles.notes} role="alert">
          {problems.slice(0, 20).map((p) => (
            <li key={p.line}>
              {t('design.pasteLine', { line: p.line, why: say('designWhy', { code: p.code, params: { ...p.params } }) })}
            </li>
          ))}
        </ul>
      )}
      <Buttons
        busy={busy || problems.length > 0 || schools.length === 0}
        onClose={onClose}
        yes={t('design.pasteDo', { count: schools.length })}
      />
    </form>
  );
}
