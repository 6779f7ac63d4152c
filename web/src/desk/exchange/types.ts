import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];

export type Exchange = Schemas['ExchangeView'];
export type ExchangeFormat = Schemas['ExchangeFormatView'];
export type ExchangeYear = Schemas['ExchangeYearView'];
