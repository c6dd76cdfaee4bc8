/** The small parts of the pupils' pages: the work for a code, own voices only, the puzzle's deck, circles that grow. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expectedLine, grouped } from '../../../client/respond/class/teacher/session.ts';
import { cardsFor } from '../../../client/respond/class/teacher/source.ts';
import { teacherSentences } from '../../../client/respond/class/teacher/words.ts';
import { shuffled } from '../../../client/respond/class/puzzle.ts';
import { voiceFor } from '../../../client/respond/class/speech.ts';
import { shaHead, work } from '../../../client/respond/class/work.ts';
import { pictureIds } from '../../../client/respond/class/pictures.ts';
import { en } from '../../../client/respond/class/words.en.ts';
import { nl } from '../../../client/respond/class/words.nl.ts';
import { diameter } from '../../../client/respond/survey/Circles.tsx';
import { picture } from '../../../server/classes/contract.ts';
import { workFits } from '../../../server/classes/work.ts';

describe('the work for a code', () => {
  it('is SHA-256 as the server computes it, for texts of every length around a block', () => {
    for (let n = 0; n < 140; n += 1) {
      const text = 'abcdefghij'.repeat(14).slice(0, n);
      expect(shaHead(text)).toBe(Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16));
    }
  });
  it('is accepted by the server', async () => {
    const nonce = await work('a-challenge', 'FHJ234', 10);
    expect(workFits('a-challenge', 'FHJ234', nonce, 10)).toBe(true);
  });
});

describe('reading aloud', () => {
  const voice = (lang: string, localService: boolean) => ({ lang, localService }) as SpeechSynthesisVoice;
  it("takes a voice of the device itself, and none where there is only a company's", () => {
    const own = voice('nl_NL', true);
    expect(voiceFor([voice('nl-NL', false), voice('nl-BE', true), own], 'nl')).toBe(own);
    expect(voiceFor([voice('nl-NL', false), voice('en-GB', true)], 'nl')).toBeUndefined();
  });
});

it('the deck keeps every card, in an order by chance', () => {
  let n = 0;
  const chance = () => ((n += 1) * 0.37) % 1;
  const deck = shuffled(pictureIds, chance);
  expect(deck.toSorted()).toEqual([...pictureIds].toSorted());
  expect(deck).not.toEqual(pictureIds);
});

it('the number of pupils is said where it is known, and is the number of cards proposed', () => {
  expect(expectedLine(teacherSentences('nl'), { expected: 24 })).toBe(
    'In deze groep zitten 24 leerlingen, volgens de lijst van de school.',
  );
  expect(expectedLine(teacherSentences('en'), { expected: 1 })).toBe('This group has 1 pupil, by the list of the school.');
  expect(expectedLine(teacherSentences('nl'), {})).toBeUndefined();
  expect([cardsFor({ expected: 24 }), cardsFor({ expected: 80 }), cardsFor({})]).toEqual([24, 60, 30]);
});

it('circles grow in equal steps', () => {
  const sizes = [0, 1, 2, 3].map((i) => diameter(i, 4));
  expect(sizes).toEqual([26, 40, 54, 68]);
});

it('every picture of the server is drawn and has a name in both languages', () => {
  expect([...pictureIds].toSorted()).toEqual(picture.options.toSorted());
  for (const id of pictureIds) expect(nl.pictures[id] && en.pictures[id]).toBeTruthy();
  expect(grouped('FHJ234')).toBe('FHJ 234');
});
