/** Only who is signed in comes further; others sign in first and then arrive where they were going. */
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from 'react-router';
import { Failed, Loading } from '../parts/states.tsx';
import { endedByItself, sessionQuery } from '../queries.ts';
import { Shell } from './Shell.tsx';

export interface Destination {
  readonly to: string;
  /** there was a session, and it ended by itself */
  readonly ended: boolean;
}

export function Gate() {
  const session = useQuery(sessionQuery);
  const location = useLocation();
  if (session.data === undefined)
    return <Shell>{session.isError ? <Failed error={session.error} retry={() => void session.refetch()} /> : <Loading />}</Shell>;
  if (!session.data.account) {
    const destination: Destination = { to: location.pathname + location.search, ended: endedByItself() };
    return <Navigate to="/sign-in" replace state={destination} />;
  }
  // nothing else is open before there is a second factor
  if (session.data.secondFactorDue && location.pathname !== '/account') {
    return <Navigate to="/account" replace state={{ to: location.pathname + location.search }} />;
  }
  return <Outlet />;
}

/** While the code of a room that came first is under way. */
export function Waiting() {
  return (
    <Shell>
      <Loading />
    </Shell>
  );
}

/** The frame for rooms outside a study. */
export function PlainRooms() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}
