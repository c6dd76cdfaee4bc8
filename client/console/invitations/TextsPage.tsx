/** Texts of a study's mail with a preview for a real person, and when and from whom mail goes. */
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../parts/states.tsx';
import { MailSettings } from './MailSettings.tsx';
import { mailQuery } from './queries.ts';
import { TextEditor } from './TextEditor.tsx';
import { WaveFrame } from './WaveFrame.tsx';

export const TextsPage = () => (
  <WaveFrame part="texts">{(study, wave) => <Texts key={wave.id} study={study.id} wave={wave.id} />}</WaveFrame>
);

function Texts({ study, wave }: { readonly study: string; readonly wave: string }) {
  const mail = useQuery(mailQuery(study));
  return (
    <Loaded query={mail}>
      {(data) => (
        <>
          <TextEditor study={study} wave={wave} mail={data} />
          <MailSettings study={study} mail={data} />
        </>
      )}
    </Loaded>
  );
}
