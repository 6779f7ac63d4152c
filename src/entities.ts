import { FileObjectRow } from './platform/files/file-object.entity';
import type { EntityClass } from './platform/database/data-source';
import { loginEntities } from './platform/login/login.entities';
import { communityEntities } from './community/community.entities';
import { bankEntities } from './bank/bank.entities';
import { ledgerEntities } from './ledger/ledger.entities';
import { spendingEntities } from './spending/spending.entities';
import { trustContractEntities } from './trust-contract/trust-contract.entities';

/** Every table that is handled through an entity; the ledger's own tables are not among them. */
export const entities: readonly EntityClass[] = [
  FileObjectRow,
  ...loginEntities,
  ...communityEntities,
  ...ledgerEntities,
  ...trustContractEntities,
  ...spendingEntities,
  ...bankEntities,
];
