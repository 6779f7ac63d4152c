/** Doors of 关注与通知, in the same hand as `route-table.ts`. */
export const NOTICE_ROUTES: Readonly<Record<string, string>> = {
  'DELETE communities/:communityId/follows/:followId': 'account.query',
  'GET communities/:communityId/follows': 'account.query',
  'GET communities/:communityId/months/:period/card': 'account.query',
  'GET communities/:communityId/months/:period/card.png': 'account.query',
  'GET communities/:communityId/notices': 'account.query',
  'GET public/month-cards/:token': 'public',
  'POST communities/:communityId/follows': 'account.query ①',
  'POST communities/:communityId/notices/read': 'account.query',
};
