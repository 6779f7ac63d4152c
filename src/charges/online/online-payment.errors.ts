import { busy, conflict, invalid, notFound } from '../../shared/domain-error';
import type { DomainError } from '../../shared/domain-error';
import type { Money } from '../../shared/money';

/** Every way an online payment can be refused. The sentence says what happened and what to do next. */
export const onlineErrors = {
  noChannel: () =>
    conflict(
      'payment.no-channel',
      '本小区还没有开通线上缴费，请到物业服务中心缴纳，或转账到信托专户',
    ),
  channelUnknown: () => notFound('payment.channel-unknown', '没有这个支付渠道，请核对网址'),
  orderUnknown: () =>
    notFound('payment.unknown', '没有找到这笔缴费，请回到“我家”页面从列表中重新打开'),
  nothingOwed: () =>
    conflict('payment.nothing-owed', '这户目前没有待缴的账单；如需预存，请填写金额'),
  notTheSum: (sum: Money) =>
    invalid(
      'payment.not-the-sum',
      `所选账单合计 ${sum.format()} 元，与填写的金额不同；请只选账单，或只填金额`,
    ),
  tooMuch: (max: Money) =>
    invalid('payment.too-much', `单笔线上缴费最多 ${max.format()} 元，请分次缴纳或转账`),
  channelDown: () =>
    busy('payment.channel-down', '支付渠道暂时没有应答，没有扣款，也没有改动；请稍后再试', 30),
  closed: () => conflict('payment.closed', '这笔缴费已关闭或过期，没有扣款；请回到“我家”重新发起'),
  paidAlready: () => conflict('payment.paid-already', '这笔缴费已经支付，不要重复支付'),
  dayToCome: () => invalid('payment.bill-day', '只能下载昨天及以前的交易账单，请改选日期'),
};

/** What the database's own refusals mean to a person. */
export const onlineConstraintMessages: Record<string, () => DomainError> = {
  receipt_online_stays: () =>
    conflict(
      'charges.receipt-online',
      '线上缴费的钱已经到账，收据不能作废；多缴或缴错请办理退费（两把钥匙）',
    ),
};
