import { Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../shared/api/client';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Panel } from '../../ui/Panel';
import type { OfBudget } from '../BudgetPage';
import styles from '../editor/Editor.module.css';
import type { FinalAccounts } from '../types';
import { FinalTable } from './FinalTable';

interface Props {
  accounts: FinalAccounts;
  onDone: OfBudget['onDone'];
}

/** 编制决算: the figures are the books'; people add why, and what becomes of the rest. */
export function MakeAccounts({ accounts, onDone }: Props) {
  const t = useWords('budget-accounts');
  const here = useHere();
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [surplusNote, setSurplusNote] = useState(accounts.surplusNote);
  const [auditRef, setAuditRef] = useState(accounts.auditRef);
  const said = accounts.lines
    .map(({ key, reason }) => ({ key, reason: (reasons[key] ?? reason).trim() }))
    .filter(({ reason }) => reason !== '');
  return (
    <>
      <FinalTable
        accounts={accounts}
        reasons={reasons}
        onReason={(key, reason) => setReasons((all) => ({ ...all, [key]: reason }))}
      />
      <Panel title={t('words')}>
        <ActBox
          sentence={t(accounts.id === null ? 'willMake' : 'willRemake')}
          word={t('make')}
          send={() =>
            api.post(
              here.api(`/budgets/${accounts.budgetId}/final-accounts`),
              { reasons: said, surplusNote: surplusNote.trim(), auditRef: auditRef.trim() },
              { once: true },
            )
          }
          onDone={() => onDone(t('made'))}
        >
          <div className={styles.notes}>
            <label>
              {t('surplusNote')}
              <Input.TextArea
                rows={3}
                maxLength={500}
                value={surplusNote}
                onChange={(event) => setSurplusNote(event.target.value)}
              />
            </label>
            <label>
              {t('auditRef')}
              <Input
                maxLength={200}
                value={auditRef}
                placeholder={t('auditHint')}
                onChange={(event) => setAuditRef(event.target.value)}
              />
            </label>
          </div>
        </ActBox>
      </Panel>
    </>
  );
}
