import { halfWidth } from './contact.rules';

export type UnitKind = 'residential' | 'commercial' | 'parking' | 'storage';
export type Holding = 'sold' | 'developer';
export type PartyRelation = 'owner' | 'tenant' | 'family' | 'developer';
/** What a log-in may be to a unit. */
export type BindingRelation = 'owner' | 'tenant' | 'family';

export const bindingRelations = [
  'owner',
  'tenant',
  'family',
] as const satisfies readonly BindingRelation[];

export const unitKindNames: Record<UnitKind, string> = {
  residential: '住宅',
  commercial: '商铺',
  parking: '车位',
  storage: '储藏室',
};

export const relationNames: Record<PartyRelation, string> = {
  owner: '业主',
  tenant: '租户',
  family: '家属',
  developer: '开发商',
};

/** "3" and "３栋 " are both 3栋: people of one community mean one building. */
export function buildingNameOf(text: string): string {
  const name = compact(text);
  return /^\d+$/.test(name) ? `${Number(name)}栋` : name;
}

/** The door as people say it within the building: "2单元301", or "301" where there are no staircases. */
export function doorOf(room: string, staircase = ''): string {
  const stair = compact(staircase);
  if (stair === '') return compact(room).replace(/[室号]+$/, '');
  const named = /^[\dA-Za-z]+$/.test(stair) ? `${stair}单元` : stair;
  return `${named}${compact(room).replace(/[室号]+$/, '')}`;
}

/** "3栋2单元301", as shown everywhere. */
export function unitLabelOf(building: string, door: string): string {
  return `${building}${door}`;
}

/** Equal for the same unit only: "1栋2单元" + "301" is not "1栋" + "2单元301". */
export function unitKeyOf({ building, door }: { building: string; door: string }): string {
  return `${building}\n${door}`;
}

function compact(text: string): string {
  return halfWidth(text).replaceAll(/\s+/g, '');
}
