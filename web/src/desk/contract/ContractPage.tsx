import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Badge } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import type { BankAccount } from '../spending/types';
import { amountColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { BankAccountForm } from './BankAccountForm';
import styles from './ContractPage.module.css';
import { TermsView } from './TermsView';
import type { Contract } from './types';

/** What the trust contract says, as far as the software acts on it; every version of it. */
export default function ContractPage() {
  const t = useWords('contract');
  const here = useHere();
  const navigate = useNavigate();
  const contracts = useHereGet<{ items: Contract[] }>('/contracts');
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          here.may('contract.version') && (
            <Button type="primary" onClick={() => void navigate(here.to('contract/new'))}>
              {t('new')}
            </Button>
          )
        }
      />
      <Loaded of={contracts}>{({ items }) => <Versions contracts={items} />}</Loaded>
      {here.may('ledger.read') && <Banks />}
    </>
  );
}

function Versions({ contracts }: { contracts: Contract[] }) {
  const t = useWords('contract');
  const dates = useDates();
  const [chosen, setChosen] = useState<number | null>(null);
  const inForce = contracts.find((contract) => contract.inForce) ?? contracts[0];
  const shown = contracts.find(({ version }) => version === chosen) ?? inForce;
  if (!shown) return <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>;
  return (
    <div className={styles.sides}>
      <Panel title={shown.title}>
        <p className="quiet">
          {t('effective', { day: dates.day(shown.effectiveOn), ref: shown.resolutionRef })}
        </p>
        <TermsView terms={shown.terms} />
      </Panel>
      <Panel title={t('versions')}>
        <ul className={styles.versions}>
          {contracts.map((contract) => (
            <li key={contract.version}>
              <button
                type="button"
                aria-pressed={contract === shown}
                onClick={() => setChosen(contract.version)}
              >
                <strong>{t('version', { version: contract.version })}</strong>{' '}
                {contract.inForce && <Badge tone="good">{t('inForce')}</Badge>}
                <span className="quiet">
                  {t('effective', {
                    day: dates.day(contract.effectiveOn),
                    ref: contract.resolutionRef,
                  })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Banks() {
  const t = useWords('contract');
  const here = useHere();
  const banks = useHereGet<{ items: BankAccount[] }>('/bank-accounts');
  const [isOpening, setOpening] = useState(false);
  const mayOpen = here.may('bank-account.open');
  return (
    <Panel
      title={t('banks.title')}
      extra={mayOpen && <Button onClick={() => setOpening(true)}>{t('bank.open')}</Button>}
    >
      <DataTable<BankAccount>
        label={t('banks.title')}
        rowKey="id"
        columns={[
          textColumn(t('banks.name'), ({ name }) => name),
          textColumn(t('banks.bank'), ({ bankName }) => bankName),
          textColumn(t('banks.holder'), ({ holder }) => holder),
          textColumn(t('banks.no'), ({ accountTail }) => `···· ${accountTail}`),
          textColumn(t('banks.fund'), ({ fund }) => t(`fund.${fund}`)),
          amountColumn(t('banks.balance'), ({ balance }) => balance),
        ]}
        rows={banks.data?.items ?? null}
        error={banks.error}
        onRetry={() => void banks.refetch()}
        empty={t('banks.none')}
      />
      <Drawer
        open={isOpening}
        onClose={() => setOpening(false)}
        title={t('bank.open')}
        destroyOnHidden
      >
        <BankAccountForm onDone={() => setOpening(false)} />
      </Drawer>
    </Panel>
  );
}
