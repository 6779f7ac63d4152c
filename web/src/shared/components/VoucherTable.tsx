import type { EntryPeople, PersonByPost, VoucherLine } from '../api/types';
import { formatAmount, isNegativeYuan, isZeroYuan } from '../format/yuan';
import { useDates } from '../i18n/useDates';
import styles from './VoucherTable.module.css';
import { useWords } from '../i18n/i18n';

export interface Voucher {
  bookedOn: string;
  period: string;
  /** null while it is a draft without a number. */
  voucherNo: number | null;
  lines: VoucherLine[];
  total: string;
  totalInWords: string;
  attachmentCount: number;
  people: EntryPeople;
}

interface Props {
  voucher: Voucher;
  /** Fund code → its name; the code is shown where it is missing. */
  fundNames?: Record<string, string>;
}

/** 记账凭证, the sheet every accountant knows. */
export function VoucherTable({ voucher, fundNames = {} }: Props) {
  const t = useWords();
  const dates = useDates();
  return (
    <section className={styles.sheet} aria-label={t('voucher.title')}>
      <p className={styles.title}>{t('voucher.title')}</p>
      <div className={styles.head}>
        <span>{dates.day(voucher.bookedOn)}</span>
        <span>
          {voucher.voucherNo === null
            ? t('voucher.unnumbered')
            : t('voucher.number', { no: voucher.voucherNo })}
        </span>
      </div>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('voucher.title')}>
        <table className={styles.table}>
          <Head />
          <tbody>
            {voucher.lines.map((line, index) => (
              <Line key={index} line={line} fundName={fundNames[line.fund] ?? line.fund} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('voucher.total')} {voucher.totalInWords}
              </th>
              <Amount text={voucher.total} />
              <Amount text={voucher.total} />
            </tr>
          </tfoot>
        </table>
      </div>
      <Signatures people={voucher.people} attachmentCount={voucher.attachmentCount} />
    </section>
  );
}

function Head() {
  const t = useWords();
  return (
    <thead>
      <tr>
        <th scope="col">{t('voucher.summary')}</th>
        <th scope="col">{t('voucher.account')}</th>
        <th scope="col">{t('voucher.debit')}</th>
        <th scope="col">{t('voucher.credit')}</th>
      </tr>
    </thead>
  );
}

function Line({ line, fundName }: { line: VoucherLine; fundName: string }) {
  return (
    <tr>
      <td>{line.summary}</td>
      <td>
        <span className={styles.code}>{line.accountCode}</span> {line.accountName}
        <span className={styles.aside}>
          {[fundName, line.payeeName].filter(Boolean).join(' · ')}
        </span>
      </td>
      <Amount text={line.debit} />
      <Amount text={line.credit} />
    </tr>
  );
}

/** Empty for zero, red with a minus for 红字. */
function Amount({ text }: { text: string }) {
  const shown = isZeroYuan(text) ? '' : formatAmount(text);
  return <td className={`${styles.amount} ${isNegativeYuan(text) ? styles.red : ''}`}>{shown}</td>;
}

function Signatures({ people, attachmentCount }: { people: EntryPeople; attachmentCount: number }) {
  const t = useWords();
  const signed = (person: PersonByPost) => person?.name ?? t('voucher.bySystem');
  return (
    <dl className={styles.signatures}>
      <Signature role={t('voucher.postedBy')} who={signed(people.postedBy)} />
      <Signature role={t('voucher.reviewedBy')} who={signed(people.reviewedBy)} />
      {people.cashier && <Signature role={t('voucher.cashier')} who={people.cashier.name} />}
      <Signature role={t('voucher.preparedBy')} who={signed(people.preparedBy)} />
      <Signature
        role={t('voucher.attachments')}
        who={t('voucher.sheets', { count: attachmentCount })}
      />
    </dl>
  );
}

function Signature({ role, who }: { role: string; who: string }) {
  return (
    <div>
      <dt>{role}</dt>
      <dd>{who}</dd>
    </div>
  );
}
