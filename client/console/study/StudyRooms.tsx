/** The frame of one study: its parts at the side, the room beside them. */
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router';
import { worklistQuery } from '../coding/queries.ts';
import { useRole } from '../parts/useRole.ts';
import { Shell } from '../shell/Shell.tsx';
import { StudyNav } from '../shell/StudyNav.tsx';
import { studyQuery } from '../queries.ts';
import { useWords } from '../words.ts';

/** The study that the address names. */
export function useStudyId(): string {
  return useParams().study ?? '';
}

/** What the frame says of the study. A coder may not ask for the study itself: the own work list says as much. */
function useStudyFrame(): { title: string | undefined; synthetic: boolean; coder: boolean; assistant: boolean } {
  const { w } = useWords();
  const id = useStudyId();
  const role = useRole(id);
  const coder = role === 'coder';
  const study = useQuery({ ...studyQuery(id), enabled: !coder });
  const work = useQuery({ ...worklistQuery(id), enabled: coder });
  const known = coder ? work.data : study.data;
  return {
    title: known ? w(known.title) : undefined,
    synthetic: known?.synthetic ?? false,
    coder,
    assistant: role === 'assistant',
  };
}

/** The study's title, for the window's name; undefined until it is known. */
export const useStudyTitle = (): string | undefined => useStudyFrame().title;

export function StudyRooms() {
  return (
    <Shell aside={<StudyNav study={useStudyId()} {...useStudyFrame()} />}>
      <Outlet />
    </Shell>
  );
}
