/** 注销: what goes, what stays, and what must be done first, in words for the person herself. */

export const GOES: readonly string[] = [
  '您的姓名、电话、证件号和登录名，登录密码、身份验证器和所有登录设备',
  '您与房屋的绑定；绑定申请里您写的姓名和说明',
  '您的关注、通知、邮件地址、保存的查询',
  '写到您姓名的凭证摘要（换成“个人信息已依法删除”），连同能还原它的盐',
];

export const STAYS: readonly string[] = [
  '账单、收据、凭证上的金额和日期：会计资料依法保存 30 年，只删去能认出您的文字',
  '您投过的选票和提过的质询、异议的内容：不再与您的姓名相连',
  '业主名册上您名下的房屋：在您仍是业主期间，物业依合同和法律保存，过户后删去',
  '担任过职务的，履职记录保留姓名：账簿要说明是谁制单、审核、批准',
];

export interface DutyFacts {
  readonly communityName: string;
  readonly posts: readonly string[];
  /** Titles of votes she has voted in that are not counted yet. */
  readonly openVotes: readonly string[];
  readonly openPayments: number;
}

export interface Duty {
  readonly communityName: string;
  readonly text: string;
}

/** What she owes before she may be forgotten; empty when nothing stands in the way. */
export function dutiesOf(facts: DutyFacts): Duty[] {
  const { communityName, posts, openVotes, openPayments } = facts;
  const texts = [
    ...posts.map((post) => `您现在担任${post}，请先由有权的人解除职务，办好交接。`),
    ...openVotes.map((title) => `您参加的表决“${title}”还没有计票，计票后才能注销。`),
    ...(openPayments > 0 ? ['您有线上缴费还没有结果，请等它完成或过期。'] : []),
  ];
  return texts.map((text) => ({ communityName, text }));
}
