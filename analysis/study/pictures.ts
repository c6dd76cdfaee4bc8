/** The networks that are drawn: all schools of a small study, else only the high and the low group; positions do not change over waves. */
import { layoutSchool, type Position } from '../networks/layout.ts';
import { personAt } from '../networks/study-networks.ts';
import { receivedTies, type StaffNetwork } from '../networks/network.ts';
import type { NetworkPicture, Selection, StudyData } from '../types.ts';

/** Up to this many schools all are drawn. */
export const drawAllSchools = 12;

/** Pictures of the networks in which somebody answered, in the order given. `done` is called once. */
export function networkPictures(
  data: StudyData,
  networks: readonly StaffNetwork[],
  selection: Selection | null,
  done: () => void,
): readonly NetworkPicture[] {
  const chosen = new Set([...(selection?.high ?? []), ...(selection?.low ?? [])]);
  const drawn = networks.filter(
    (n) => n.responded.includes(true) && (data.schools.length <= drawAllSchools || chosen.has(n.school)),
  );
  const bySchool = new Map<string, StaffNetwork[]>();
  for (const network of drawn) bySchool.set(network.school, [...(bySchool.get(network.school) ?? []), network]);
  const positions = new Map([...bySchool].map(([school, own]) => [school, layoutSchool(own)]));
  const people = new Map(data.people.map((p) => [p.id, p]));
  const functionsAt = (id: string, wave: string) => {
    const person = people.get(id);
    return person === undefined ? [] : personAt(person, wave).functions;
  };
  const pictures = drawn.map((network) => picture(network, positions.get(network.school)!, functionsAt));
  done();
  return pictures;
}

function picture(
  network: StaffNetwork,
  positions: ReadonlyMap<string, Position>,
  functionsAt: (id: string, wave: string) => readonly string[],
): NetworkPicture {
  const { roster, ties, responded } = network;
  const named = receivedTies(network);
  return {
    school: network.school,
    wave: network.wave,
    relation: network.relation,
    actors: roster.map((id, i) => ({
      id,
      functions: functionsAt(id, network.wave),
      responded: responded[i] === true,
      indegree: named[i] ?? 0,
      ...positions.get(id)!,
    })),
    ties: ties.flatMap((row, i) =>
      row.flatMap((tie, j) => (tie === 1 ? { from: roster[i]!, to: roster[j]!, mutual: ties[j]?.[i] === 1 } : [])),
    ),
  };
}
