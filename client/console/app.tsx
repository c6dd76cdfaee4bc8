/** Which room stands at which address (the same list as routes.ts, which a test compares). */
import { createBrowserRouter, type RouteObject } from 'react-router';
import { InvitationsPage } from './invitations/InvitationsPage.tsx';
import { ResponsePage } from './response/ResponsePage.tsx';
import { RosterPage } from './schools/RosterPage.tsx';
import { SchoolsPage } from './schools/SchoolsPage.tsx';
import { SignIn } from './session/SignIn.tsx';
import { Welcome } from './session/Welcome.tsx';
import { Crash } from './shell/Crash.tsx';
import { Gate, PlainRooms, Waiting } from './shell/Gate.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { Home } from './studies/Home.tsx';
import { OverviewPage } from './study/OverviewPage.tsx';
import { StudyRooms } from './study/StudyRooms.tsx';
import { AuditPage } from './audit/AuditPage.tsx';
import { ExportPage } from './export/ExportPage.tsx';

export const rooms: RouteObject[] = [
  {
    errorElement: <Crash />,
    hydrateFallbackElement: <Waiting />,
    children: [
      {
        element: <PlainRooms />,
        children: [
          { path: '/sign-in', element: <SignIn /> },
          { path: '/welcome', element: <Welcome /> },
        ],
      },
      {
        element: <Gate />,
        children: [
          {
            element: <PlainRooms />,
            children: [
              { path: '/', element: <Home /> },
              { path: '/import', lazy: async () => ({ Component: (await import('./import/ImportPage.tsx')).ImportPage }) },
              { path: '*', element: <NotFound /> },
            ],
          },
          {
            path: '/studies/:study',
            element: <StudyRooms />,
            children: [
              { index: true, element: <OverviewPage /> },
              { path: 'cockpit', lazy: async () => ({ Component: (await import('./cockpit/CockpitPage.tsx')).CockpitPage }) },
              { path: 'response', element: <ResponsePage /> },
              { path: 'schools', element: <SchoolsPage /> },
              { path: 'classes', lazy: async () => ({ Component: (await import('./classes/ClassesPage.tsx')).ClassesPage }) },
              { path: 'schools/:school', element: <RosterPage /> },
              { path: 'invitations', element: <InvitationsPage /> },
              { path: 'invitations/:wave', element: <InvitationsPage /> },
              {
                path: 'selection',
                lazy: async () => ({ Component: (await import('./selection/SelectionPage.tsx')).SelectionPage }),
              },
              { path: 'results', lazy: async () => ({ Component: (await import('./results/ResultsPage.tsx')).ResultsPage }) },
              { path: 'export', element: <ExportPage /> },
              {
                path: 'material',
                lazy: async () => ({ Component: (await import('./material/MaterialPage.tsx')).MaterialPage }),
              },
              {
                path: 'coding',
                lazy: async () => ({ Component: (await import('./coding/WorklistPage.tsx')).WorklistPage }),
              },
              { path: 'coding/:unit', lazy: async () => ({ Component: (await import('./coding/UnitPage.tsx')).UnitPage }) },
              {
                path: 'consensus',
                lazy: async () => ({ Component: (await import('./consensus/ConsensusPage.tsx')).ConsensusPage }),
              },
              {
                path: 'consensus/:unit',
                lazy: async () => ({ Component: (await import('./consensus/ConsensusUnitPage.tsx')).ConsensusUnitPage }),
              },
              { path: 'joint-display', lazy: async () => ({ Component: (await import('./joint/JointPage.tsx')).JointPage }) },
              { path: 'audit', element: <AuditPage /> },
              { path: '*', element: <NotFound /> },
            ],
          },
        ],
      },
    ],
  },
];

export const consoleRouter = () => createBrowserRouter(rooms, { basename: '/console' });
