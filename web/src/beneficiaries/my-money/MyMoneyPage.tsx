import { useGet } from '../../shared/api/queries';
import type { Community, MoneyLine, MyMoney } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { formatAmount } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { RangeSwitch } from '../flow/RangeSwitch';
import type { FlowRange } from '../flow/useFlowRange';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Columns } from '../parts/Columns';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { Segments } from '../parts/Segments';
import { CheckCard } from './CheckCard';
import { FundsCard } from './FundsCard';
import { HowCard } from './HowCard';
import { IncomeCard } from './IncomeCard';
import { MonthsCard } from './MonthsCard';
import { OwedCard } from './OwedCard';
import { PaidCard } from './PaidCard';
import { PictureCard } from './PictureCard';
import { ShareCard } from './ShareCard';
import { SumCard } from './SumCard';
import { namedApart } from './money';
import { useMyMoney } from './use-my-money';
import { UsesCard } from './UsesCard';
import styles from './my-money.module.css';

/** 我的1,234元去哪了: what a home paid, what became of it, and what is still there. */
export function MyMoneyPage() {
  const t = useWords();
  const { unitId, money, value, choose } = useMyMoney();
  const { data } = money;
  const title = data?.months.length
    ? t('my-money:titled', { amount: formatAmount(data.paid.total) })
    : t('my-money:title');
  return (
    <Page title={title} lead={t('my-money:lead')}>
      {unitId === null ? (
        <NoHome />
      ) : (
        <>
          <Homes unitId={unitId} onHome={choose} />
          {data?.closedThrough && <Switch value={value} last={data.closedThrough} />}
          <Load query={money} lines={8}>
            {(found) => (
              <div className={styles.page} aria-busy={money.isPlaceholderData}>
                {found.months.length === 0 ? (
                  <NothingYet money={found} />
                ) : (
                  <Found money={found} value={value} />
                )}
              </div>
            )}
          </Load>
        </>
      )}
    </Page>
  );
}

function Switch({ value, last }: { value: FlowRange; last: string }) {
  const { path } = useCommunity();
  const community = useGet<Community>(path());
  return <RangeSwitch value={value} booksStart={community.data?.booksStartOn} last={last} />;
}

function Found({ money: answer, value }: { money: MyMoney; value: FlowRange }) {
  const money = useNamesApart(answer);
  return (
    <Columns
      first={
        <>
          <SumCard money={money} value={value} />
          <UsesCard money={money} value={value} />
          <PictureCard money={answer} />
          <MonthsCard months={money.months} />
        </>
      }
      second={
        <>
          <HowCard money={money} />
          <CheckCard money={money} />
          <ShareCard money={money} />
          <PaidCard money={money} />
          <IncomeCard money={money} />
          <OwedCard money={money} />
          <FundsCard money={money} />
        </>
      }
    />
  );
}

function useNamesApart(money: MyMoney): MyMoney {
  const t = useWords();
  const apart = <T extends MoneyLine>(lines: readonly T[]) =>
    namedApart(lines, (name, fund) => t('my-money:ofFund', { name, fund: t(`fund.${fund}`) }));
  const { income, uses } = money;
  return {
    ...money,
    income: { ...income, lines: apart(income.lines) },
    uses: { ...uses, lines: apart(uses.lines) },
  };
}

function Homes({ unitId, onHome }: { unitId: string; onHome: (unitId: string) => void }) {
  const t = useWords();
  const { units } = useCommunity().membership;
  if (units.length < 2) return null;
  return (
    <Segments
      label={t('my-money:which')}
      value={unitId}
      onValue={onHome}
      options={units.map(({ id, label }) => ({ value: id, label }))}
    />
  );
}

function NoHome() {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <EmptyState title={t('my-money:noHome.title')}>
      <p>{t('my-money:noHome.hint')}</p>
      <MoreLink to="/me">{t('my-money:noHome.bind')}</MoreLink>
      <MoreLink to={page('/flow')}>{t('my-money:noHome.flow')}</MoreLink>
      <MoreLink to={page('/my-money/check')}>{t('my-money:noHome.check')}</MoreLink>
    </EmptyState>
  );
}

function NothingYet({ money: { closedThrough, unitId } }: { money: MyMoney }) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  return (
    <EmptyState
      title={t(closedThrough ? 'my-money:nothing.notThen' : 'my-money:nothing.notClosed')}
    >
      <p>{t('my-money:nothing.hint')}</p>
      {closedThrough && (
        <MoreLink to={page(`/my-money?unit=month&at=${closedThrough}&home=${unitId}`)}>
          {t('my-money:nothing.newest', { period: dates.period(closedThrough) })}
        </MoreLink>
      )}
      <MoreLink to={page('/flow')}>{t('my-money:nothing.flow')}</MoreLink>
    </EmptyState>
  );
}
