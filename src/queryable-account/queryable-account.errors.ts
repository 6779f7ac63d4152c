import { invalid, notFound } from '../shared/domain-error';

/** Every way the queryable account can say no. */
export const queryableAccountErrors = {
  entryUnknown: () => notFound('account.entry-unknown', '没有找到这笔账，请从明细列表中重新打开。'),
  useUnknown: () =>
    notFound('account.use-unknown', '没有这一类支出，请回到“钱从哪来，到哪去”重新选择。'),
  rangeReversed: () => invalid('account.range-reversed', '结束月份早于开始月份，请调换后再查。'),
  daysReversed: () => invalid('account.days-reversed', '结束日期早于开始日期，请调换后再查。'),
  amountsReversed: () =>
    invalid('account.amounts-reversed', '最高金额小于最低金额，请调换后再查。'),
  rangeTooLong: () => invalid('account.range-too-long', '一次最多查 120 个月，请缩短期间后再查。'),
};
