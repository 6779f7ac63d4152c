import type { CastBallot, Choice, Vote } from '../../src/resolutions/votes.rules';

export const OPENS = '2026-03-01';
export const CLOSES = '2026-03-10';

/** Rights of one unit each, "v1" first, with these areas in ㎡. */
export const voters = (...areas: number[]) =>
  areas.map((area, index) => ({ voterId: `v${index + 1}`, area: area * 100, owners: 1 }));

let made = 0;

/** A ballot on line by the only owner, on a day in the middle, unless told otherwise. */
export function ballot(
  voterId: string,
  choice: Choice,
  more: Partial<CastBallot> = {},
): CastBallot {
  made += 1;
  return {
    id: `b${String(made).padStart(5, '0')}`,
    voterId,
    channel: 'online',
    choice,
    castOn: '2026-03-05',
    recordedAt: 0,
    voice: more.channel && more.channel !== 'online' ? null : `owner of ${voterId}`,
    proxyId: null,
    checked: true,
    ...more,
  };
}

/** What is counted: no proxies, a cap of three. */
export const vote = (
  rights: Vote['rights'],
  ballots: readonly CastBallot[],
  more: Partial<Vote> = {},
): Vote => ({
  rights,
  ballots,
  proxies: [],
  proxyCap: 3,
  opensOn: OPENS,
  closesOn: CLOSES,
  ...more,
});
