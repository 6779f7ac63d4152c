import type { MonthCard } from '../../reports/month-card/content.rules';

export class CardUseView {
  name: string;
  /** In yuan. */
  amount: string;
}

/** 月度收支卡片: what the picture shows, as data and as text. */
export class MonthCardView {
  period: string;
  title: string;
  /** In yuan, on cash basis. */
  income: string;
  expense: string;
  left: string;
  /** The three largest uses. */
  largest: CardUseView[];
  /** The picture's words line by line, for a screen reader. */
  lines: string[];
  /** Path of the PNG, 1080 × 1440. */
  picture: string;
}

export const monthCardViewOf = (communityId: number, card: MonthCard): MonthCardView => ({
  period: card.period,
  title: card.title,
  income: card.income.toString(),
  expense: card.expense.toString(),
  left: card.left.toString(),
  largest: card.largest.map(({ name, amount }) => ({ name, amount: amount.toString() })),
  lines: [...card.lines],
  picture: `/api/communities/${communityId}/months/${card.period}/card.png`,
});
