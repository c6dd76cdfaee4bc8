/** planned · open · closed: a sign and the word, so that colour is never alone. */
import type { StudyOverview } from '../../../server/studies/contract.ts';
import { Icon } from '../../ui/icons.tsx';
import { useWords } from '../words.ts';
import styles from './WaveState.module.css';

export function WaveState({ state }: { readonly state: StudyOverview['waves'][number]['state'] }) {
  const { t } = useWords();
  return (
    <span className={styles.state} data-state={state}>
      <Icon name={state} /> {t(`wave.${state}`)}
    </span>
  );
}
