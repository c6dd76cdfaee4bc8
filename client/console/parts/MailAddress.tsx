/** A mail address under a name: where it does not fit, it goes on after a dot or at the @. */
import { Fragment } from 'react';
import styles from './MailAddress.module.css';

export function MailAddress({ address, className = '' }: { readonly address: string; readonly className?: string | undefined }) {
  return (
    <span className={`${styles.address} ${className}`}>
      {address.split(/(?<=\.)|(?=@)/).map((part, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts of one text never move
        <Fragment key={i}>
          {i > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
