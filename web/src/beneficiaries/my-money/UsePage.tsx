import { Link, useParams } from 'react-router';
import { withQuery } from '../../shared/api/client';
import { Badge } from '../../shared/components/Badge';
import { formatYuan, percentOf } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useRangeName } from '../flow/RangeSwitch';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { PagedList } from '../parts/PagedList';
import styles from './my-money.module.css';
import type { MoneyEntry, MoneyUse, MyMoney } from './types';
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
          <div className={styles.stack}>
            {use && <Share use={use} money={found} />}
            <Behind money={found} useKey={useKey} />
          </div>
        )}
      </Load>
    </Page>
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

function Behind({ money, useKey }: { money: MyMoney; useKey: string }) {
  const t = useWords();
  const { path } = useCommunity();
  const { unitId, from, to } = money;
  const entries = withQuery(path(`/my-money/uses/${encodeURIComponent(useKey)}/entries`), {
    unitId,
    from,
    to,
  });
  return (
    <Card title={t('my-money:use.entries')}>
      <p className="quiet small">{t('my-money:use.hint')}</p>
      <PagedList<MoneyEntry> path={entries} emptyTitle={t('my-money:use.empty')}>
        {(entry) => <EntryRow key={entry.seq} entry={entry} />}
      </PagedList>
    </Card>
  );
}

/** One voucher: the whole of it, and this home's part in it. */
function EntryRow({ entry }: { entry: MoneyEntry }) {
  const t = useWords();
  const { page } = useCommunity();
  const dates = useDates();
  const about = [
    dates.day(entry.bookedOn),
    entry.payeeName && !entry.title.includes(entry.payeeName) ? entry.payeeName : null,
    entry.fileCount > 0 ? t('my-money:use.papers', { count: entry.fileCount }) : null,
  ];
  return (
    <Link className={styles.use} to={page(`/entries/${entry.seq}`)}>
      <span className={styles.useHead}>
        <b>{entry.title}</b>
        <span className="num">{formatYuan(entry.share)}</span>
      </span>
      <span className={styles.about}>
        <span>{about.filter(Boolean).join(' · ')}</span>
        <span>
          {t('my-money:use.entryWhole', { amount: formatYuan(entry.amount) })}{' '}
          {entry.reversed && <Badge>{t('my-money:use.reversed')}</Badge>}
        </span>
      </span>
    </Link>
  );
}
