/** How a committee stands on a matter: heads, not signatures. */
export interface CommitteeMajority {
  /** Members whose consent counts: they sit today and agreed. */
  readonly agreed: number;
  readonly sitting: number;
  /** The least number of members that is more than half of those sitting. */
  readonly needed: number;
  readonly reached: boolean;
}

/**
 * 业委会决议: 经全体委员过半数同意 (业主大会和业主委员会指导规则 38), counted by the members in office on
 * the day. A person who sits twice has one voice, and a consent given twice counts once; what someone
 * agreed who does not sit (any more) does not count. A committee nobody sits on decides nothing.
 * @param sitting persons who hold a seat that day. @param agreed persons who agreed.
 */
export function committeeMajority(
  sitting: readonly string[],
  agreed: readonly string[],
): CommitteeMajority {
  const members = new Set(sitting);
  const consenting = [...new Set(agreed)].filter((person) => members.has(person)).length;
  const needed = Math.floor(members.size / 2) + 1;
  return {
    agreed: consenting,
    sitting: members.size,
    needed,
    reached: members.size > 0 && 2 * consenting > members.size,
  };
}

/**
 * Whether more than half can no longer agree: half of the sitting members have declined. The matter is
 * then refused without waiting for those who have not spoken.
 */
export function consentOutOfReach({ sitting }: { sitting: number }, declined: number): boolean {
  return 2 * declined >= sitting;
}
