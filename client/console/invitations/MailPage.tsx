/** Mail of one wave: what can be sent now, what goes by itself, what became of what was sent, and what came back. */
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../parts/states.tsx';
import { Automatic } from './Automatic.tsx';
import { MailPlan } from './MailPlan.tsx';
import { MailQueue } from './MailQueue.tsx';
import { ReturnedMail } from './ReturnedMail.tsx';
import { waveMailQuery } from './queries.ts';
import { WaveFrame } from './WaveFrame.tsx';

export const MailPage = () => (
  <WaveFrame part="mail">
    {(study, wave) => <OneWave key={wave.id} study={study.id} wave={wave.id} open={wave.state === 'open'} />}
  </WaveFrame>
);

function OneWave({ study, wave, open }: { readonly study: string; readonly wave: string; readonly open: boolean }) {
  const mail = useQuery(waveMailQuery(study, wave));
  return (
    <Loaded query={mail}>
      {(data) => (
        <>
          <MailPlan study={study} wave={wave} possible={open && data.on} />
          {data.on && <Automatic study={study} wave={wave} open={open} />}
          <MailQueue study={study} wave={wave} mail={data} />
          {data.rows.length > 0 && <ReturnedMail study={study} wave={wave} from={data.from} />}
        </>
      )}
    </Loaded>
  );
}
