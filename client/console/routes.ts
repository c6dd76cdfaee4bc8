/**
 * Every room of the console and the states in which it must be fit to be seen: plain data, so that the screens, the axe test
 * and the Tab-order test walk the same list (tests/client/console/fixture.ts answers for each state).
 * `:study` etc. are filled by whoever visits.
 */
export interface ConsoleRoute {
  readonly name: string;
  /** below the origin */
  readonly path: string;
  readonly states: readonly string[];
}

export const consoleRoutes = [
  { name: 'signIn', path: '/console/sign-in', states: ['full', 'refused', 'code', 'institution'] },
  { name: 'forgot', path: '/console/forgot', states: ['full', 'sent', 'refused', 'off'] },
  { name: 'institution', path: '/console/institution', states: ['failed', 'other'] },
  { name: 'welcome', path: '/console/welcome#token', states: ['firstAccount', 'signIn', 'loading', 'failed'] },
  { name: 'studies', path: '/console', states: ['full', 'empty', 'loading', 'failed'] },
  {
    name: 'account',
    path: '/console/account',
    states: ['full', 'on', 'confirm', 'enrol', 'codes', 'institution', 'due', 'loading', 'failed'],
  },
  {
    name: 'accounts',
    path: '/console/accounts',
    states: ['full', 'researcher', 'invite', 'byHand', 'mailed', 'notMailed', 'change', 'again', 'empty', 'loading', 'failed'],
  },
  { name: 'accountsAudit', path: '/console/accounts/log', states: ['full', 'one', 'empty', 'loading', 'failed'] },
  { name: 'mySchools', path: '/console/my-schools', states: ['full', 'empty', 'loading', 'failed'] },
  { name: 'mySchool', path: '/console/my-schools/:study/:school', states: ['full', 'empty', 'loading', 'failed'] },
  { name: 'import', path: '/console/import', states: ['empty', 'progress', 'refused', 'done', 'failed'] },
  { name: 'newStudy', path: '/console/new', states: ['full', 'refused'] },
  { name: 'overview', path: '/console/studies/:study', states: ['full', 'away', 'empty', 'loading', 'failed'] },
  {
    name: 'cockpit',
    path: '/console/studies/:study/cockpit',
    states: ['full', 'all', 'one', 'closed', 'school', 'calls', 'empty', 'loading', 'failed'],
  },
  {
    name: 'design',
    path: '/console/studies/:study/design',
    states: ['full', 'edit', 'look', 'refused', 'conflict', 'versions', 'empty', 'loading', 'failed'],
  },
  {
    name: 'quality',
    path: '/console/studies/:study/quality',
    states: ['full', 'judge', 'excluded', 'empty', 'loading', 'failed'],
  },
  { name: 'response', path: '/console/studies/:study/response', states: ['full', 'away', 'empty', 'loading', 'failed'] },
  { name: 'schools', path: '/console/studies/:study/schools', states: ['full', 'empty', 'loading', 'failed'] },
  {
    name: 'roster',
    path: '/console/studies/:study/schools/:school',
    states: ['full', 'add', 'empty', 'loading', 'failed', 'edit', 'invited', 'ended'],
  },
  {
    name: 'rosterImport',
    path: '/console/studies/:study/roster-import',
    states: ['full', 'empty', 'loading', 'failed', 'refused', 'problems', 'ready', 'done'],
  },
  { name: 'classes', path: '/console/studies/:study/classes', states: ['full', 'groups', 'empty', 'loading', 'failed'] },
  {
    name: 'invitations',
    path: '/console/studies/:study/invitations/:wave',
    states: ['full', 'code', 'empty', 'loading', 'failed'],
  },
  {
    name: 'mail',
    path: '/console/studies/:study/invitations/:wave/mail',
    states: ['full', 'confirm', 'alarm', 'off', 'empty', 'loading', 'failed', 'automatic', 'paused', 'setting', 'returned'],
  },
  {
    name: 'mailTexts',
    path: '/console/studies/:study/invitations/:wave/texts',
    states: ['full', 'wrong', 'empty', 'loading', 'failed'],
  },
  {
    name: 'selection',
    path: '/console/studies/:study/selection',
    states: ['full', 'confirm', 'frozen', 'differs', 'refused', 'empty', 'loading', 'stopped', 'failed'],
  },
  { name: 'results', path: '/console/studies/:study/results', states: ['full', 'closed', 'empty', 'loading', 'failed'] },
  { name: 'export', path: '/console/studies/:study/export', states: ['full', 'confirm', 'failed'] },
  {
    name: 'material',
    path: '/console/studies/:study/material',
    states: ['full', 'add', 'read', 'closed', 'empty', 'loading', 'failed'],
  },
  { name: 'coding', path: '/console/studies/:study/coding', states: ['full', 'coder', 'empty', 'loading', 'failed'] },
  {
    name: 'codingUnit',
    path: '/console/studies/:study/coding/:unit',
    states: ['full', 'saved', 'unsent', 'conflict', 'done', 'loading', 'failed'],
  },
  { name: 'consensus', path: '/console/studies/:study/consensus', states: ['full', 'empty', 'loading', 'failed'] },
  { name: 'consensusUnit', path: '/console/studies/:study/consensus/:unit', states: ['full', 'loading', 'failed'] },
  {
    name: 'jointDisplay',
    path: '/console/studies/:study/joint-display',
    states: ['full', 'write', 'closed', 'loading', 'failed'],
  },
  { name: 'audit', path: '/console/studies/:study/audit', states: ['full', 'empty', 'loading', 'failed'] },
  { name: 'notFound', path: '/console/nowhere', states: ['full'] },
] as const satisfies readonly ConsoleRoute[];
