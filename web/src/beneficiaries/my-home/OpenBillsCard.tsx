import type { Household, HouseholdBill } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { MoneyText } from '../../shared/components/MoneyText';
import { today } from '../../shared/format/dates';
import { formatYuan, isZeroYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { Card } from '../parts/Card';
import { Rows } from '../parts/Rows';
import { BillLine } from './BillLine';
import { leftOf, openBills } from './household';
import styles from './my-home.module.css';

/** Each bill still to be paid, the oldest first, with how its amount came about. */
export function OpenBillsCard({ home }: { home: Household }) {
  const t = useWords();
  const open = openBills(home);
  if (open.length === 0) return null;
  return (
    <Card title={t('my-home:open.title')}>
      <Rows>
        {open.map((bill) => (
          <OpenBill key={bill.id} bill={bill} />
        ))}
      </Rows>
    </Card>
  );
}

function OpenBill({ bill }: { bill: HouseholdBill }) {
  const t = useWords();
  const dates = useDates();
  const left = leftOf(bill);
  return (
    <BillLine bill={bill} amount={<MoneyText amount={left} strong />}>
      <p className={styles.marks}>
        {bill.dueOn < today() ? (
          <Badge tone="attention">{t('my-home:open.late')}</Badge>
        ) : (
          <Badge>{t('my-home:open.until', { day: dates.dayShort(bill.dueOn) })}</Badge>
        )}
        {!isZeroYuan(bill.settled) && (
          <span className="quiet small">
            {t('my-home:open.left', { left: formatYuan(left), settled: formatYuan(bill.settled) })}
          </span>
        )}
      </p>
    </BillLine>
  );
}
