import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Entry } from '../../shared/api/types';
import { ChainOfPeople } from '../../shared/components/ChainOfPeople';
import { EvidenceGallery } from '../../shared/components/EvidenceGallery';
import { VoucherTable } from '../../shared/components/VoucherTable';
import { useDates } from '../../shared/i18n/useDates';
import { residentEntry, useHere, useHereGet } from '../app/here';
import { useWords, type Words } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { FUNDS } from '../ui/FundSelect';
import styles from './EntryPage.module.css';
import { PrintVoucher } from './PrintVoucher';
import { Reversal } from './Reversal';

/** A posted voucher. It has no edit button: it has 红冲. */
export default function EntryPage() {
  const { seq = '' } = useParams();
  const entry = useHereGet<Entry>(`/account/entries/${seq}`);
  return <Loaded of={entry}>{(data) => <Sheet key={seq} entry={data} />}</Loaded>;
}

export const fundNames = (t: Words): Record<string, string> =>
  Object.fromEntries(FUNDS.map((fund) => [fund, t(`fund.${fund}`)]));

function Sheet({ entry }: { entry: Entry }) {
  const t = useWords('books');
  const here = useHere();
  const dates = useDates();
  const [isReversing, setReversing] = useState(false);
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t('entry.title', { period: dates.period(entry.period), no: entry.voucherNo })}
          lead={entry.sentence}
          actions={<Actions entry={entry} onReverse={() => setReversing(true)} />}
        />
        <Links entry={entry} />
      </div>
      {isReversing && (
        <Panel title={t('reversal.title')}>
          <Reversal entry={entry} onCancel={() => setReversing(false)} />
        </Panel>
      )}
      <div className={styles.sheet}>
        <Panel>
          <VoucherTable
            voucher={{ ...entry, attachmentCount: entry.attachmentCount ?? entry.fileCount }}
            fundNames={fundNames(t)}
          />
        </Panel>
      </div>
      <div className="no-print">
        {entry.files.length > 0 && (
          <Panel title={t('entry.files')}>
            <EvidenceGallery communityId={here.id} files={entry.files} />
          </Panel>
        )}
        {entry.chain.length > 0 && (
          <Panel title={t('entry.chain')}>
            <ChainOfPeople steps={entry.chain} />
          </Panel>
        )}
      </div>
    </>
  );
}

function Actions({ entry, onReverse }: { entry: Entry; onReverse: () => void }) {
  const t = useWords('books');
  const here = useHere();
  const navigate = useNavigate();
  const go = (step: bigint) =>
    void navigate(here.to(`books/entries/${String(BigInt(entry.seq) + step)}`));
  return (
    <>
      <Button disabled={entry.seq === '1'} onClick={() => go(BigInt(-1))}>
        {t('entry.previous')}
      </Button>
      <Button onClick={() => go(BigInt(1))}>{t('entry.next')}</Button>
      <Button onClick={() => window.print()}>{t('print')}</Button>
      <PrintVoucher seq={entry.seq} />
      {here.may('voucher.prepare') && !entry.reversedBy && !entry.reverses && (
        <Button danger onClick={onReverse}>
          {t('reversal.begin')}
        </Button>
      )}
    </>
  );
}

/** Where this voucher comes from and what became of it. */
function Links({ entry }: { entry: Entry }) {
  const t = useWords('books');
  const here = useHere();
  const { reverses, reversedBy, spendingId, seq } = entry;
  const no = (other: { period: string; voucherNo: number }) => ({
    period: other.period,
    no: other.voucherNo,
  });
  return (
    <>
      {reversedBy && (
        <Notice tone="attention">
          <Link to={here.to(`books/entries/${reversedBy.seq}`)}>
            {t('entry.reversedBy', no(reversedBy))}
          </Link>
        </Notice>
      )}
      {reverses && (
        <Notice tone="attention">
          <Link to={here.to(`books/entries/${reverses.seq}`)}>
            {t('entry.reverses', no(reverses))}
          </Link>
        </Notice>
      )}
      <p className="links" style={{ marginBottom: 12 }}>
        {spendingId && <Link to={here.to(`spending/${spendingId}`)}>{t('entry.spending')}</Link>}
        <a href={residentEntry(here.id, seq)}>{t('entry.resident')}</a>
      </p>
    </>
  );
}
