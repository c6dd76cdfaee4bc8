/** Sends the ZIP with progress: fetch cannot tell how much has gone, XMLHttpRequest can. */
import { addressOf, Refused } from '../../lib/call.ts';
import { changeHeaders, type ConsoleWire } from '../api.ts';

export type Imported = ConsoleWire['POST /api/studies']['reply'];

/** The share that was sent, 0 to 1; 1 = everything is there and the server is checking. */
export type OnProgress = (sent: number) => void;

export class Stopped extends Error {}

/** @throws Refused when the server refuses (with all problems of the folder), Stopped when the researcher stopped it */
export function sendStudy(body: Blob, onProgress: OnProgress, signal: AbortSignal): Promise<Imported> {
  const { method, path } = addressOf('POST /api/studies' satisfies keyof ConsoleWire);
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.responseType = 'text';
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/zip');
    for (const [name, value] of Object.entries(changeHeaders(method))) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.upload.onload = () => onProgress(1);
    request.onerror = () => fail(new Refused('offline', 0));
    request.onabort = () => fail(new Stopped());
    request.onload = () => {
      let reply: unknown;
      try {
        reply = JSON.parse(request.responseText);
      } catch {
        reply = undefined;
      }
      if (request.status >= 200 && request.status < 300 && reply) done(reply as Imported);
      else {
        const problem = (reply ?? {}) as { code?: string };
        fail(new Refused(problem.code ?? 'unexpectedAnswer', request.status, problem));
      }
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}
