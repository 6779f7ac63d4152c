/** Doors of a change of trustee: see route-table. */
export const HANDOVER_ROUTES: Readonly<Record<string, string>> = {
  'DELETE communities/:communityId/handovers/:handoverId/objects/:objectId': 'handover.prepare',
  'GET communities/:communityId/handovers': 'handover.read',
  'GET communities/:communityId/handovers/:handoverId/ahead': 'handover.prepare',
  'GET communities/:communityId/handovers/:handoverId/household-lists/:list': 'charges.household',
  'GET communities/:communityId/handovers/:handoverId/lists/:list': 'handover.read',
  'POST communities/:communityId/handovers': 'handover.begin ①②',
  'POST communities/:communityId/handovers/:handoverId/acceptances': 'handover.accept ①②',
  'POST communities/:communityId/handovers/:handoverId/confirmation': 'handover.begin ①②',
  'POST communities/:communityId/handovers/:handoverId/delivery': 'handover.deliver ①②',
  'POST communities/:communityId/handovers/:handoverId/objects': 'handover.prepare ①',
  'POST communities/:communityId/handovers/:handoverId/withdrawal': 'handover.begin ①②',
};
