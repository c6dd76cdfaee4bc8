/** Which room stands at which address (the same list as routes.ts, which a test compares). */
import { createBrowserRouter, type RouteObject } from 'react-router';
import { AccountsPage } from './accounts/AccountsPage.tsx';
import { InvitationsPage } from './invitations/InvitationsPage.tsx';
import { ResponsePage } from './response/ResponsePage.tsx';
import { MySchoolPage } from './school/MySchoolPage.tsx';
import { MySchoolsPage } from './school/MySchoolsPage.tsx';
import { RosterPage } from './schools/RosterPage.tsx';
import { SchoolsPage } from './schools/SchoolsPage.tsx';
import { Forgot } from './session/Forgot.tsx';
import { InstitutionPage } from './session/InstitutionPage.tsx';
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
          { path: '/forgot', element: <Forgot /> },
          { path: '/welcome', element: <Welcome /> },
          { path: '/institution', element: <InstitutionPage /> },
        ],
      },
      {
        element: <Gate />,
        children: [
          {
            element: <PlainRooms />,
            children: [
              { path: '/', element: <Home /> },
              { path: '/account', lazy: async () => ({ Component: (await import('./account/AccountPage.tsx')).AccountPage }) },
              { path: '/accounts', element: <AccountsPage /> },
              {
                path: '/accounts/log',
                lazy: async () => ({ Component: (await import('./audit/AccountsAuditPage.tsx')).AccountsAuditPage }),
              },
              { path: '/my-schools', element: <MySchoolsPage /> },
              { path: '/my-schools/:study/:school', element: <MySchoolPage /> },
              { path: '/import', lazy: async () => ({ Component: (await import('./import/ImportPage.tsx')).ImportPage }) },
              { path: '/new', lazy: async () => ({ Component: (await import('./design/NewStudyPage.tsx')).NewStudyPage }) },
              { path: '*', element: <NotFound /> },
            ],
          },
          {
            path: '/studies/:study',
            element: <StudyRooms />,
            children: [
              { index: true, element: <OverviewPage /> },
              { path: 'design', lazy: async () => ({ Component: (await import('./design/DesignPage.tsx')).DesignPage }) },
              { path: 'cockpit', lazy: async () => ({ Component: (await import('./cockpit/CockpitPage.tsx')).CockpitPage }) },
              { path: 'quality', lazy: async () => ({ Component: (await import('./quality/QualityPage.tsx')).QualityPage }) },
              { path: 'response', element: <ResponsePage /> },
              { path: 'schools', element: <SchoolsPage /> },
              { path: 'classes', lazy: async () => ({ Component: (await import('./classes/ClassesPage.tsx')).ClassesPage }) },
              { path: 'schools/:school', element: <RosterPage /> },
              {
                path: 'roster-import',
                lazy: async () => ({ Component: (await import('./rosters/RosterImportPage.tsx')).RosterImportPage }),
              },
              { path: 'invitations', element: <InvitationsPage /> },
              { path: 'invitations/:wave', element: <InvitationsPage /> },
              {
                path: 'invitations/:wave/mail',
                lazy: async () => ({ Component: (await import('./invitations/MailPage.tsx')).MailPage }),
              },
              {
                path: 'invitations/:wave/texts',
                lazy: async () => ({ Component: (await import('./invitations/TextsPage.tsx')).TextsPage }),
              },
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
