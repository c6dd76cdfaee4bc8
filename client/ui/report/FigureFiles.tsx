/** The buttons under a figure: as SVG, which scales, or as PNG for a slide or a text editor. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { saveFile } from '../../lib/download.ts';
import { BusyButton } from '../BusyButton.tsx';
import { pngOf } from './figure-files.ts';
import styles from './Report.module.css';

export interface FigureFileWords {
  readonly saveSvg: string;
  readonly saveSvgOf: (title: string) => string;
  readonly savePng: string;
  readonly savePngOf: (title: string) => string;
  readonly pngFailed: string;
}

interface FigureFilesProps {
  readonly title: string;
  readonly svg: string;
  /** without its ending */
  readonly name: string;
  readonly words: FigureFileWords;
}

export function FigureFiles({ title, svg, name, words }: FigureFilesProps) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const savePng = async () => {
    setBusy(true);
    setFailed(false);
    try {
      saveFile(`${name}.png`, await pngOf(svg));
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={`${styles.files} no-print`}>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={words.saveSvgOf(title)}
        onClick={() => saveFile(`${name}.svg`, svg, 'image/svg+xml;charset=utf-8')}
      >
        {words.saveSvg}
      </Button>
      <BusyButton
        variant="subtle"
        size="compact-sm"
        aria-label={words.savePngOf(title)}
        loading={busy}
        onClick={() => void savePng()}
      >
        {words.savePng}
      </BusyButton>
      {failed && (
        <Text role="alert" size="sm">
          {words.pngFailed}
        </Text>
      )}
    </div>
  );
}
