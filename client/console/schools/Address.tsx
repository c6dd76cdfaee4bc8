import { Fragment } from 'react';
import styles from '../rosters/Rosters.module.css';

/** An address that breaks where it may: after a dot, before the @. */
export function Address({ email }: { readonly email: string }) {
  return (
    <span className={styles.address}>
      {email.split(/(?<=\.)|(?=@)/).map((part, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts of one text never move
        <Fragment key={i}>
          {i > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
