import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];

export type OpenData = Schemas['OpenDataView'];
export type OpenTable = Schemas['OpenTableView'];
export type PublicPageState = Schemas['PublicPageStateView'];
export type PublicPage = Schemas['PublicPageView'];
export type Payroll = Schemas['PayrollView'];
