/** Every topic that our functions answer: the one list that the runner and the tests use. */
import type { Json, ReferenceCase } from '../cases.ts';
import { aggregation } from './aggregation.ts';
import { occasions, oneWay, padjust, paired, twoGroups } from './groups.ts';
import { extremes, lmm, lmmCompare } from './mixed.ts';
import { network } from './network.ts';
import { networkPair } from './networkPair.ts';
import { scale } from './scale.ts';
import { test } from './test.ts';

export const topics: Readonly<Record<string, (reference: ReferenceCase) => Json>> = {
  scale,
  test,
  aggregation,
  paired: ({ spec, rows }) => paired(spec, rows('data')),
  twoGroups: ({ spec, rows }) => twoGroups(spec, rows('data')),
  oneWay: ({ spec, rows }) => oneWay(spec, rows('data')),
  rmAnova: ({ spec, rows }) => occasions(spec, rows('data')),
  mixedAnova: ({ spec, rows }) => occasions(spec, rows('data')),
  padjust: ({ spec, rows }) => padjust(spec, rows('data')),
  lmm: ({ spec, rows }) => lmm(spec, rows('data')),
  lmmCompare: ({ spec, rows }) => lmmCompare(spec, rows('data')),
  extremes: ({ spec, rows }) => extremes(spec, rows('data'), rows('schools')),
  network,
  networkPair,
};

/** Topics that a later part of the product will answer: listed and counted, neither passed nor failed. */
export const notYet: ReadonlySet<string> = new Set(['spss']);
