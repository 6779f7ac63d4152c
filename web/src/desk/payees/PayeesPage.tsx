import { Button, Drawer, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Badge } from '../../shared/components/Badge';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords, type Words } from '../app/words';
import type { Payee } from '../spending/types';
import { textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { SearchField } from '../ui/SearchField';
import { Toolbar } from '../ui/Toolbar';
import { usePages } from '../ui/usePages';
import { PayeeForm } from './PayeeForm';
import { PayeePanel } from './PayeePanel';

/** Who may be paid, to which account; a change of account takes two people and a day. */
export default function PayeesPage() {
  const t = useWords('payees');
  const here = useHere();
  const [q, setQ] = useState('');
  const [isNew, setIsNew] = useState(false);
  // In the address, so that 待办 leads straight to the one that waits.
  const [params, setParams] = useSearchParams();
  const openId = params.get('open');
  const setOpenId = (id: string | null) => setParams(id ? { open: id } : {}, { replace: true });
  const [done, setDone] = useState('');
  const list = usePages<Payee>('/payees', { q });
  const open = list.items?.find(({ id }) => id === openId) ?? null;
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          here.may('payee.write') && (
            <Button type="primary" onClick={() => setIsNew(true)}>
              {t('new')}
            </Button>
          )
        }
      />
      {done && <Notice tone="good">{done}</Notice>}
      <Toolbar>
        <SearchField value={q} onChange={setQ} placeholder={t('search')} />
      </Toolbar>
      <PayeeTable list={list} onOpen={({ id }) => setOpenId(id)} />
      <Drawer open={isNew} onClose={() => setIsNew(false)} title={t('new')} destroyOnHidden>
        <PayeeForm
          onDone={({ name }) => {
            setIsNew(false);
            setDone(t('created', { name }));
          }}
        />
      </Drawer>
      <Drawer
        open={open !== null}
        onClose={() => setOpenId(null)}
        title={open?.name}
        size={480}
        destroyOnHidden
      >
        {open && <PayeePanel payee={open} />}
      </Drawer>
    </>
  );
}

interface TableProps {
  list: ReturnType<typeof usePages<Payee>>;
  onOpen: (payee: Payee) => void;
}

function PayeeTable({ list, onOpen }: TableProps) {
  const t = useWords('payees');
  const dates = useDates();
  return (
    <DataTable
      label={t('title')}
      rowKey="id"
      columns={columnsOf(t, dates.instant)}
      rows={list.items}
      error={list.error}
      onRetry={list.retry}
      empty={t('empty')}
      onOpen={onOpen}
      hasMore={list.hasMore}
      onMore={list.more}
      isReadingMore={list.isReadingMore}
    />
  );
}

function columnsOf(t: Words, instant: (at: string) => string): TableColumnsType<Payee> {
  return [
    textColumn(t('col.name'), ({ name, relatedParty }) => (
      <>
        {name} {relatedParty && <Badge tone="attention">{t('related')}</Badge>}
      </>
    )),
    textColumn(t('col.creditCode'), ({ creditCode }) => <span className="code">{creditCode}</span>),
    textColumn(t('col.bank'), ({ bankName }) => bankName),
    textColumn(t('col.account'), ({ accountTail }) => `···· ${accountTail}`),
    textColumn(t('col.change'), ({ bankChange }) => {
      if (!bankChange) return '';
      return (
        <Badge tone="attention">
          {bankChange.effectiveAt
            ? t('change.from', { at: instant(bankChange.effectiveAt) })
            : t('change.waits')}
        </Badge>
      );
    }),
  ];
}
