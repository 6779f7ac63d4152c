import type { FoundHousehold } from './household-search.queries';
import { maskedName } from './masking.rules';
import { unitLabelOf } from './places.rules';
import type { BuildingFacts, ListedUnit } from './units.queries';

export class BuildingView {
  id!: string;
  name!: string;
  unitCount!: number;
  /** 登记面积合计, m² */
  area!: string;
}

export class BuildingsView {
  items!: BuildingView[];
}

export class UnitPartyView {
  relation!: string;
  /** 王*明 unless the reader needs to know */
  name!: string;
  phoneTail!: string | null;
}

/** 房屋 */
export class UnitView {
  id!: string;
  building!: string;
  door!: string;
  label!: string;
  kind!: string;
  /** 登记面积, m²: counts votes */
  registeredArea!: string;
  /** 计费面积, m²: counts fees */
  billingArea!: string;
  holding!: string;
  handedOverOn!: string | null;
  parties!: UnitPartyView[];
}

export class UnitsView {
  items!: UnitView[];
  next!: string | null;
}

export class HouseholdPersonView {
  /** 王*明 unless the reader needs to know */
  name!: string;
  phoneTail!: string | null;
}

/** 一户, as the counter finds it */
export class FoundHouseholdView {
  unitId!: string;
  label!: string;
  kind!: string;
  people!: HouseholdPersonView[];
}

export class FoundHouseholdsView {
  items!: FoundHouseholdView[];
}

export function buildingsViewOf(buildings: readonly BuildingFacts[]): BuildingsView {
  return {
    items: buildings.map(({ id, name, unitCount, area }) => ({ id, name, unitCount, area })),
  };
}

/** `names` says whether this reader may read other households' names (right `roll.names`). */
export function unitViewOf(unit: ListedUnit, names: boolean): UnitView {
  return {
    id: unit.id,
    building: unit.building,
    door: unit.door,
    label: unitLabelOf(unit.building, unit.door),
    kind: unit.kind,
    registeredArea: unit.registeredArea,
    billingArea: unit.billingArea,
    holding: unit.holding,
    handedOverOn: unit.handedOverOn,
    parties: unit.parties.map(({ relation, name, phoneTail }) => ({
      relation,
      name: names ? name : maskedName(name),
      phoneTail: names ? phoneTail : null,
    })),
  };
}

/** `names` as in `unitViewOf`. The last four digits stay: the one who came to pay is asked for them. */
export function foundHouseholdsViewOf(
  found: readonly FoundHousehold[],
  names: boolean,
): FoundHouseholdsView {
  return {
    items: found.map(({ people, ...household }) => ({
      ...household,
      people: people.map(({ name, phoneTail }) => ({
        name: names ? name : maskedName(name),
        phoneTail,
      })),
    })),
  };
}
