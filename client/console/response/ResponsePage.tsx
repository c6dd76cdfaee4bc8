/** Who answered: school × questionnaire × wave, against what the network needs. */
import { Button, Checkbox, Group, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { ResponseMatrix, StudyOverview } from '../../../server/studies/contract.ts';
import { csvText } from '../../lib/csv.ts';
import { saveFile } from '../../lib/download.ts';
import { Page } from '../parts/Page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { responseQuery, studyQuery } from '../queries.ts';
import { useStudyId, useStudyTitle } from '../study/StudyRooms.tsx';
import { useWords } from '../words.ts';
import { Gates } from './Gates.tsx';
import { Matrix } from './Matrix.tsx';
import { columnsOf, firstWave, withoutAway, wholePercent } from './rates.ts';

export function ResponsePage() {
  const { t } = useWords();
  const id = useStudyId();
  const study = useQuery(studyQuery(id));
  const response = useQuery(responseQuery(id));
  return (
    <Page title={t('nav.response')} within={useStudyTitle()} intro={t('response.what')}>
      <Loaded query={study}>
        {(overview) => <Loaded query={response}>{(data) => <Response study={overview} data={data} />}</Loaded>}
      </Loaded>
    </Page>
  );
}

const all = '*';

/** What was put away is shown when asked for. */
function Response({ study, data }: { readonly study: StudyOverview; readonly data: ResponseMatrix }) {
  const { t } = useWords();
  const [away, setAway] = useState(false);
  const some = data.schools.some((s) => s.archived) || study.waves.some((v) => v.archived);
  const shown = useMemo(() => (away || !some ? data : withoutAway(data, study.waves)), [away, some, data, study.waves]);
  return (
    <>
      {some && (
        <Checkbox mb="md" label={t('response.away')} checked={away} onChange={(event) => setAway(event.currentTarget.checked)} />
      )}
      <Shown key={String(away)} study={study} data={shown} />
    </>
  );
}

function Shown({ study, data }: { readonly study: StudyOverview; readonly data: ResponseMatrix }) {
  const { t, w, language } = useWords();
  const waves = useMemo(
    () => study.waves.filter((wave) => data.cells.some((c) => c.wave === wave.id && c.due + c.started + c.submitted > 0)),
    [study.waves, data.cells],
  );
  const [wave, setWave] = useState(() => firstWave(waves, data.cells));
  const columns = useMemo(
    () =>
      columnsOf(
        data.cells,
        waves.map((v) => v.id).filter((v) => wave === all || v === wave),
        study.grid.map((g) => g.instrument),
      ),
    [data.cells, waves, wave, study.grid],
  );
  if (waves.length === 0)
    return (
      <Empty
        title={t('response.empty')}
        action={
          <Button variant="default" component={Link} to={`/studies/${study.id}/design`}>
            {t('study.toDesign')}
          </Button>
        }
      >
        {t('response.emptyWhat')}
      </Empty>
    );

  const title = (instrument: string) => {
    const row = study.grid.find((g) => g.instrument === instrument);
    return row ? w(row.title) : instrument;
  };
  const label = (id: string) => {
    const found = study.waves.find((v) => v.id === id);
    return found?.archived ? `${found.label} (${t('studies.archived')})` : (found?.label ?? id);
  };
  const save = () => {
    const names = new Map(data.schools.map((s) => [s.id, s.name]));
    const heads = [
      'school',
      t('response.school'),
      t('study.wave'),
      t('study.instrument'),
      t('response.due'),
      t('response.startedColumn'),
      t('response.submitted'),
      t('response.percent'),
    ];
    // the wave that is shown, and pupils too, of whom nobody knows how many there are
    const rows = data.cells
      .filter((c) => (wave === all || c.wave === wave) && c.due + c.started + c.submitted > 0)
      .map((c) => [
        c.school,
        names.get(c.school) ?? null,
        label(c.wave),
        title(c.instrument),
        c.due === 0 ? null : c.due,
        c.started,
        c.submitted,
        c.due === 0 ? null : wholePercent(c.submitted, c.due, data.thresholds),
      ]);
    saveFile(`${study.id}-response.csv`, csvText([heads, ...rows], language), 'text/csv;charset=utf-8');
  };
  return (
    <>
      <Group justify="space-between" align="flex-end" gap="md" mb="md">
        <Group gap="sm">
          <Text component="span" id="response-wave" fw={600}>
            {t('response.wave')}
          </Text>
          <SegmentedControl
            aria-labelledby="response-wave"
            value={wave}
            onChange={setWave}
            data={[
              ...waves.map((v) => ({ value: v.id, label: label(v.id) })),
              ...(waves.length > 1 ? [{ value: all, label: t('response.allWaves') }] : []),
            ]}
          />
        </Group>
        <Button variant="default" onClick={save}>
          {t('table.csv')}
        </Button>
      </Group>
      <Matrix study={study.id} data={data} columns={columns} title={title} label={label} manyWaves={wave === all} />
      <Gates thresholds={data.thresholds} />
    </>
  );
}
