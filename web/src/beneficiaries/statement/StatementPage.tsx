import { useSearchParams } from 'react-router';
import type { Statement } from '../../shared/api/types';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { FollowButton } from '../follow/FollowButton';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { BankLine } from '../parts/BankLine';
import { Card } from '../parts/Card';
import { EntryList } from '../parts/EntryList';
import { MoreLink } from '../parts/MoreLink';
import { SearchBox } from '../parts/SearchBox';
import { ExportLinks } from './ExportLinks';
import { FilterForm } from './FilterForm';
import { type Filters, filtersOf, isSearchable, paramsOf, queryOf } from './filters';
import styles from './statement.module.css';
import '../explore/words';

/** 明细: everything, newest first, narrowed by what the address says. */
export default function StatementPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const [params, setParams] = useSearchParams();
  const filters = filtersOf(params);
  const apply = (next: Filters) => setParams(paramsOf(next));
  const isNarrowed = params.toString() !== '';
  return (
    <Page title={t('statement:title')}>
      <div className={styles.page}>
        <Card>
          <SearchBox
            key={`q:${filters.q}`}
            q={filters.q}
            accepts={isSearchable}
            words={{
              label: t('statement:search'),
              submit: t('statement:submit'),
              hint: t('statement:searchHint'),
              tooShort: t('statement:tooShort'),
            }}
            onSearch={(q) => apply({ ...filters, q })}
          />
          <FilterForm key={`all:${params.toString()}`} filters={filters} onApply={apply} />
          <MoreLink to={page('/search')}>{t('explore:search.link')}</MoreLink>
        </Card>
        <Card title={t('statement:rows')} aside={<FollowPayee id={filters.payee} />}>
          <BankLine />
          <EntryList
            path={path('/account/statement')}
            query={queryOf(filters)}
            emptyTitle={isNarrowed ? t('statement:empty') : t('statement:emptyBook')}
            emptyHint={isNarrowed ? t('statement:emptyHint') : ''}
            head={(first) => <Totals first={first} />}
          />
          <ExportLinks query={queryOf(filters)} />
        </Card>
      </div>
    </Page>
  );
}

/** Of a statement of one payee: to be told of the next payment to it. */
function FollowPayee({ id }: { id: string }) {
  const t = useWords();
  if (!id) return null;
  return <FollowButton kind="payee" target={id} name={t('notices:button.payee')} />;
}

function Totals({ first }: { first: Statement }) {
  const t = useWords();
  if (!first.totals) return null;
  const totals = { in: formatYuan(first.totals.in), out: formatYuan(first.totals.out) };
  return (
    <p className={styles.totals} role="status">
      {t('statement:totals', totals)}
    </p>
  );
}
