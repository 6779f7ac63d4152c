import { BindingRequestRow, InviteCodeRow, UnitBindingRow } from './binding.entity';
import { BuildingRow } from './building.entity';
import { CommunityRow } from './community.entity';
import { RoleGrantRow } from './role-grant.entity';
import { RollImportRow } from './roll-import.entity';
import { UnitPartyRow, UnitRow } from './unit.entity';

/** The tables of this room, for the data sources. */
export const communityEntities = [
  CommunityRow,
  BuildingRow,
  UnitRow,
  UnitPartyRow,
  UnitBindingRow,
  BindingRequestRow,
  InviteCodeRow,
  RoleGrantRow,
  RollImportRow,
];
