/** What the rooms with mail ask the server. */
import { queryOptions } from '@tanstack/react-query';
import { call, type ConsoleWire } from '../api.ts';

export type StudyMail = ConsoleWire['GET /api/studies/:study/mail']['reply'];
export type WaveMail = ConsoleWire['GET /api/studies/:study/waves/:wave/mail']['reply'];
export type MailRow = WaveMail['rows'][number];
export type Forecast = ConsoleWire['GET /api/studies/:study/waves/:wave/mail/forecast']['reply'];
export type Plan = ConsoleWire['GET /api/studies/:study/waves/:wave/mail/plan']['reply'];

export const mailQuery = (study: string) =>
  queryOptions({
    queryKey: ['study', study, 'mail'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/mail', { params: { study }, signal }),
  });
/** Looked at again every few seconds while mail is under way. */
export const waveMailQuery = (study: string, wave: string) =>
  queryOptions({
    queryKey: ['study', study, 'mail', wave, 'queue'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/waves/:wave/mail', { params: { study, wave }, signal }),
    refetchInterval: ({ state }) => {
      const counts = state.data?.counts;
      return counts && counts.queued + counts.claimed + counts.sending > 0 ? 5000 : false;
    },
  });
export const planQuery = (study: string, wave: string) =>
  queryOptions({
    queryKey: ['study', study, 'mail', wave, 'plan'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/waves/:wave/mail/plan', { params: { study, wave }, signal }),
    staleTime: 0,
  });
export const forecastQuery = (study: string, wave: string) =>
  queryOptions({
    queryKey: ['study', study, 'mail', wave, 'forecast'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/waves/:wave/mail/forecast', { params: { study, wave }, signal }),
  });
