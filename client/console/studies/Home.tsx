/** Where one arrives: a researcher at the studies, a coder at the own work (roles.ts: a coder may see nothing else). */
import { useRole } from '../parts/useRole.ts';
import { CoderHome } from '../coding/CoderHome.tsx';
import { StudiesPage } from './StudiesPage.tsx';

export function Home() {
  return useRole() === 'coder' ? <CoderHome /> : <StudiesPage />;
}
