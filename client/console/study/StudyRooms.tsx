/** The frame of one study: its parts at the side, the room beside them. */
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router';
import { Shell } from '../shell/Shell.tsx';
import { StudyNav } from '../shell/StudyNav.tsx';
import { studyQuery } from '../queries.ts';
import { useWords } from '../words.ts';

/** The study that the address names. */
export function useStudyId(): string {
  return useParams().study ?? '';
}

/** The study's title, for the window's name; undefined until it is known. */
export function useStudyTitle(): string | undefined {
  const { w } = useWords();
  const study = useQuery(studyQuery(useStudyId()));
  return study.data ? w(study.data.title) : undefined;
}

export function StudyRooms() {
  const id = useStudyId();
  const study = useQuery(studyQuery(id));
  const title = useStudyTitle();
  return (
    <Shell aside={<StudyNav study={id} title={title} synthetic={study.data?.synthetic ?? false} />}>
      <Outlet />
    </Shell>
  );
}
