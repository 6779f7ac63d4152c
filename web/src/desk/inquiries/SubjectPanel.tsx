import { Link } from 'react-router';
import type { BudgetExecution, CommonIncome, Entry } from '../../shared/api/types';
import { ChainOfPeople } from '../../shared/components/ChainOfPeople';
import { EvidenceGallery } from '../../shared/components/EvidenceGallery';
import { VoucherTable } from '../../shared/components/VoucherTable';
import { today } from '../../shared/format/dates';
import { formatYuan } from '../../shared/format/yuan';
import type { Subject } from '../../shared/inquiries/types';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { fundNames } from '../books/EntryPage';
import { Facts } from '../ui/Facts';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import styles from './inquiries.module.css';

interface Props {
  subject: Subject;
}

/** What is asked about, so that it can be answered without looking for it. */
export function SubjectPanel({ subject }: Props) {
  const t = useWords('inquiries');
  const here = useHere();
  const page = pageOf(subject);
  return (
    <Panel title={t('about', { kind: subject.kindName })}>
      <p className={styles.about}>
        <b>{subject.title}</b> {page && <Link to={here.to(page)}>{t('see')}</Link>}
      </p>
      <Shown subject={subject} />
    </Panel>
  );
}

const PAGES: Readonly<Record<string, string>> = {
  report: 'reports',
  contract: 'contract',
  'income-contract': 'income',
};

/** The page of the desk where the thing stands; null: nowhere in particular. */
function pageOf({ kind, id, budgetId }: Subject): string | null {
  if (kind === 'entry') return `books/entries/${id}`;
  if (kind === 'budget-line') return budgetId && `budget/${budgetId}`;
  if (kind === 'commitment') return `commitments?open=${id}`;
  return PAGES[kind] ?? null;
}

function Shown({ subject: { kind, id, budgetId } }: Props) {
  if (!id) return null;
  if (kind === 'entry') return <AboutEntry seq={id} />;
  if (kind === 'budget-line' && budgetId) return <AboutLine budgetId={budgetId} lineId={id} />;
  return kind === 'income-contract' ? <AboutIncome id={id} /> : null;
}

/** How far the line is used. */
function AboutLine({ budgetId, lineId }: { budgetId: string; lineId: string }) {
  const t = useWords('inquiries');
  const execution = useHereGet<BudgetExecution>(`/budgets/${budgetId}/execution`);
  const line = execution.data?.lines.find((one) => one.lineId === lineId);
  if (!line) return null;
  return (
    <Facts
      facts={(['approved', 'committed', 'spent', 'available'] as const).map((part) => [
        t(`line.${part}`),
        formatYuan(line[part]),
      ])}
    />
  );
}

/** What the contract of common income should have brought, and has, this year. */
function AboutIncome({ id }: { id: string }) {
  const t = useWords('inquiries');
  const year = today().slice(0, 4);
  const income = useHereGet<CommonIncome>('/common-income', { year });
  const item = income.data?.items.find((one) => one.id === id);
  if (!item) return null;
  return (
    <Facts
      facts={[
        [t('income.counterparty'), item.counterparty],
        ...(['due', 'received', 'overdue'] as const).map(
          (part) => [t(`income.${part}`, { year }), formatYuan(item[part])] as const,
        ),
      ]}
    />
  );
}

function AboutEntry({ seq }: { seq: string }) {
  const t = useWords('books');
  const here = useHere();
  const entry = useHereGet<Entry>(`/account/entries/${seq}`);
  return (
    <Loaded of={entry}>
      {(found) => (
        <div className={styles.entry}>
          <p>{found.sentence}</p>
          {found.files.length > 0 && <EvidenceGallery communityId={here.id} files={found.files} />}
          <VoucherTable
            voucher={{ ...found, attachmentCount: found.attachmentCount ?? found.fileCount }}
            fundNames={fundNames(t)}
          />
          {found.chain.length > 0 && <ChainOfPeople steps={found.chain} />}
        </div>
      )}
    </Loaded>
  );
}
