import { formatYuan } from '../format/yuan';
import styles from './MoneyText.module.css';

interface Props {
  amount: string;
  /** in: green with a plus. out and none: ink; spending is normal, not red. */
  direction?: 'in' | 'out' | 'none';
  strong?: boolean;
}

/** ¥1,234.50 in figures of one width. */
export function MoneyText({ amount, direction = 'none', strong = false }: Props) {
  const classes = [styles.money, direction === 'in' && styles.in, strong && styles.strong];
  return (
    <span className={classes.filter(Boolean).join(' ')}>
      {formatYuan(amount, direction === 'in' ? 'always' : 'minus-only')}
    </span>
  );
}
