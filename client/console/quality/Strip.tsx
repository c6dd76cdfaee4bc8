/** The answers of a response as small bars in the order in which the statements were shown; the sentences are a list below it. */
import type { ConsoleWire } from '../api.ts';
import { useWords } from '../words.ts';
import styles from './Quality.module.css';

type Items = ConsoleWire['GET /api/studies/:study/quality/:response']['reply']['items'];

export function Strip({ items }: { readonly items: Items }) {
  const { t, w } = useWords();
  if (items.length === 0) return <p className={styles.why}>{t('quality.noItems')}</p>;
  const codes = items.map((item) => item.code ?? '–').join(' ');
  return (
    <>
      <h3 className={styles.sub}>{t('quality.answers')}</h3>
      <div
        className={styles.strip}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn with elements, not a picture file
        role="img"
        aria-label={t('quality.stripLabel', { n: items.length, codes })}
      >
        {items.map((item) => {
          const { code, lowest, highest } = item;
          const span = (highest ?? 1) - (lowest ?? 0) || 1;
          const height = code === null ? 0 : 20 + ((code - (lowest ?? 0)) / span) * 80;
          return code === null ? (
            <span key={item.id} className={styles.dot} />
          ) : (
            <span
              key={item.id}
              className={styles.stick}
              data-reversed={item.reversed || undefined}
              style={{ height: `${height}%` }}
            />
          );
        })}
      </div>
      <p className={styles.why}>{t('quality.strip')}</p>
      <details className={styles.sentences}>
        <summary>{t('quality.sentences')}</summary>
        <ol>
          {items.map((item) => (
            <li key={item.id}>
              {w(item.text)} <strong>{item.label === null ? '–' : `${w(item.label)} (${item.code})`}</strong>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
