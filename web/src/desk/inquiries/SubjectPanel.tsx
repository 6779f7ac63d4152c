import { Link } from 'react-router';
import type { Entry } from '../../shared/api/types';
import { ChainOfPeople } from '../../shared/components/ChainOfPeople';
import { EvidenceGallery } from '../../shared/components/EvidenceGallery';
import { VoucherTable } from '../../shared/components/VoucherTable';
import type { Subject } from '../../shared/inquiries/types';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { fundNames } from '../books/EntryPage';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import styles from './inquiries.module.css';

/** What is asked about, so that it can be answered without looking for it. */
export function SubjectPanel({ subject }: { subject: Subject }) {
  const t = useWords('inquiries');
  const here = useHere();
  const page = pageOf(subject);
  return (
    <Panel title={t('about', { kind: subject.kindName })}>
      <p className={styles.about}>
        <b>{subject.title}</b> {page && <Link to={here.to(page)}>{t('see')}</Link>}
      </p>
      {subject.kind === 'entry' && subject.id && <AboutEntry seq={subject.id} />}
    </Panel>
  );
}

/** The page of the desk where the thing stands; null: nowhere in particular. */
function pageOf({ kind, id, budgetId }: Subject): string | null {
  if (kind === 'entry') return `books/entries/${id}`;
  if (kind === 'budget-line') return budgetId && `budget/${budgetId}`;
  if (kind === 'commitment') return `commitments?open=${id}`;
  return { report: 'reports', contract: 'contract', 'income-contract': 'income', general: null }[
    kind
  ];
}

function AboutEntry({ seq }: { seq: string }) {
  const t = useWords('books');
  const here = useHere();
  const entry = useHereGet<Entry>(`/account/entries/${seq}`);
  return (
    <Loaded of={entry}>
      {(found) => (
        <>
          <p>{found.sentence}</p>
          {found.files.length > 0 && <EvidenceGallery communityId={here.id} files={found.files} />}
          <VoucherTable
            voucher={{ ...found, attachmentCount: found.attachmentCount ?? found.fileCount }}
            fundNames={fundNames(t)}
          />
          {found.chain.length > 0 && <ChainOfPeople steps={found.chain} />}
        </>
      )}
    </Loaded>
  );
}
