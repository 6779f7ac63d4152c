import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];

export type ListedFile = Schemas['EvidenceToMaskView'];
export type ListedFiles = Schemas['EvidenceToMaskPageView'];
export type Masking = Schemas['MaskingView'];
export type Suggestion = Schemas['MaskSuggestionView'];
export type PublicCopy = Schemas['PublicCopyView'];
export type Look = Schemas['OriginalReadingView'];
