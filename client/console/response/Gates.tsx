/** What the grounds mean: how much response is enough, and for what. */
import { useWords } from '../words.ts';
import styles from './Response.module.css';
import type { Thresholds } from './rates.ts';

/** The study's shares as per cents, for the sentences about them. */
export const shares = ({ networkFull, networkUse }: Thresholds, number: (value: number) => string) => ({
  full: number(Math.round(networkFull * 1000) / 10),
  use: number(Math.round(networkUse * 1000) / 10),
});

export function Gates({ thresholds }: { readonly thresholds: Thresholds }) {
  const { t, number } = useWords();
  const gates = (['good', 'fair', 'low'] as const).filter(
    (gate) => gate !== 'fair' || thresholds.networkUse < thresholds.networkFull,
  );
  return (
    <aside className={styles.gates} aria-labelledby="gates">
      <h2 id="gates" className={styles.gatesTitle}>
        {t('response.gate')}
      </h2>
      <ul>
        {gates.map((gate) => (
          <li key={gate}>
            <span className={styles.sample} data-gate={gate} />
            {t(`response.${gate}`, shares(thresholds, number))}
          </li>
        ))}
      </ul>
      <p>{t('response.scales', { least: number(thresholds.smallestShown) })}</p>
    </aside>
  );
}
