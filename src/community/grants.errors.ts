import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { conflict, forbidden, invalid, notFound } from '../shared/domain-error';

/** Every way a post can be refused. Names of posts come in Chinese already. */
export const grantErrors = {
  notAPost: () =>
    invalid('grant.not-a-post', '业主住户不用授权，请用邀请码或绑定申请把本人与房屋对应起来。'),
  operatorFirstOnly: () =>
    forbidden(
      'grant.operator-first-only',
      '系统运维人员只能任命首任业委会主任和首任物业项目经理，其余职务由他们授权。',
    ),
  firstTaken: (postName: string) =>
    conflict(
      'grant.first-taken',
      `${postName}已经有人担任，系统运维人员不能再任命。请由现任办理换届授权。`,
      { postName },
    ),
  endsBeforeStart: () =>
    invalid('grant.ends-before-start', '任期的结束日期早于开始日期，请重新填写。'),
  alreadyOver: () =>
    invalid('grant.already-over', '任期在今天之前已经结束，授权不会生效，请核对日期。'),
  auditorNeedsEnd: () =>
    invalid('grant.auditor-needs-end', '审计人员的授权必须写明结束日期，审计完成后自动收回。'),
  identityNeeded: (postName: string) =>
    invalid(
      'grant.identity-needed',
      `${postName}在付款流程中有一道职责，请填写身份证号码：系统据此保证同一个人不占两道（会计法 第二十五条）。`,
      { postName },
    ),
  nameDiffers: () =>
    conflict(
      'grant.name-differs',
      '这个手机号、身份证号码或登录名已登记在另一个姓名下，请核对姓名和号码。',
    ),
  identityDiffers: () =>
    conflict(
      'grant.identity-differs',
      '这个人名下登记的是另一个身份证号码，不能更改。请核对号码，或确认是不是同名的两个人。',
    ),
  samePost: (postName: string) =>
    conflict('grant.same-post', `此人在这段时间里已经担任${postName}，不用重复授权。`, {
      postName,
    }),
  twoDuties: (heldName: string, postName: string) =>
    conflict(
      'grant.two-duties',
      `此人在这段时间里担任${heldName}，不能再担任${postName}：经办、制单、审核、出纳、第二把钥匙须由不同的人担任。请先结束原职务，新职务最早从次日开始。`,
      { heldName, postName },
    ),
  bothSides: (heldName: string, postName: string) =>
    conflict(
      'grant.both-sides',
      `此人在这段时间里担任${heldName}，不能同时在另一方担任${postName}。请先结束原职务，新职务最早从次日开始。`,
      { heldName, postName },
    ),
  raced: () =>
    conflict(
      'grant.raced',
      '刚刚有人给此人授予了另一项职务，两者不能兼任，本次授权没有生效。请刷新后核对。',
    ),
  unknown: () => notFound('grant.unknown', '没有找到这项授权，请刷新列表。'),
  ended: () => conflict('grant.ended', '这项授权已经结束，不用再次办理。'),
  endInPast: () => invalid('grant.end-in-past', '结束日期不能早于今天：已经办过的事不会因此失效。'),
  endBeyondTerm: () =>
    invalid('grant.end-beyond-term', '结束日期晚于任期届满的日期，到期会自动结束，不用办理。'),
};

// The rules name the post held; these two speak when only the database saw the other grant.
registerConstraintMessages({
  role_grant_one_duty: grantErrors.raced,
  role_grant_one_side: grantErrors.raced,
});
