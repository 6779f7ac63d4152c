import { Switch } from 'antd';
import { useState } from 'react';
import { Badge } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { Facts } from '../ui/Facts';
import { Panel } from '../ui/Panel';
import { budgetFactsOf } from './budget-facts';
import { LargeEvidence } from './LargeEvidence';
import { Quotes } from './Quotes';
import type { Spending } from './types';

/** What the decision rests on: papers first, then what they say. */
export function EvidencePanel({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const here = useHere();
  const [originals, setOriginals] = useState(false);
  return (
    <>
      <Panel
        title={t('evidence.title', { count: spending.files.length })}
        extra={
          here.may('evidence.original') && (
            <label>
              <Switch checked={originals} onChange={setOriginals} /> {t('evidence.originals')}
            </label>
          )
        }
      >
        {spending.files.length === 0 ? (
          <EmptyState title={t('evidence.none')} />
        ) : (
          <LargeEvidence files={spending.files} originals={originals} />
        )}
      </Panel>
      <Panel title={t('facts.title')}>
        <RequestFacts spending={spending} />
        {spending.quotes.length > 0 && <Quotes quotes={spending.quotes} />}
      </Panel>
    </>
  );
}

function RequestFacts({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const dates = useDates();
  const { payee, accountName, accountCode, fund, occurredOn, invoice, order } = spending;
  return (
    <Facts
      facts={[
        [
          t('facts.payee'),
          payee.relatedParty ? (
            <>
              {payee.name} <Badge tone="attention">{t('related')}</Badge>
            </>
          ) : (
            payee.name
          ),
        ],
        [
          t('facts.account'),
          <>
            {accountName} <span className="code">{accountCode}</span>
          </>,
        ],
        [t('facts.fund'), t(`fund.${fund}`)],
        ...budgetFactsOf(t, spending),
        [t('facts.on'), occurredOn ? dates.day(occurredOn) : ''],
        [
          t('facts.invoice'),
          invoice
            ? t('facts.invoiceValue', {
                number: [invoice.code, invoice.number].filter(Boolean).join(' '),
                total: formatYuan(invoice.total),
              })
            : t('facts.noInvoice'),
        ],
        [
          t('facts.order'),
          order && t('facts.orderValue', { name: order.bankAccountName, tail: order.accountTail }),
        ],
        [
          t('facts.to'),
          order &&
            t('facts.toValue', {
              name: order.payeeAccountName,
              bank: order.payeeBankName,
              no: order.payeeAccountNo ?? `····${order.payeeAccountTail}`,
            }),
        ],
        [
          t('facts.paid'),
          order?.paidOn && `${dates.day(order.paidOn)} ${order.bankReference ?? ''}`,
        ],
        [t('facts.exempt'), spending.quotesExempt],
      ]}
    />
  );
}
