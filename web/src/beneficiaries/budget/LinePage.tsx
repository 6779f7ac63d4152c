import { useParams, useSearchParams } from 'react-router';
import { apiUrl } from '../../shared/api/client';
import type { Budget, BudgetLine } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { today } from '../../shared/format/dates';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { FollowCard } from '../follow/FollowCard';
import { QuestionsOn } from '../inquiries/Questions';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Columns } from '../parts/Columns';
import { Load } from '../parts/Load';
import { Rows } from '../parts/Rows';
import { BulletBar, BulletLegend } from './BulletBar';
import { Comments } from './Comments';
import { LineEntries } from './LineEntries';
import { LineFacts } from './LineFacts';
import { Remarks } from './Remarks';
import { comparable } from './story';
import { useBooksStart, useBudget, useExecution } from './use-budget';
import styles from './budget.module.css';

/** One line: how it was worked out, what became of it, what was said about it. */
export function LinePage() {
  const t = useWords();
  const { page } = useCommunity();
  const { budgetId = '', lineId = '' } = useParams();
  const [params] = useSearchParams();
  const version = params.get('version');
  const budget = useBudget(budgetId, version);
  const booksStartOn = useBooksStart();
  const shown = budget.data && comparable(budget.data, { booksStartOn, today: today() });
  const line = shown?.lines.find((one) => one.lineId === lineId);
  const above = page(`/budget/${budgetId}${version ? `?version=${version}` : ''}`);
  return (
    <Page
      title={line?.name ?? t('budget:line.title')}
      lead={budget.data?.title}
      back={{ to: above, word: t('budget:title') }}
    >
      <Load query={budget} lines={6}>
        {() =>
          shown && line ? (
            <Line budget={shown} line={line} />
          ) : (
            <EmptyState title={t('budget:line.gone')}>{t('budget:line.goneHint')}</EmptyState>
          )
        }
      </Load>
    </Page>
  );
}

function Line({ budget, line }: { budget: Budget; line: BudgetLine }) {
  const isInForce = budget.shown === budget.inForceVersion;
  return (
    <Columns
      first={
        <>
          <LineFacts line={line} lines={budget.lines} />
          {isInForce && <Standing budgetId={budget.budgetId} line={line} />}
          <Files files={line.files} />
          {budget.inForceVersion !== null && (
            <LineEntries budgetId={budget.budgetId} lineId={line.lineId} />
          )}
        </>
      }
      second={
        <>
          <Remarks remarks={line.remarks} />
          <Comments budget={budget} lineId={line.lineId} />
          <FollowCard kind="budget-line" target={line.lineId} name={line.name} />
          <QuestionsOn kind="budget-line" id={line.lineId} about={line.name} />
        </>
      }
    />
  );
}

function Standing({ budgetId, line }: { budgetId: string; line: BudgetLine }) {
  const t = useWords();
  const { data } = useExecution(budgetId);
  const standing = data?.lines.find(({ lineId }) => lineId === line.lineId);
  if (!standing) return null;
  const { side } = line;
  return (
    <Card title={t(`budget:line.standing.${side}`, { spent: formatYuan(standing.spent) })}>
      <BulletLegend side={side} />
      <BulletBar side={side} standing={standing} />
      {side === 'expense' && <p className="quiet small">{t('budget:line.how')}</p>}
    </Card>
  );
}

function Files({ files }: Pick<BudgetLine, 'files'>) {
  const t = useWords();
  const { path } = useCommunity();
  if (files.length === 0) return null;
  return (
    <Card title={t('budget:line.files')}>
      <Rows>
        {files.map(({ id, name }) => (
          <a
            key={id}
            className={styles.file}
            href={apiUrl(path(`/files/${id}`))}
            target="_blank"
            rel="noreferrer"
          >
            {name}
          </a>
        ))}
      </Rows>
    </Card>
  );
}
