import { Link } from 'react-router';
import type { AccountSummary, BankBalance, FundBalance } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { MoneyText } from '../../shared/components/MoneyText';
import { fenOf, formatYuan, sumYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { BankLine } from '../parts/BankLine';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import { MoreLink } from '../parts/MoreLink';
import { Rows } from '../parts/Rows';
import styles from './BalanceCard.module.css';

/** The balance of the trust today, big; then in which funds and bank accounts it is. */
export function BalanceCard({ account }: { account: AccountSummary }) {
  const t = useWords();
  const dates = useDates();
  const { page, membership } = useCommunity();
  return (
    <Card>
      <h2 className={styles.title}>
        {t('home:balance.title')}
        <span className={styles.on}>{t('home:balance.on', { day: dates.day(account.on) })}</span>
      </h2>
      <p className={styles.total}>{formatYuan(account.total)}</p>
      <p>
        {account.closedThrough ? (
          <Badge tone="good">
            {t('home:balance.closed', { period: dates.period(account.closedThrough) })}
          </Badge>
        ) : (
          <Badge>{t('home:balance.notClosed')}</Badge>
        )}
      </p>
      <BankLine />
      {membership.units.length > 0 && (
        <MoreLink to={page('/my-money')}>{t('home:myHome.money')}</MoreLink>
      )}
      <Funds funds={account.funds} total={account.total} />
      <Banks banks={account.banks} />
    </Card>
  );
}

function Funds({ funds, total }: { funds: FundBalance[]; total: string }) {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <>
      <h3 className={styles.part}>{t('home:balance.funds')}</h3>
      <Rows>
        {funds.map((fund) => (
          <Link key={fund.fund} className={styles.fund} to={page(`/statement?fund=${fund.fund}`)}>
            <span>{fund.name}</span>
            <MoneyText amount={fund.balance} />
            <ShareBar part={fund.balance} whole={total} />
          </Link>
        ))}
      </Rows>
    </>
  );
}

/** How much of the whole, as a thin line; says nothing the figures do not. */
function ShareBar({ part, whole }: { part: string; whole: string }) {
  const all = fenOf(whole);
  const share = all > 0 ? Math.min(1, Math.max(0, fenOf(part) / all)) : 0;
  return (
    <span className={styles.track} aria-hidden>
      <span className={styles.share} style={{ width: `${share * 100}%` }} />
    </span>
  );
}

/** One row per bank account, with the funds whose money lies in it. */
function Banks({ banks }: { banks: BankBalance[] }) {
  const t = useWords();
  const codes = [...new Set(banks.map((bank) => bank.accountCode))];
  if (codes.length === 0) return null;
  return (
    <Fold summary={t('home:balance.banks')}>
      <Rows>
        {codes.map((code) => (
          <Bank key={code} parts={banks.filter((bank) => bank.accountCode === code)} />
        ))}
      </Rows>
    </Fold>
  );
}

function Bank({ parts }: { parts: BankBalance[] }) {
  const t = useWords();
  const { page } = useCommunity();
  const [bank] = parts;
  if (!bank) return null;
  const name = bank.tail ? t('home:balance.bank', { name: bank.name, tail: bank.tail }) : bank.name;
  return (
    <Link className={styles.fund} to={page(`/statement?account=${bank.accountCode}`)}>
      <span>{name}</span>
      <MoneyText amount={sumYuan(parts.map((part) => part.balance))} />
      {parts.length > 1 && (
        <span className={styles.within}>
          {parts.map((part) => `${t(`fund.${part.fund}`)} ${formatYuan(part.balance)}`).join(' · ')}
        </span>
      )}
    </Link>
  );
}
