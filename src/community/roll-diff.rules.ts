import { maskedPhone } from './masking.rules';
import {
  type Holding,
  relationNames,
  type PartyRelation,
  type UnitKind,
  unitKindNames,
  unitLabelOf,
} from './places.rules';

/** A party as kept: the number itself is sealed, its hash tells whether it is the same. */
export interface KeptParty {
  name: string;
  relation: PartyRelation;
  phoneTail: string | null;
  phoneHash: string | null;
}

/** A unit as in the roll, or as a file would have it. */
export interface KeptUnit<P extends KeptParty = KeptParty> {
  building: string;
  door: string;
  kind: UnitKind;
  registeredArea: string;
  billingArea: string;
  holding: Holding;
  handedOverOn: string | null;
  parties: readonly P[];
}

/** One thing that would change, in words: 登记面积 89.50 → 90.10. */
export interface Difference {
  what: string;
  was: string;
  becomes: string;
}

export type RollChangeKind = 'added' | 'changed' | 'unchanged';

export interface RollChange {
  label: string;
  kind: RollChangeKind;
  differences: Difference[];
}

const NOTHING = '（空）';

/**
 * What taking in a unit would do to the roll. People in the roll whom the file does not name are left
 * alone, and so is what the file leaves blank: an import adds and corrects, it never removes.
 */
export function changeOf(becomes: KeptUnit, was: KeptUnit | undefined): RollChange {
  const label = unitLabelOf(becomes.building, becomes.door);
  if (!was) return { label, kind: 'added', differences: [] };
  const differences = [...factsThatDiffer(was, becomes), ...partiesThatDiffer(was, becomes)];
  return { label, kind: differences.length > 0 ? 'changed' : 'unchanged', differences };
}

function factsThatDiffer(was: KeptUnit, becomes: KeptUnit): Difference[] {
  const holdingNames: Record<Holding, string> = { sold: '否', developer: '是' };
  const facts: Difference[] = [
    { what: '类型', was: unitKindNames[was.kind], becomes: unitKindNames[becomes.kind] },
    { what: '登记面积', was: was.registeredArea, becomes: becomes.registeredArea },
    { what: '计费面积', was: was.billingArea, becomes: becomes.billingArea },
    { what: '开发商持有', was: holdingNames[was.holding], becomes: holdingNames[becomes.holding] },
    {
      what: '交付日期',
      was: was.handedOverOn ?? NOTHING,
      becomes: becomes.handedOverOn ?? was.handedOverOn ?? NOTHING,
    },
  ];
  return facts.filter((fact) => fact.was !== fact.becomes);
}

function partiesThatDiffer(was: KeptUnit, becomes: KeptUnit): Difference[] {
  return becomes.parties.flatMap((party) => {
    const known = was.parties.find(
      ({ name, relation }) => name === party.name && relation === party.relation,
    );
    const what = `${relationNames[party.relation]} ${party.name}`;
    if (!known) return [{ what, was: NOTHING, becomes: '新增' }];
    if (party.phoneHash === null || party.phoneHash === known.phoneHash) return [];
    const [before, after] = [maskedPhone(known.phoneTail), maskedPhone(party.phoneTail)];
    return [{ what: `${what} 电话`, was: before ?? NOTHING, becomes: after ?? NOTHING }];
  });
}
