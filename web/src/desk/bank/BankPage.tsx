import { Select } from 'antd';
import type { ComponentType } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { EmptyState } from '../../shared/components/EmptyState';
import { type Here, useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { TabNav } from '../ui/TabNav';
import { Filter, Toolbar } from '../ui/Toolbar';
import { Agreement } from './Agreement';
import { ImportTab } from './ImportTab';
import { LinesTab } from './LinesTab';
import { MatchTab } from './MatchTab';
import { ReconciliationTab } from './ReconciliationTab';
import type { BankAccount } from './types';

/** What every part of the page is about. */
export interface OfAccount {
  account: BankAccount;
}

interface Tab {
  right: string;
  Page: ComponentType<OfAccount>;
}

/** In the order of the work: a file comes in, its lines are told apart, both sides are compared. */
const TABS: Record<string, Tab> = {
  match: { right: 'bank.match', Page: MatchTab },
  import: { right: 'bank.import', Page: ImportTab },
  lines: { right: 'bank.read', Page: LinesTab },
  table: { right: 'bank.read', Page: ReconciliationTab },
};

const tabsFor = (here: Here) => Object.entries(TABS).filter(([, { right }]) => here.may(right));

/** 银行: the books and the bank agree to the fen, or it is said where they do not. */
export default function BankPage() {
  const t = useWords('bank');
  const here = useHere();
  const accounts = useHereGet<{ items: BankAccount[] }>('/bank-accounts');
  const tabs = tabsFor(here);
  const { tab = tabs[0]?.[0] ?? '' } = useParams();
  return (
    <>
      <div className="no-print">
        <PageHead title={t('title')} lead={t(`lead.${tab}`)} />
        <Agreement />
        <TabNav
          label={t('title')}
          base="bank"
          tabs={tabs.map(([key]) => ({ key, name: t(`tab.${key}`) }))}
          now={tab}
        />
      </div>
      <Loaded of={accounts}>{({ items }) => <OfOne accounts={items} tab={tab} />}</Loaded>
    </>
  );
}

/** The account stands in the address, so that a colleague can be sent there. */
function OfOne({ accounts, tab }: { accounts: BankAccount[]; tab: string }) {
  const t = useWords('bank');
  const [params, setParams] = useSearchParams();
  const account = accounts.find(({ id }) => id === params.get('account')) ?? accounts[0];
  const Page = tabsFor(useHere()).find(([key]) => key === tab)?.[1].Page;
  if (!account || !Page) {
    return <EmptyState title={t('noAccount')}>{t('noAccountHint')}</EmptyState>;
  }
  return (
    <>
      {accounts.length > 1 && (
        <Toolbar>
          <Filter name={t('account')}>
            <Select
              aria-label={t('account')}
              style={{ minWidth: 280 }}
              value={account.id}
              onChange={(id: string) => setParams({ account: id })}
              options={accounts.map(({ id, name, accountTail }) => ({
                value: id,
                label: t('accountOption', { name, tail: accountTail }),
              }))}
            />
          </Filter>
        </Toolbar>
      )}
      <Page key={`${account.id} ${tab}`} account={account} />
    </>
  );
}
