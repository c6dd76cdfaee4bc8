/**
 * Every refusal of the server, listed once. A refusal carries a code; the client translates the code, so the English title
 * here is for people who read the API and the logs.
 */
import type { FileProblem, ProblemBody } from './contract.ts';

export const problemCodes = {
  // what was sent
  badRequest: { status: 400, title: 'The request is not as the contract says' },
  badJson: { status: 400, title: 'The body is not JSON' },
  tooLarge: { status: 413, title: 'The body is too large' },
  wrongMediaType: { status: 415, title: 'The body has another media type than this address takes' },
  notFound: { status: 404, title: 'There is nothing at this address' },
  methodNotAllowed: { status: 405, title: 'This address does not take this method' },
  // who is asking
  signInNeeded: { status: 401, title: 'Sign in first' },
  wrongCredentials: { status: 401, title: 'This e-mail address and password do not belong together' },
  passwordWrong: { status: 401, title: 'The current password is not right' },
  notAllowed: { status: 403, title: 'This account may not do this' },
  csrfMissing: { status: 403, title: 'The header X-CSRF-Token is missing or belongs to another session' },
  crossSite: { status: 403, title: 'Requests from other sites are refused' },
  tooManyAttempts: { status: 429, title: 'Too many failed attempts; wait before the next one' },
  oneTimeLinkUnknown: { status: 404, title: 'This one-time link is not known' },
  oneTimeLinkUsed: { status: 410, title: 'This one-time link has been used' },
  oneTimeLinkExpired: { status: 410, title: 'This one-time link has expired' },
  emailNeeded: { status: 422, title: 'The first account needs an e-mail address' },
  emailTaken: { status: 409, title: 'There is an account with this e-mail address' },
  secondFactorNeeded: { status: 403, title: 'The code of the authenticator app is needed as well' },
  codeWrong: { status: 401, title: 'This code is not right, or was used before' },
  secondFactorDue: { status: 403, title: 'This account needs a second factor before anything else' },
  secondFactorOn: { status: 409, title: 'This account has a second factor already' },
  secondFactorOff: { status: 409, title: 'This account has no second factor that could be confirmed or changed' },
  secondFactorRequired: { status: 409, title: 'On this server this account must keep a second factor' },
  accountSuspended: { status: 403, title: 'This account is suspended' },
  accountUnknown: { status: 404, title: 'There is no such account' },
  ownAccount: { status: 409, title: 'Nobody changes their own access; somebody else must' },
  schoolsNeeded: { status: 422, title: 'This role needs the schools that it is about' },
  studyNeeded: { status: 422, title: 'This role needs a study' },
  sessionGone: { status: 404, title: 'There is no such signed-in device (any more)' },
  passwordNeeded: { status: 403, title: 'The current password is needed as well' },
  freshSignInNeeded: { status: 403, title: 'Sign in at the institution once more before this' },
  institutionOther: { status: 403, title: 'This account belongs to somebody else at the institution' },
  institutionOff: { status: 404, title: 'Signing in by the institution is not set up here' },
  institutionRefused: { status: 401, title: 'The institution did not confirm this sign-in' },
  institutionUnreachable: { status: 503, title: 'The institution could not be reached' },
  notInvited: { status: 403, title: 'There is no account here with the e-mail address that the institution gave' },
  linkUnknown: { status: 401, title: 'This personal link is not known, or was replaced by a newer one' },
  // studies
  studyUnknown: { status: 404, title: 'There is no such study' },
  studyExists: { status: 409, title: 'There is a study with this id already' },
  schoolUnknown: { status: 404, title: 'There is no such school in this study' },
  notSynthetic: { status: 409, title: 'Only a synthetic study can be removed' },
  folderRefused: { status: 422, title: 'The study folder has problems; nothing was imported' },
  inconsistentStudy: { status: 422, title: 'The study names something that it does not contain, or has something twice' },
  personUnknown: { status: 404, title: 'There is no such person in this study' },
  // waves and invitations
  waveUnknown: { status: 404, title: 'There is no such wave in this study' },
  waveClosed: { status: 409, title: 'This wave is closed' },
  waveNotOpen: { status: 409, title: 'This wave is not open yet' },
  waveIsOpen: { status: 409, title: 'This wave is open already' },
  leftRoster: { status: 409, title: 'This person is no longer on the roster of this wave' },
  invitationUnknown: { status: 404, title: 'There is no such invitation in this study' },
  // mail
  mailIsOff: { status: 409, title: 'No mail server is set, so no mail can be sent' },
  mailPlanChanged: { status: 409, title: 'Who gets which mail changed since the plan was looked at' },
  returnedRefused: { status: 422, title: 'This file with returned mail takes more memory or time to read than is allowed' },
  mailTextWrong: { status: 422, title: 'The text of a mail cannot be sent like this' },
  mailSenderIsLeader: { status: 422, title: 'Answers must not go to a school leader of the study' },
  nobodyInvited: { status: 409, title: 'Nobody was invited in this wave or school' },
  tooManyPages: { status: 422, title: 'This would be too many pages for one file; ask for one school' },
  // class sessions
  pupilsNotAsked: { status: 409, title: 'Nothing is asked of the pupils of this group at this wave' },
  sessionUnknown: { status: 404, title: 'There is no such class session for this link or study' },
  sessionClosed: { status: 409, title: 'The time box of this class session is over' },
  sessionFull: { status: 409, title: 'More devices joined this class session than a class has' },
  noCards: { status: 409, title: 'No class session with cards is here' },
  codeUnknown: { status: 404, title: 'No class session or letter that can be answered now has this code' },
  cardUnknown: { status: 404, title: 'This number and picture are on no card of this class session' },
  seatUnknown: { status: 401, title: 'This seat of a class session is not known' },
  // answering
  consentNeeded: { status: 409, title: 'Consent comes before answers' },
  declined: { status: 409, title: 'This person declined to take part' },
  alreadySubmitted: { status: 409, title: 'The answers were handed in before' },
  revisionConflict: { status: 409, title: 'The server has newer answers than this device had' },
  instrumentNotAsked: { status: 422, title: 'This questionnaire or version is not asked of this person in this wave' },
  instrumentsMissing: { status: 422, title: 'Not every questionnaire of this link was handed in' },
  impossibleAnswers: { status: 422, title: 'Some answers are not possible for this questionnaire' },
  // the design of a study
  designChanged: { status: 409, title: 'The design was changed since it was looked at' },
  designRefused: { status: 422, title: 'The design cannot be changed like this; nothing was changed' },
  waveArchived: { status: 409, title: 'This wave, or its study, was put away' },
  // coding
  unitUnknown: { status: 404, title: 'There is no such unit among those you code' },
  unitIncomplete: { status: 422, title: 'Not every theme of this unit is judged yet' },
  unitSettled: { status: 409, title: 'The coders agreed on this unit already' },
  impossibleCodes: { status: 422, title: 'Some codes are not possible' },
  materialUnknown: { status: 404, title: 'There is no such material in this study' },
  materialCoded: { status: 409, title: 'This material was coded already' },
  namesInText: { status: 422, title: 'The text holds names of people or schools of this study' },
  factorUnknown: { status: 404, title: 'There is no such factor in the joint display' },
  // quality of responses
  responseUnknown: { status: 404, title: 'There is no such handed-in response in this study' },
  alreadyExcluded: { status: 409, title: 'This response is left out already' },
  notExcluded: { status: 409, title: 'This response is not left out (any more)' },
  // choosing schools
  selectionRefused: { status: 409, title: 'No selection of schools is possible with these data' },
  selectionChanged: { status: 409, title: 'The data changed since this selection was looked at' },
  selectionNotFrozen: { status: 409, title: 'Closed until the selection of schools is frozen' },
  alreadyFrozen: { status: 409, title: 'The selection of this study is frozen already' },
  jobUnknown: { status: 404, title: 'There is no such computation (any more)' },
  jobCancelled: { status: 409, title: 'This computation was cancelled' },
  // rosters
  rosterRefused: { status: 422, title: 'This file cannot be read as a staff list; nothing was kept of it' },
  rosterProblems: { status: 422, title: 'The staff list has problems; nothing was changed' },
  rosterChanged: { status: 409, title: 'The rosters changed since this was looked at; nothing was changed' },
  brinDiffers: { status: 422, title: 'This EDEXML file is of another school' },
  brinUnknown: { status: 422, title: 'No school of this study has the BRIN code of this file' },
  emailOnRoster: { status: 409, title: 'Somebody else on the roster of this school has this e-mail address' },
  suggestionUnknown: { status: 404, title: 'There is no such suggestion (any more)' },
  coordinatorEnded: { status: 401, title: 'This coordinator’s link has ended; the researchers can renew it' },
  coordinatorNone: { status: 409, title: 'This school has no link for checking its list that works' },
  addressUnknown: { status: 422, title: 'No e-mail address is known of this person' },
  coordinatorUnknown: { status: 401, title: 'This coordinator’s link is not known, or was withdrawn' },
  // the server itself
  busy: { status: 503, title: 'The server is stopping or too busy; try again' },
  diskFull: { status: 507, title: 'The server has no room left on its disk; nothing was saved' },
  internal: { status: 500, title: 'Something went wrong on the server' },
} as const satisfies Record<string, { status: number; title: string }>;
export type ProblemCode = keyof typeof problemCodes;

export interface RefusalDetails {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fields?: readonly { readonly path: string; readonly code: string }[];
  readonly problems?: readonly FileProblem[];
}

/** A refusal as a value: what rules decide, and a route throws (`refusalOf`). */
export interface Refused {
  readonly ok: false;
  readonly code: ProblemCode;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fields?: readonly { readonly path: string; readonly code: string }[];
}

/** A request that cannot be granted. Thrown anywhere below a route; the route answers with it. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly details: RefusalDetails;
  constructor(code: ProblemCode, details: RefusalDetails = {}) {
    super(`${code}: ${problemCodes[code].title}`);
    this.name = 'Refusal';
    this.code = code;
    this.status = problemCodes[code].status;
    this.details = details;
  }

  get params(): Readonly<Record<string, string | number>> {
    return this.details.params ?? {};
  }

  /** The body of the answer, media type application/problem+json. */
  body(): ProblemBody {
    const { params, fields, problems } = this.details;
    return {
      type: 'about:blank',
      title: problemCodes[this.code].title,
      status: this.status,
      code: this.code,
      ...(params ? { params: { ...params } } : {}),
      ...(fields ? { fields: fields.map((f) => ({ ...f })) } : {}),
      ...(problems ? { problems: problems.map((p) => ({ ...p })) } : {}),
    };
  }
}

export const refusalOf = ({ code, params, fields }: Refused): Refusal =>
  new Refusal(code, { ...(params ? { params } : {}), ...(fields ? { fields } : {}) });
