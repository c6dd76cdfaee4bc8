/** Adding a questionnaire: one that Meetmoment ships, or an own one from a file; of whom and when. */
import { Button, Checkbox, FileButton, NativeSelect, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { DesignView } from '../../../server/design/contract.ts';
import { useWords } from '../words.ts';
import { useChanging } from './Changing.tsx';
import styles from './Design.module.css';

interface Own {
  readonly instrument: string;
  readonly version: number;
  readonly file: unknown;
  readonly name: string;
}

/** What a file says it is; undefined when it says nothing of the kind. The server looks at the rest. */
async function readOwn(file: File): Promise<Own | undefined> {
  try {
    const json: unknown = JSON.parse(await file.text());
    const { id, version } = json as { id?: unknown; version?: unknown };
    return typeof id === 'string' && typeof version === 'number'
      ? { instrument: id, version, file: json, name: file.name }
      : undefined;
  } catch {
    return undefined;
  }
}

export function AddQuestionnaire({ design }: { readonly design: DesignView }) {
  const { t, w, code, number } = useWords();
  const { change, busy } = useChanging();
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState('');
  const [own, setOwn] = useState<Own>();
  const [bad, setBad] = useState(false);
  const [who, setWho] = useState<readonly string[]>(['teacher']);
  const [when, setWhen] = useState<readonly string[]>([]);
  // own questionnaires that wait can be asked as well
  const waiting = design.instruments.filter((i) => i.cells.length === 0);
  const list = [...waiting, ...design.library];
  const free = design.waves.filter((wave) => !wave.locked && !wave.archived);
  const keyOf = (i: { id: string; version: number }) => `${i.id} ${i.version}`;
  const toggled = (all: readonly string[], one: string) => (all.includes(one) ? all.filter((x) => x !== one) : [...all, one]);
  const close = () => {
    setOpened(false);
    setOwn(undefined);
    setChosen('');
    setWhen([]);
  };
  const add = () => {
    const shipped = list.find((i) => keyOf(i) === chosen);
    const functions = [...who];
    const waves = [...when];
    if (own) {
      const { instrument, version, file } = own;
      change([{ op: 'addInstrument', instrument, version, functions, waves, file }], close);
    } else if (shipped)
      change([{ op: 'addInstrument', instrument: shipped.id, version: shipped.version, functions, waves }], close);
  };
  if (!opened)
    return (
      <Button variant="default" mt="md" onClick={() => setOpened(true)}>
        {t('design.add')}
      </Button>
    );
  return (
    <div className={styles.form}>
      <Title order={3}>{t('design.add')}</Title>
      <NativeSelect
        label={t('design.which')}
        value={chosen}
        disabled={own !== undefined}
        onChange={(e) => setChosen(e.currentTarget.value)}
        data={[
          { value: '', label: t('design.choose') },
          ...list.map((i) => ({
            value: keyOf(i),
            label: `${w(i.title)} (${t('design.about', { items: number(i.items), minutes: number(i.minutes) })})`,
          })),
        ]}
      />
      <div>
        <FileButton
          accept=".json,application/json"
          onChange={(file) => {
            if (file)
              void readOwn(file).then((read) => {
                setOwn(read);
                setBad(read === undefined);
              });
          }}
        >
          {(props) => (
            <Button {...props} variant="default">
              {t('design.ownFile')}
            </Button>
          )}
        </FileButton>
        <Text className={styles.meta} mt={4}>
          {own ? own.name : t('design.ownFileWhat')}
        </Text>
        {bad && (
          <Text role="alert" c="var(--mantine-color-error)">
            {t('design.ownFileBad')}
          </Text>
        )}
      </div>
      <Checkbox.Group label={t('design.toWhom')} value={[...who]} onChange={setWho}>
        <div className={styles.checks}>
          {design.functions.map((name) => (
            <Checkbox key={name} value={name} label={code('function', name)} />
          ))}
        </div>
      </Checkbox.Group>
      <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
        <legend>{t('design.when')}</legend>
        <div className={styles.checks}>
          {free.map((wave) => (
            <Checkbox
              key={wave.id}
              label={wave.label}
              checked={when.includes(wave.id)}
              onChange={() => setWhen((now) => toggled(now, wave.id))}
            />
          ))}
        </div>
      </fieldset>
      <div className={styles.row}>
        <Button disabled={busy || (chosen === '' && !own)} onClick={add}>
          {t('design.addDo')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  );
}
