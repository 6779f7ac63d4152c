/** Who there is, what the chart holds, and who must approve how much. */
export const POSTS = [
  ['clerk', 'trustee'],
  ['accountant', 'trustee'],
  ['reviewer', 'trustee'],
  ['cashier', 'trustee'],
  ['chair', 'trustor'],
  ['member', 'trustor'],
  ['finance-member', 'trustor'],
] as const;
export type Post = (typeof POSTS)[number][0];

export const ACCOUNTS = [
  ['1002', 'asset', 'true'],
  ['1122', 'asset', 'false'],
  ['2241', 'liability', 'false'],
  ['4001', 'income', 'false'],
  ['5001', 'expense', 'false'],
] as const;

export const LADDER = [
  { upTo: '500.00', by: 'reviewer', approvals: 1 },
  { upTo: null, by: 'committee', approvals: 2 },
];
