import { Button } from 'antd';
import type { ComponentType } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Skeleton } from '../../shared/components/Skeleton';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { PageHead } from '../ui/PageHead';
import { TabNav } from '../ui/TabNav';
import { DraftsList } from '../vouchers/DraftsList';
import { AccountBook } from './AccountBook';
import { Chart } from './Chart';
import { usePeriods } from './filters';
import { GeneralLedgerBook } from './GeneralLedgerBook';
import { Journal } from './Journal';
import { TrialBalanceBook } from './TrialBalanceBook';

const BOOKS: Record<string, ComponentType> = {
  journal: Journal,
  general: GeneralLedgerBook,
  subsidiary: () => <AccountBook path="/subsidiary-ledger" />,
  cash: () => <AccountBook path="/cash-journal" daily />,
  balance: TrialBalanceBook,
  drafts: DraftsList,
  chart: Chart,
};

/** The books, one tab each; what can be begun here on the right. */
export default function BooksPage() {
  const t = useWords('books');
  const { book = 'journal' } = useParams();
  const periods = usePeriods();
  const Book = BOOKS[book] ?? Journal;
  return (
    <>
      <PageHead title={t('title')} actions={<Begin />} />
      <TabNav
        label={t('title')}
        base="books"
        tabs={Object.keys(BOOKS).map((key) => ({ key, name: t(`book.${key}`) }))}
        now={book in BOOKS ? book : 'journal'}
      />
      {periods.isPending ? <Skeleton lines={8} /> : <Book key={book} />}
    </>
  );
}

function Begin() {
  const t = useWords('books');
  const here = useHere();
  const navigate = useNavigate();
  return (
    <>
      {here.may('voucher.prepare') && (
        <>
          <Button type="primary" onClick={() => void navigate(here.to('books/drafts/new'))}>
            {t('newVoucher')}
          </Button>
          <Button onClick={() => void navigate(here.to('books/drafts/new?kind=opening'))}>
            {t('opening')}
          </Button>
        </>
      )}
      {(here.may('ledger.import') || here.may('voucher.post')) && (
        <Button onClick={() => void navigate(here.to('books/import'))}>{t('import')}</Button>
      )}
    </>
  );
}
