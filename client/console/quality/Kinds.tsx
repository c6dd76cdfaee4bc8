/** What each kind of flag means, why it may be innocent, and how often it occurs per wave. */
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { useWords } from '../words.ts';
import styles from './Quality.module.css';
import { flagKinds, type Quality } from './query.ts';

export function Kinds({ data }: { readonly data: Quality }) {
  const { t, number } = useWords();
  const found = flagKinds.filter((kind) => data.doubts.some((d) => d.flags.some((flag) => flag.kind === kind)));
  if (found.length === 0) return null;
  return (
    <section className={styles.kinds}>
      <h2>{t('quality.kindsTable')}</h2>
      <ScrollRegion label={t('quality.kindsTable')}>
        <dl>
          {found.map((kind) => {
            const own = data.doubts.filter((d) => d.flags.some((flag) => flag.kind === kind));
            const perWave = data.waves.flatMap(({ id, label }) => {
              const n = own.filter((d) => d.wave === id).length;
              return n === 0 ? [] : [t('quality.ofWave', { wave: label, n: number(n) })];
            });
            return (
              <div key={kind} className={styles.kind}>
                <dt>
                  {t(`quality.kind.${kind}`)}
                  <span className={styles.tally}>
                    {t('quality.tally', {
                      n: number(own.length),
                      count: new Set(own.map((d) => d.school)).size,
                      waves: perWave.join(', '),
                    })}
                  </span>
                </dt>
                <dd>{t(`quality.mean.${kind}`)}</dd>
                <dd className={styles.why}>{t(`quality.why.${kind}`)}</dd>
              </div>
            );
          })}
        </dl>
      </ScrollRegion>
    </section>
  );
}
