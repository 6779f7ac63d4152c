import { Link, useParams, useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { Flow, FlowPart } from '../../shared/api/types';
import { formatYuan, percentOf } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { EntryList } from '../parts/EntryList';
import { Load } from '../parts/Load';
import { Rows } from '../parts/Rows';
import { useRangeName } from './RangeSwitch';
import { useFlowRange } from './useFlowRange';
import styles from './UsePage.module.css';
import './words';

/** One use of money in a stretch of time: its accounts, then every entry. */
export default function UsePage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const { useKey = '' } = useParams();
  const [params] = useSearchParams();
  const { unit, range, fund } = useFlowRange();
  const nameOf = useRangeName();
  const flow = useGet<Flow>(path('/account/flow'), { ...range, fund });
  const use = flow.data?.uses.find((one) => one.key === useKey);
  return (
    <Page
      title={t('flow:uses.title', { name: use?.name ?? t('loading') })}
      lead={nameOf(unit, range)}
      back={{ to: page(`/flow?${params.toString()}`), word: t('flow:uses.back') }}
    >
      <Load query={flow}>{() => (use ? <Accounts use={use} range={range} /> : null)}</Load>
      <Card title={t('flow:uses.entries')}>
        <EntryList
          path={path(`/account/uses/${encodeURIComponent(useKey)}/entries`)}
          query={{ ...range, fund }}
          emptyTitle={t('flow:uses.empty')}
        />
      </Card>
    </Page>
  );
}

function Accounts({ use, range }: { use: FlowPart; range: { from: string; to: string } }) {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <div className={styles.above}>
      <Card title={t('flow:uses.accounts')} aside={<b>{formatYuan(use.amount)}</b>}>
        <Rows>
          {use.accounts.map((account) => (
            <Link
              key={account.code}
              className={styles.account}
              to={page(`/statement?account=${account.code}&from=${range.from}&to=${range.to}`)}
            >
              <span>{account.name}</span>
              <span className="num">
                {formatYuan(account.amount)}{' '}
                <span className="quiet">{percentOf(account.amount, use.amount)}</span>
              </span>
            </Link>
          ))}
        </Rows>
      </Card>
    </div>
  );
}
