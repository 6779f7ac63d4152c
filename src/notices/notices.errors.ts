import { conflict, invalid, notFound } from '../shared/domain-error';

/** Refusals of 关注与通知. */
export const noticesErrors = {
  targetNeeded: (kindName: string) =>
    invalid('notices.target-needed', `请说明关注哪一个${kindName}。`),
  limitNeeded: () =>
    invalid('notices.limit-needed', '请填写大于零的金额，例如 5000.00：达到它的每一笔都会告诉您。'),
  targetUnknown: () =>
    notFound('notices.target-unknown', '找不到要关注的内容，可能已被删除。请回到原来的页面重试。'),
  followUnknown: () => notFound('notices.follow-unknown', '找不到这项关注，可能已经取消。'),
  tooMany: (most: number) =>
    conflict('notices.too-many', `最多关注 ${most} 项。请先取消不再需要的，再添加新的。`),
  unknown: () => notFound('notices.unknown', '找不到这条消息，请刷新页面。'),
  mailNotOffered: () =>
    conflict(
      'notices.mail-not-offered',
      '本系统还没有设置发信邮箱，暂时不能用邮件通知。请在“消息”里查看，或请系统管理员设置。',
    ),
  addressMalformed: () =>
    invalid('notices.address-malformed', '邮箱地址格式不对，请填写如 name@example.com 的地址。'),
  codeTooSoon: () =>
    conflict('notices.code-too-soon', '验证码刚刚发出，请等一分钟再试，并看看垃圾邮件箱。'),
  noAddress: () => notFound('notices.no-address', '还没有填写邮箱地址，请先填写。'),
  codeExpired: () =>
    conflict('notices.code-expired', '验证码已过期或输错次数太多，请重新获取验证码。'),
  codeWrong: () => invalid('notices.code-wrong', '验证码不对，请核对邮件里的 6 位数字后重填。'),
  notConfirmed: () =>
    conflict('notices.not-confirmed', '邮箱还没有验证。请先输入邮件里的 6 位验证码。'),
  feedUnknown: () =>
    notFound('notices.feed-unknown', '订阅地址无效或已更换，请在“关注”页里取得新地址。'),
  cardUnknown: () =>
    notFound('notices.card-unknown', '图片的链接无效或已过期，请在页面里重新打开。'),
  cardBeforeBooks: () =>
    notFound('notices.card-before-books', '这个月在本系统记账之前或还没有开始，没有收支卡片。'),
  robotUnknown: () => notFound('notices.robot-unknown', '找不到这个群机器人，可能已被移除。'),
  robotAddress: (kindName: string, host: string) =>
    invalid(
      'notices.robot-address',
      `地址不是${kindName}群机器人的地址：应以 https://${host}/ 开头，从群机器人的设置里完整复制。`,
    ),
  robotSecretNotTaken: () =>
    invalid('notices.robot-secret-not-taken', '企业微信群机器人没有签名密钥，请把密钥留空。'),
  robotNoMonth: () =>
    conflict('notices.robot-no-month', '还没有已结账的月份，没有可以发送的卡片。结账后再试。'),
  robotsTooMany: (most: number) =>
    conflict('notices.robots-too-many', `最多设置 ${most} 个群机器人。请先移除不再使用的。`),
};
