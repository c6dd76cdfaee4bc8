/** A mail server in a process of its own: counts what it took, per Message-ID and per person; answers after a moment, as a real one does. */
import { openPost } from '../server/mail/post.ts';

const post = await openPost();
post.before = () => new Promise((resolve) => setTimeout(resolve, 2));
const told = setInterval(() => process.send?.({ taken: post.taken.length }), 20);
process.on('message', () => {
  clearInterval(told);
  const mails = post.taken.map(({ to, messageId }) => [to, messageId] as const);
  process.send?.({ mails }, () => process.exit(0));
});
process.send?.({ url: post.url });
