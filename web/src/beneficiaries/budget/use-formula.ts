import type { BudgetLine } from '../../shared/api/types';
import { pointMoved } from '../../shared/format/decimal';
import { useWords } from '../../shared/i18n/i18n';
import { formatPrice, grouped, plainNumber } from './numbers';

type Formula = Pick<BudgetLine, 'unit' | 'unitPrice' | 'quantity' | 'frequency' | 'collectionRate'>;

/** 单价 × 数量 × 次数, and the part expected to be collected: "¥1.20 × 83,404 ㎡ × 12 × 收缴率 92%". */
export function useFormula(): (line: Formula) => string {
  const t = useWords();
  return ({ unit, unitPrice, quantity, frequency, collectionRate }) => {
    const times = plainNumber(frequency);
    const parts = [
      formatPrice(unitPrice),
      `${grouped(plainNumber(quantity))} ${unit}`.trim(),
      times === '1' ? '' : t('budget:times', { count: times }),
      collectionRate === null ? '' : t('budget:collected', { rate: pointMoved(collectionRate, 2) }),
    ];
    return parts.filter(Boolean).join(' × ');
  };
}
