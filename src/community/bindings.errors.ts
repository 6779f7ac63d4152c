import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { conflict, forbidden, invalid, notFound } from '../shared/domain-error';

/** Every way a binding of a person to a unit can be refused. */
export const bindingErrors = {
  unitUnknown: () =>
    notFound('unit.unknown', '没有找到这套房屋。请核对楼栋和房号，例如 3栋、2单元301。'),
  // One sentence for every code that is not ours: it must not tell which part of it was right.
  inviteUnknown: () =>
    notFound(
      'invite.unknown',
      '邀请码不对。请对照通知单逐位核对（没有字母 O、I、L 和数字 0、1），或请物业、业委会重新开一张。',
    ),
  inviteUsed: () =>
    conflict('invite.used', '这个邀请码已经用过，每个码只能用一次。请物业或业委会重新开一张。'),
  inviteExpired: (on: string) =>
    conflict('invite.expired', `这个邀请码已于 ${on} 过期。请物业或业委会重新开一张。`, { on }),
  inviteRevoked: () => conflict('invite.revoked', '这个邀请码已被收回。请物业或业委会重新开一张。'),
  inviteGone: () => notFound('invite.gone', '没有找到这张邀请码，请刷新列表。'),
  inviteSpent: () =>
    conflict(
      'invite.spent',
      '这张邀请码已经被用来绑定，收不回了。要解除绑定，请在“绑定记录”里找到它办理。',
    ),
  expiryOutOfRange: (daysMax: number) =>
    invalid(
      'invite.expiry-out-of-range',
      `邀请码的有效期应在今天之后、${daysMax} 天以内，请重新选择日期。`,
      { daysMax },
    ),
  alreadyBound: () => conflict('binding.already-bound', '您已经绑定了这套房屋，不用再次绑定。'),
  alreadyAsked: () =>
    conflict(
      'binding.already-asked',
      '您已经申请绑定这套房屋，正在等待物业或业委会确认，不用重复申请。',
    ),
  tooManyRequests: (max: number) =>
    conflict(
      'binding.too-many-requests',
      `您在这个小区还有 ${max} 项申请等待确认，请等有了结果再申请。`,
      { max },
    ),
  requestUnknown: () => notFound('binding-request.unknown', '没有找到这项绑定申请，请刷新列表。'),
  requestDecided: () =>
    conflict('binding-request.decided', '这项绑定申请已经处理过，请刷新列表查看结果。'),
  ownRequest: () =>
    forbidden('binding-request.own', '不能确认自己的绑定申请，请物业或业委会的另一位人员办理。'),
  reasonMissing: () =>
    invalid('binding.reason-missing', '请写明原因，申请人会看到，也会留在绑定记录里。'),
  bindingUnknown: () => notFound('binding.unknown', '没有找到这项绑定，可能已经解除。请刷新列表。'),
};

registerConstraintMessages({
  unit_binding_once: bindingErrors.alreadyBound,
  binding_request_once: bindingErrors.alreadyAsked,
});
