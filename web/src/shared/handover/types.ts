import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Handovers = Schemas['HandoversView'];
export type Handover = Schemas['HandoverView'];
export type HandoverList = Schemas['HandoverListView'];
export type HandoverAhead = Schemas['HandoverAheadView'];
export type HandoverLines = Schemas['HandoverLinesView'];
export type HandoverBegun = Schemas['HandoverBegunView'];
export type TrusteeTerm = Schemas['TrusteeTermView'];
