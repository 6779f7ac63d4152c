import { Link, useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import { withQuery } from '../../shared/api/client';
import type { InquiriesPage, InquiryCard } from '../../shared/inquiries/types';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Columns } from '../parts/Columns';
import { Choice } from '../parts/form';
import { PagedList } from '../parts/PagedList';
import { SearchBox } from '../parts/SearchBox';
import { FiguresCard } from './FiguresCard';
import { filterOf, FILTERS, isSearchable, queryOf } from './filters';
import { InquiryRow } from './InquiryRow';
import styles from './inquiries.module.css';

/** Every question, newest first; what was asked before can be found again. */
export function ListPage() {
  const t = useWords();
  const { path, page, may } = useCommunity();
  const [params, setParams] = useSearchParams();
  const figures = useGet<InquiriesPage>(path('/inquiries'));
  return (
    <Page
      title={t('inquiries:title')}
      lead={t('inquiries:lead')}
      back={{ to: page(''), word: t('nav:home') }}
    >
      <Columns
        first={
          <Card
            title={t('inquiries:list')}
            aside={
              may('inquiry.ask') && (
                <Link className={styles.main} to={page('/inquiries/ask')}>
                  {t('inquiries:askNow')}
                </Link>
              )
            }
          >
            <Narrow params={params} onParams={setParams} />
            <Found params={params} />
          </Card>
        }
        second={figures.data && <FiguresCard figures={figures.data.figures} />}
      />
    </Page>
  );
}

interface NarrowProps {
  params: URLSearchParams;
  onParams: (params: URLSearchParams) => void;
}

/** By words and by state; the address carries both, so that a search can be sent on. */
function Narrow({ params, onParams }: NarrowProps) {
  const t = useWords();
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    onParams(next);
  };
  const q = params.get('q') ?? '';
  return (
    <>
      <SearchBox
        key={q}
        q={q}
        accepts={isSearchable}
        words={{
          label: t('inquiries:search'),
          submit: t('inquiries:go'),
          hint: t('inquiries:searchHint'),
          tooShort: t('inquiries:tooShort'),
        }}
        onSearch={(words) => set('q', words)}
      />
      <div className={styles.filter}>
        <Choice
          label={t('inquiries:which')}
          value={filterOf(params)}
          onValue={(filter) => set('show', filter === 'all' ? '' : filter)}
          options={FILTERS.map((value) => ({ value, label: t(`inquiries:filter.${value}`) }))}
        />
      </div>
      {params.has('subject') && <OnSubject />}
    </>
  );
}

function OnSubject() {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <p className={styles.only}>
      {t('inquiries:onSubject')} <Link to={page('/inquiries')}>{t('inquiries:showAll')}</Link>
    </p>
  );
}

function Found({ params }: { params: URLSearchParams }) {
  const { path } = useCommunity();
  const { title, hint } = useEmptyWords(params);
  return (
    <PagedList<InquiryCard>
      path={withQuery(path('/inquiries'), queryOf(params))}
      emptyTitle={title}
      emptyHint={hint}
    >
      {(inquiry) => <InquiryRow key={inquiry.id} inquiry={inquiry} />}
    </PagedList>
  );
}

/** Nothing found, nothing of mine, or nothing at all: each leads on in its own way. */
function useEmptyWords(params: URLSearchParams): { title: string; hint: string } {
  const t = useWords();
  if (params.has('q')) return { title: t('inquiries:empty'), hint: t('inquiries:emptyHint') };
  if (filterOf(params) === 'mine')
    return { title: t('inquiries:emptyMine'), hint: t('inquiries:emptyMineHint') };
  if (params.size > 0) return { title: t('inquiries:empty'), hint: t('inquiries:emptyHint') };
  return { title: t('inquiries:emptyBook'), hint: t('inquiries:emptyBookHint') };
}
