/** Bringing in a study: choose, pack, send, and then either the study or the whole list of faults. */
import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Refused } from '../../lib/call.ts';
import { Page } from '../parts/Page.tsx';
import { Failed } from '../parts/states.tsx';
import { useFocusOnArrival } from '../parts/useFocusOnArrival.ts';
import { queryClient } from '../queries.ts';
import { useWords } from '../words.ts';
import { ChooseStudy } from './ChooseStudy.tsx';
import { Done } from './Done.tsx';
import styles from './Import.module.css';
import { type PackProblem, type PickedFile, pack } from './pack.ts';
import { ProblemList } from './ProblemList.tsx';
import { type Imported, Stopped, sendStudy } from './send.ts';

/** Something the browser already saw: said in words before anything is sent. */
class NotSent extends Error {
  readonly problem: PackProblem;
  constructor(problem: PackProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

type Stage = { readonly name: 'packing' } | { readonly name: 'sending'; readonly sent: number };

export function ImportPage() {
  const { t } = useWords();
  const [stage, setStage] = useState<Stage>({ name: 'packing' });
  const stop = useRef(new AbortController());
  const bring = useMutation<Imported, Error, readonly PickedFile[]>({
    mutationFn: async (picked) => {
      stop.current = new AbortController();
      setStage({ name: 'packing' });
      const packed = await pack(picked);
      if (!packed.ok) throw new NotSent(packed.problem);
      if (stop.current.signal.aborted) throw new Stopped();
      setStage({ name: 'sending', sent: 0 });
      return sendStudy(packed.body, (sent) => setStage({ name: 'sending', sent }), stop.current.signal);
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['studies'] }),
  });
  const problems = bring.error instanceof Refused ? bring.error.problems : [];

  return (
    <Page
      title={t('import.title')}
      intro={!bring.isPending && !bring.isSuccess && problems.length === 0 ? t('import.what') : undefined}
    >
      {bring.isPending ? (
        <Underway stage={stage} onStop={() => stop.current.abort()} />
      ) : bring.isSuccess ? (
        <Done reply={bring.data} />
      ) : problems.length > 0 ? (
        <NothingImported count={problems.length} onAgain={() => bring.reset()} />
      ) : (
        <>
          {bring.isError && <WhyNot error={bring.error} />}
          <ChooseStudy onPick={(picked) => bring.mutate(picked)} />
        </>
      )}
      {problems.length > 0 && !bring.isPending && <ProblemList problems={problems} />}
    </Page>
  );
}

function NothingImported({ count, onAgain }: { readonly count: number; readonly onAgain: () => void }) {
  const { t } = useWords();
  const arrived = useFocusOnArrival<HTMLParagraphElement>();
  return (
    <div role="alert">
      <Text fw={620} size="lg" ref={arrived} tabIndex={-1}>
        {t('import.refused', { count })}
      </Text>
      <Text maw="68ch">{t('import.refusedWhat')}</Text>
      <Button mt="md" onClick={onAgain}>
        {t('import.again')}
      </Button>
    </div>
  );
}

function Underway({ stage, onStop }: { readonly stage: Stage; readonly onStop: () => void }) {
  const { t } = useWords();
  const percent = stage.name === 'sending' ? Math.floor(stage.sent * 100) : 0;
  const words =
    stage.name === 'packing' ? t('import.zipping') : percent < 100 ? t('import.sending', { percent }) : t('import.checking');
  return (
    <div>
      <output className={styles.stage}>{words}</output>
      <Progress.Root size="lg" maw={560}>
        <Progress.Section
          value={stage.name === 'packing' ? 5 : Math.max(5, percent)}
          animated
          aria-label={t('import.progress')}
        />
      </Progress.Root>
      {/* once the server has everything, stopping would only stop looking: the study would be stored all the same */}
      {percent < 100 && (
        <Group mt="md">
          <Button variant="default" onClick={onStop}>
            {t('import.stop')}
          </Button>
        </Group>
      )}
    </div>
  );
}

function WhyNot({ error }: { readonly error: Error }) {
  const arrived = useFocusOnArrival<HTMLDivElement>();
  return (
    <div ref={arrived} tabIndex={-1}>
      <Reason error={error} />
    </div>
  );
}

function Reason({ error }: { readonly error: Error }) {
  const { t } = useWords();
  if (error instanceof Stopped) return <Notice text={t('import.stopped')} />;
  if (!(error instanceof NotSent)) return <Failed error={error} title={t('import.failed')} />;
  const { problem } = error;
  if (problem.code === 'tooManyFiles') return <Notice text={t('import.tooManyFiles', { count: problem.count })} />;
  if (problem.code === 'unreadable') return <Notice text={t('import.unreadable', { name: problem.name })} />;
  return <Notice text={t(`import.${problem.code}`)} />;
}

function Notice({ text }: { readonly text: string }) {
  return (
    <Alert color="clay" variant="light" role="alert" mb="lg" maw={760}>
      {text}
    </Alert>
  );
}
