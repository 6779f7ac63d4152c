import { Link, useParams } from 'react-router';
import { formatYuan, percentOf } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useRangeName } from '../flow/RangeSwitch';
import { FollowCard } from '../follow/FollowCard';
import { QuestionsOn } from '../inquiries/Questions';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Columns } from '../parts/Columns';
import { Load } from '../parts/Load';
import { EntriesBehind } from './EntriesBehind';
import styles from './my-money.module.css';
import type { MoneyUse, MyMoney } from '../../shared/api/types';
import { moneyQuery, useMyMoney } from './use-my-money';

/** One use of a home's money: its share, and every voucher that makes it. */
export function UsePage() {
  const t = useWords();
  const { page } = useCommunity();
  const { useKey = '' } = useParams();
  const { money, value } = useMyMoney();
  const nameOf = useRangeName();
  const use = money.data?.uses.lines.find(({ key }) => key === useKey);
  const back = money.data ? `?${moneyQuery(money.data, value)}` : '';
  return (
    <Page
      title={use?.name ?? t('my-money:use.title')}
      lead={nameOf(value.unit, value.range)}
      back={{ to: page(`/my-money${back}`), word: t('my-money:title') }}
    >
      <Load query={money} lines={6}>
        {(found) => (
          <Columns
            first={
              <>
                {use && <Share use={use} money={found} />}
                <EntriesBehind money={found} useKey={useKey} />
              </>
            }
            second={use?.budgetLineId && <OnItsLine lineId={use.budgetLineId} name={use.name} />}
          />
        )}
      </Load>
    </Page>
  );
}

/** What is paid from a budget line can be followed and asked about. */
function OnItsLine({ lineId, name }: { lineId: string; name: string }) {
  return (
    <>
      <QuestionsOn kind="budget-line" id={lineId} about={name} />
      <FollowCard kind="budget-line" target={lineId} name={name} />
    </>
  );
}

function Share({ use, money }: { use: MoneyUse; money: MyMoney }) {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <Card title={t('my-money:use.share')}>
      <p className={styles.sum}>{formatYuan(use.amount)}</p>
      <p className={styles.story}>
        {t('my-money:use.of', {
          whole: formatYuan(use.whole),
          uses: formatYuan(money.uses.total),
          share: percentOf(use.amount, money.uses.total),
        })}
      </p>
      {use.budgetLineId && (
        <p>
          <Link className={styles.more} to={page('/budget')}>
            {t('my-money:use.budget')}
          </Link>
        </p>
      )}
    </Card>
  );
}
