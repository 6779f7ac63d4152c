import { type EntityManager, In } from 'typeorm';
import { day } from '../shared/day';
import type { Halts } from './halts.rules';
import { SpendingEmergencyRow, SpendingFreezeRow } from './objections.entities';

interface RequestInVersion {
  id: string;
  version: number;
  objectionEndsOn: string | null;
  emergencyGrounds: string | null;
}

/**
 * What stands between each of these requests and its payment, by id, in two questions at most. Under a
 * request's lock it stands still: objections, votes and the clock take the same lock.
 */
export async function haltsOf(
  tx: EntityManager,
  communityId: number,
  requests: readonly RequestInVersion[],
): Promise<Map<string, Halts>> {
  const windows = requests.filter(({ objectionEndsOn }) => objectionEndsOn !== null);
  const emergencies = requests.filter(({ emergencyGrounds }) => emergencyGrounds !== null);
  const of = (some: readonly RequestInVersion[]) => ({
    communityId,
    requestId: In(some.map(({ id }) => id)),
  });
  const freezes = windows.length > 0 ? await tx.findBy(SpendingFreezeRow, of(windows)) : [];
  const published =
    emergencies.length > 0 ? await tx.findBy(SpendingEmergencyRow, of(emergencies)) : [];
  return new Map(
    requests.map((request) => [request.id, haltsFrom(request, freezes, published)] as const),
  );
}

function haltsFrom(
  request: RequestInVersion,
  freezes: readonly SpendingFreezeRow[],
  published: readonly SpendingEmergencyRow[],
): Halts {
  const current = (of: { requestId: string; version: number }) =>
    of.requestId === request.id && of.version === request.version;
  const standing = freezes.filter(current);
  const emergency = published.find(current);
  return {
    objectionEndsOn: request.objectionEndsOn === null ? null : day(request.objectionEndsOn),
    freeze: standing.some(({ outcome }) => outcome === 'refused')
      ? 'refused'
      : standing.some(({ outcome }) => outcome === null)
        ? 'frozen'
        : null,
    emergency:
      request.emergencyGrounds === null
        ? null
        : {
            booked: (emergency?.costSeq ?? null) !== null,
            ratified: emergency?.outcome === 'ratified',
            ratifyBy: emergency ? day(emergency.ratifyBy) : null,
          },
  };
}
