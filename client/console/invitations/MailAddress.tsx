/** A mail address under a name: where it does not fit, it goes on at the @. */
import styles from './Invitations.module.css';

export function MailAddress({ address }: { readonly address: string }) {
  const at = address.lastIndexOf('@');
  return (
    <div className={styles.email}>
      {address.slice(0, Math.max(0, at))}
      <wbr />
      {address.slice(Math.max(0, at))}
    </div>
  );
}
