import { Button, Checkbox } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../shared/api/client';
import { EmptyState } from '../../shared/components/EmptyState';
import { formatYuan } from '../../shared/format/yuan';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Panel } from '../ui/Panel';
import { ProblemList } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';
import { useLineColumns } from './lineColumns';
import type { BankLine, Suggestion } from './types';

interface Props {
  accountId: string;
  lines: BankLine[];
  found: ReadonlyMap<string, Suggestion>;
  onDone: (sentence: string) => void;
}

/** Each with its reason in a sentence; all chosen until one is put aside. Ctrl+Enter confirms. */
export function Suggestions({ accountId, lines, found, onDone }: Props) {
  const t = useWords('bank');
  const here = useHere();
  const [aside, setAside] = useState<ReadonlySet<string>>(new Set());
  const chosen = lines.filter(({ lineId }) => !aside.has(lineId));
  const confirm = useAct(
    () => {
      const pairs = chosen.map(({ lineId }) => ({
        lineId,
        entrySeq: found.get(lineId)?.entrySeq ?? undefined,
      }));
      const path = here.api(`/bank-accounts/${accountId}/matches`);
      return api.post<{ matched: number }>(path, { pairs }, { once: true });
    },
    ({ matched }) => onDone(t('suggested.done', { count: matched })),
  );
  const send = () => {
    if (chosen.length > 0 && !confirm.isPending) confirm.mutate(undefined);
  };
  useConfirmKey(send);
  const columns = useSuggestionColumns(found, aside, (lineId) =>
    setAside((now) => toggled(now, lineId)),
  );
  return (
    <Panel
      title={t('suggested.title')}
      extra={
        <Button
          type="primary"
          disabled={chosen.length === 0}
          loading={confirm.isPending}
          onClick={send}
        >
          {t('suggested.confirm', { count: chosen.length })}
        </Button>
      }
    >
      <ProblemList error={confirm.error} />
      <DataTable<BankLine>
        label={t('suggested.title')}
        rowKey="lineId"
        rows={lines}
        columns={columns}
        empty={<EmptyState title={t('suggested.none')}>{t('suggested.noneHint')}</EmptyState>}
      />
    </Panel>
  );
}

function useSuggestionColumns(
  found: ReadonlyMap<string, Suggestion>,
  aside: ReadonlySet<string>,
  onToggle: (lineId: string) => void,
) {
  const t = useWords('bank');
  const here = useHere();
  const reason = ({ lineId }: BankLine) => {
    const item = found.get(lineId);
    if (!item) return '';
    const { split, entrySeq } = item;
    return (
      <>
        {item.reason}
        {split &&
          ` · ${t('suggested.split', { gross: formatYuan(split.gross), fee: formatYuan(split.fee) })}`}
        {entrySeq && (
          <>
            {' '}
            <Link to={here.to(`books/entries/${entrySeq}`)}>{t('suggested.entry')}</Link>
          </>
        )}
      </>
    );
  };
  return [
    textColumn<BankLine>(
      t('col.take'),
      ({ lineId }) => (
        <Checkbox
          aria-label={t('col.take')}
          checked={!aside.has(lineId)}
          onChange={() => onToggle(lineId)}
        />
      ),
      56,
    ),
    ...useLineColumns(),
    textColumn<BankLine>(t('col.reason'), reason),
  ];
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}

function useConfirmKey(send: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
}
