import type { Protected } from './sql-log-functions';

/**
 * What of the charges is a leaf, row by row. Bills and allocations, of which there are a hundred thousand,
 * stand in the leaf of their run or receipt as one hash.
 */
export const CHARGES_PROTECTED: readonly Protected[] = [
  { table: 'fee_schedule', keys: ['version'], private: ['resolution_ref'] },
  { table: 'unit_vacancy', keys: ['id'], private: ['unit_id', 'reason'] },
  { table: 'shared_cost', keys: ['fee_code', 'period'], private: ['evidence'] },
  { table: 'bill_run', keys: ['id'], private: ['cancel_reason'] },
  {
    table: 'receipt',
    keys: ['id'],
    private: ['unit_id', 'reference', 'cancel_reason'],
    many: true,
  },
  { table: 'advance_use', keys: ['id'], private: [] },
  { table: 'bill_relief', keys: ['id'], private: ['reason'] },
];

/** Its tables of record that refuse every change. */
export const CHARGES_RECORDS = [
  'fee_schedule',
  'receipt_allocation',
  'advance_use',
  'advance_use_line',
] as const;
