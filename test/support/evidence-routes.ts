/** Doors of 凭证遮盖, in the same hand as `route-table.ts`. */
export const EVIDENCE_ROUTES: Readonly<Record<string, string>> = {
  'GET communities/:communityId/evidence/:fileId/masking': 'evidence.mask',
  'GET communities/:communityId/evidence/:fileId/masking/pages/:no': 'evidence.mask',
  'GET communities/:communityId/evidence/readings': 'log.leaves',
  'GET communities/:communityId/evidence/unmasked': 'evidence.mask',
  'POST communities/:communityId/evidence/:fileId/public-copies': 'evidence.mask ①',
};
