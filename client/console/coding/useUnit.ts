/** The codes of one unit on this page: what was judged, what is kept on the device, what the server has. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CodingUnit } from '../../../server/evidence/contract.ts';
import { Refused } from '../../lib/call.ts';
import { call } from '../api.ts';
import { findingsMoved } from '../material/queries.ts';
import { noteEnd } from '../queries.ts';
import { keep, keptOf } from './device.ts';
import { act, type Action, type Editing } from './editing.ts';
import { unitQuery, worklistQuery } from './queries.ts';
import { Saver, type SavingState } from './saver.ts';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export function useUnit(study: string, given: CodingUnit) {
  const { unit, coder, themes } = given;
  const client = useQueryClient();
  const [start] = useState(() => keptOf(study, unit, coder));
  const waiting = start && !same(start.codes, given.codes) ? start : undefined;
  const [editing, setEditing] = useState<Editing>(() => {
    const codes = waiting?.codes ?? given.codes;
    return { codes, at: themes.find((theme) => !codes[theme.id])?.id ?? themes[0]?.id ?? '', before: [] };
  });
  const [saving, setSaving] = useState<SavingState>({ is: 'saved' });
  const [keeps, setKeeps] = useState(true);
  const [state, setState] = useState(given.state);
  const now = useRef(editing);
  const saver = useRef<Saver>(undefined);

  useEffect(() => {
    const made = new Saver(
      {
        send: async (codes, baseRevision) => {
          const saved = await call('PUT /api/studies/:study/coding/:unit', {
            params: { study, unit },
            body: { codes: { ...codes }, baseRevision },
            timeoutMs: 20_000,
          });
          setState(saved.state);
          return saved;
        },
        keep: (entry) => setKeeps(keep(study, unit, coder, entry)),
        tell: (next) => {
          if (next.is === 'refused') noteEnd(next.error);
          setSaving(next);
        },
      },
      given.revision,
    );
    saver.current = made;
    if (waiting) {
      // built on what the server has: send it; on something older: a person decides
      if (waiting.baseRevision === given.revision) made.change(waiting.codes);
      else setSaving({ is: 'conflict' });
    } else if (start) keep(study, unit, coder, null);
    const online = () => void made.flush();
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      // what was typed a moment ago goes along; what fails stays on the device
      void made.flush();
      made.stop();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- once per unit: the page is keyed by it
  }, []);

  const apply = useCallback(
    (action: Action) => {
      const next = act(now.current, action, themes);
      if (next === now.current) return;
      const changed = next.codes !== now.current.codes;
      now.current = next;
      setEditing(next);
      if (changed) saver.current?.change(next.codes);
    },
    [themes],
  );

  const latest = () =>
    client.fetchQuery({ ...unitQuery(study, unit), staleTime: 0 }).catch((error: unknown) => {
      setSaving({ is: 'refused', error });
      return undefined;
    });
  /** Settles a conflict: with what stands here, or with what the server has. */
  const settle = async (mine: boolean) => {
    const fresh = await latest();
    if (!fresh) return;
    if (mine) return saver.current?.override(now.current.codes, fresh.revision);
    now.current = { ...now.current, codes: fresh.codes, before: [] };
    setEditing(now.current);
    setState(fresh.state);
    saver.current?.giveIn(fresh.revision);
  };

  /** Hands in; whether it was. */
  const handIn = async (): Promise<boolean> => {
    const own = saver.current;
    if (!own || !(await own.flush())) return false;
    try {
      const done = await call('POST /api/studies/:study/coding/:unit/done', {
        params: { study, unit },
        body: { codes: { ...now.current.codes }, baseRevision: own.revision },
      });
      own.giveIn(done.revision);
      setState(done.state);
      findingsMoved(study);
      await client.invalidateQueries({ queryKey: worklistQuery(study).queryKey, exact: true });
      return true;
    } catch (error) {
      noteEnd(error);
      const raced = error instanceof Refused && error.code === 'revisionConflict';
      setSaving(raced ? { is: 'conflict' } : { is: 'refused', error });
      return false;
    }
  };
  return { editing, apply, saving, keeps, state, settle, handIn, sendNow: () => void saver.current?.flush() };
}
