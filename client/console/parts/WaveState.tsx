/** planned · open · closed: a sign and the word, so that colour is never alone. */
import type { StudyOverview } from '../../../server/studies/contract.ts';
import { useWords } from '../words.ts';
import styles from './WaveState.module.css';

const signs = { planned: '○', open: '●', closed: '◼' } as const;

export function WaveState({ state }: { readonly state: StudyOverview['waves'][number]['state'] }) {
  const { t } = useWords();
  return (
    <span className={styles.state} data-state={state}>
      <span aria-hidden>{signs[state]}</span> {t(`wave.${state}`)}
    </span>
  );
}
