/** What the grounds mean: how much response is enough, and for what. */
import { useWords } from '../words.ts';
import styles from './Response.module.css';

export function Gates() {
  const { t } = useWords();
  return (
    <aside className={styles.gates} aria-labelledby="gates">
      <h2 id="gates" className={styles.gatesTitle}>
        {t('response.gate')}
      </h2>
      <ul>
        {(['good', 'fair', 'low'] as const).map((gate) => (
          <li key={gate}>
            <span className={styles.sample} data-gate={gate} />
            {t(`response.${gate}`)}
          </li>
        ))}
      </ul>
      <p>{t('response.scales')}</p>
    </aside>
  );
}
