import { type Day, formatDay } from '../shared/day';
import { conflict, invalid, notFound } from '../shared/domain-error';

/** Every way the queryable account can say no. */
export const queryableAccountErrors = {
  entryUnknown: () => notFound('account.entry-unknown', '没有找到这笔账，请从明细列表中重新打开。'),
  notKeptYet: (firstDay: Day | null) =>
    invalid(
      'account.not-kept-yet',
      firstDay === null
        ? '这本账还没有记过账，没有可以回看的日子。'
        : `这本账从${formatDay(firstDay)}起在本系统记账，更早的日子没有可以还原的页面。请选那天或以后的日子，或选一份公示报表。`,
      firstDay === null ? {} : { firstDay },
    ),
  notWrittenYet: (on: Day) =>
    notFound(
      'account.not-written-yet',
      `到${formatDay(on)}为止还没有记这笔账，它是后来才记的。请回到今天的账再打开。`,
    ),
  useUnknown: () =>
    notFound('account.use-unknown', '没有这一类支出，请回到“钱从哪来，到哪去”重新选择。'),
  rangeReversed: () => invalid('account.range-reversed', '结束月份早于开始月份，请调换后再查。'),
  daysReversed: () => invalid('account.days-reversed', '结束日期早于开始日期，请调换后再查。'),
  amountsReversed: () =>
    invalid('account.amounts-reversed', '最高金额小于最低金额，请调换后再查。'),
  nothingAsked: () =>
    invalid('account.nothing-asked', '请输入要查的词、金额、日期或凭证号，例如 电梯、5670、记12。'),
  tooManySaved: (most: number) =>
    conflict(
      'account.too-many-saved',
      `最多保存 ${most} 个常用查询，请先删去不再用的，再保存这一个。`,
    ),
  savedUnknown: () =>
    notFound('account.saved-unknown', '没有找到这个常用查询，可能已经删去，请刷新后再看。'),
  homeUnknown: () =>
    notFound('account.home-unknown', '没有找到您的这套房屋。请在“我的”里绑定房屋后再看。'),
  homeWithoutShare: () =>
    notFound(
      'account.home-without-share',
      '车位和储藏室不参加分摊，它们交的钱归全体业主。请改选您的住宅或商铺。',
    ),
  nothingClosed: () =>
    notFound(
      'account.nothing-closed',
      '这段时间还没有结账，各户的账要等物业每月结账后才能算出来。请选择更早的月份，或下月初再来。',
    ),
  monthsTooMany: () => invalid('account.months-too-many', '一次最多看 60 个月，请缩短期间后再看。'),
  rangeTooLong: () => invalid('account.range-too-long', '一次最多查 120 个月，请缩短期间后再查。'),
};
