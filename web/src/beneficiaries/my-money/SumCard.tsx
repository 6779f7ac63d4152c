import { absYuan, formatYuan, isNegativeYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useRangeName } from '../flow/RangeSwitch';
import type { FlowRange } from '../flow/useFlowRange';
import { Card } from '../parts/Card';
import { usedPart } from './money';
import styles from './my-money.module.css';
import type { MyMoney } from '../../shared/api/types';

/** The sum, large; what became of it in one sentence; and the same as a sum anybody can add up. */
export function SumCard({ money, value }: { money: MyMoney; value: FlowRange }) {
  const t = useWords();
  const name = useRangeName()(value.unit, value.range);
  const { unitLabel, paid, income, uses, held, opening } = money;
  const dates = useDates();
  const end = money.months[money.months.length - 1]?.period ?? money.to;
  return (
    <Card
      title={t('my-money:sum.title', { name })}
      aside={<span className="quiet">{unitLabel}</span>}
    >
      <p className={styles.sum}>{formatYuan(paid.total)}</p>
      <Became money={money} />
      <dl className={styles.adding}>
        <Row name={t('my-money:sum.opening')} amount={formatYuan(opening)} />
        <Row name={t('my-money:sum.paid')} amount={formatYuan(paid.total, 'always')} />
        <Row name={t('my-money:sum.income')} amount={formatYuan(income.total, 'always')} />
        <Row name={t('my-money:sum.uses')} amount={taken(uses.total)} />
        <Row
          name={t('my-money:sum.held', { period: dates.period(end) })}
          amount={formatYuan(held)}
          total
        />
      </dl>
      <p className="quiet small">{t('my-money:sum.meaning')}</p>
      <Through money={money} until={value.range.to} />
    </Card>
  );
}

/** Used and left as one bar; the words under it say the same. */
function Became({ money: { uses, held } }: { money: MyMoney }) {
  const t = useWords();
  const isCarried = isNegativeYuan(held);
  const used = usedPart(uses.total, held);
  return (
    <div className={styles.became}>
      <div className={styles.usedBar} aria-hidden>
        <span style={{ width: `${used}%` }} />
      </div>
      <p className={styles.legend}>
        <span>
          <span className={styles.usedKey} aria-hidden />
          {t('my-money:sum.used')} <b className="num">{formatYuan(uses.total)}</b>
        </span>
        {!isCarried && (
          <span>
            <span className={styles.leftKey} aria-hidden />
            {t('my-money:sum.left')} <b className="num">{formatYuan(held)}</b>
          </span>
        )}
      </p>
      {isCarried && (
        <p className={styles.note}>
          {t('my-money:sum.carried', { amount: formatYuan(absYuan(held)) })}
        </p>
      )}
    </div>
  );
}

/** What goes out is written with its minus; what came back out of it without. */
const taken = (amount: string) =>
  isNegativeYuan(amount) ? formatYuan(absYuan(amount), 'always') : formatYuan(`-${amount}`);

function Row({ name, amount, total = false }: { name: string; amount: string; total?: boolean }) {
  return (
    <div className={total ? styles.total : undefined}>
      <dt>{name}</dt>
      <dd>{amount}</dd>
    </div>
  );
}

/** A month that is not closed yet can still change, and is not split. */
function Through({ money: { closedThrough }, until }: { money: MyMoney; until: string }) {
  const t = useWords();
  const dates = useDates();
  if (!closedThrough || closedThrough >= until) return null;
  return (
    <p className={styles.note}>
      {t('my-money:sum.through', { period: dates.period(closedThrough) })}
    </p>
  );
}
