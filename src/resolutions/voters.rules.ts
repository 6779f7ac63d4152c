import { createHash } from 'node:crypto';

/** A home as the roll has it on the day of the notice. */
export interface RollUnit {
  readonly unitId: string;
  /** Registered area, hundredths of a square metre. */
  readonly area: number;
  /** Not sold, or sold and not handed over on that day. */
  readonly isDevelopers: boolean;
  /** 业主 named for it. */
  readonly owners: readonly RollOwner[];
}

export interface RollOwner {
  readonly name: string;
  /** Keyed hash of the telephone number; null when none is known. */
  readonly phoneHash: string | null;
}

export type HeadKind = 'owner' | 'developer' | 'unnamed';

/** One head: whoever bought, with all that was bought. */
export interface Head {
  readonly kind: HeadKind;
  /** SHA-256, hex: equal for equal buyers. */
  readonly identity: string;
  readonly owners: number;
  readonly area: number;
  readonly units: readonly RollUnit[];
}

/**
 * 业主人数 (区分所有权解释 9): every home is a head; what the developer has not sold or not handed over is one head
 * together; who bought several homes is one head. Shops, parking spaces and store rooms that are owned by
 * themselves are homes in this sense; all count with their registered area (解释 8).
 *
 * The same buyer is the same set of owners, each known by name and telephone number: a couple's home and the
 * husband's own are two heads. Without a number nobody is taken for another of the same name, so such an owner of
 * two homes counts twice until the roll knows better; a home without any owner on the roll is a head of its own.
 */
export function headsOf(units: readonly RollUnit[]): Head[] {
  const heads = new Map<string, RollUnit[]>();
  for (const unit of units) {
    const buyer = buyerOf(unit);
    heads.set(buyer, [...(heads.get(buyer) ?? []), unit]);
  }
  return [...heads].map(([buyer, held]) => ({
    kind: kindOf(held[0]),
    identity: createHash('sha256').update(buyer).digest('hex'),
    owners: held[0] && !held[0].isDevelopers ? Math.max(1, ownersOf(held[0]).length) : 1,
    area: held.reduce((sum, { area }) => sum + area, 0),
    units: held,
  }));
}

function kindOf(unit: RollUnit | undefined): HeadKind {
  if (unit?.isDevelopers) return 'developer';
  return unit && unit.owners.length > 0 ? 'owner' : 'unnamed';
}

function buyerOf(unit: RollUnit): string {
  if (unit.isDevelopers) return 'developer';
  const owners = ownersOf(unit);
  return owners.length > 0 ? JSON.stringify(owners) : `unit ${unit.unitId}`;
}

/** Each owner once, in one order; one without a number is known within this home only. */
function ownersOf({ unitId, owners }: RollUnit): string[] {
  const each = owners.map(({ name, phoneHash }) => `${name} ${phoneHash ?? `unit ${unitId}`}`);
  return [...new Set(each)].sort();
}
