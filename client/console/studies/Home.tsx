/** Where one arrives: at what one's role is about (roles.ts: others may see nothing else). */
import { AccountsPage } from '../accounts/AccountsPage.tsx';
import { CoderHome } from '../coding/CoderHome.tsx';
import { useRole } from '../parts/useRole.ts';
import { MySchoolsPage } from '../school/MySchoolsPage.tsx';
import { StudiesPage } from './StudiesPage.tsx';

export function Home() {
  const role = useRole();
  if (role === 'coder') return <CoderHome />;
  if (role === 'administrator') return <AccountsPage />;
  if (role === 'trainer' || role === 'schoolLeader' || role === 'internalCoach') return <MySchoolsPage />;
  return <StudiesPage />;
}
