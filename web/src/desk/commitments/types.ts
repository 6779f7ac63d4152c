import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];

/** 合同、订单: what the trust has bound itself to, and how much of it is still to come. Yuan. */
export type Commitment = Schemas['CommitmentView'];

/** A line one may spend on, with what is left of it. */
export type SpendableLine = Schemas['BudgetLineRoomView'];
