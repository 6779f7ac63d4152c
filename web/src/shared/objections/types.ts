import type { components } from '../api/schema';

type Schemas = components['schemas'];

/** A payment in its window of objection, frozen, or past it. Words are public, who said them is not. */
export type ObjectedPayment = Schemas['ObjectedPaymentView'];
