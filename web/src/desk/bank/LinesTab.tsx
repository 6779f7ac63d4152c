import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../shared/api/client';
import { EmptyState } from '../../shared/components/EmptyState';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Chips } from '../ui/Chips';
import { amountColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { DayField } from '../ui/DayField';
import { Notice } from '../ui/Notice';
import { SearchField } from '../ui/SearchField';
import { Filter, Toolbar } from '../ui/Toolbar';
import { usePages } from '../ui/usePages';
import type { OfAccount } from './BankPage';
import { LineFacts } from './LineFacts';
import { useLineColumns } from './lineColumns';
import type { BankLine, BankLineMatch } from './types';

type State = 'all' | 'open' | 'matched';
const STATES: readonly State[] = ['all', 'open', 'matched'];

/** The reason is a sentence: it goes on in a second line. */
const MATCH_WIDTH = 340;

interface Undone {
  line: BankLine;
  match: BankLineMatch;
}

/** 明细: every line of the bank and which voucher it is. */
export function LinesTab({ account }: OfAccount) {
  const t = useWords('bank');
  const [wanted, setWanted] = useState({ state: 'all' as State, from: '', to: '', q: '' });
  const [undone, setUndone] = useState<Undone | null>(null);
  const [done, setDone] = useState('');
  const change = (part: Partial<typeof wanted>) => setWanted((now) => ({ ...now, ...part }));
  const { items, error, retry, hasMore, more, isReadingMore } = usePages<BankLine>(
    `/bank-accounts/${account.id}/lines`,
    Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== '')),
  );
  return (
    <>
      {done && <Notice tone="good">{done}</Notice>}
      <Toolbar>
        <Chips
          label={t('state.title')}
          value={wanted.state}
          options={STATES.map((key) => ({ key, name: t(`state.${key}`) }))}
          onChange={(state) => change({ state })}
        />
        <Filter name={t('from')}>
          <DayField allowClear value={wanted.from} onChange={(from) => change({ from })} />
        </Filter>
        <Filter name={t('to')}>
          <DayField allowClear value={wanted.to} onChange={(to) => change({ to })} />
        </Filter>
        <SearchField value={wanted.q} onChange={(q) => change({ q })} placeholder={t('search')} />
      </Toolbar>
      <DataTable<BankLine>
        label={t('tab.lines')}
        rowKey="lineId"
        rows={items}
        error={error}
        onRetry={retry}
        hasMore={hasMore}
        onMore={more}
        isReadingMore={isReadingMore}
        columns={[
          ...useLineColumns(),
          amountColumn<BankLine>(t('col.balance'), ({ balance }) => balance, 132),
          textColumn<BankLine>(t('col.matched'), (line) => (
            <Matches line={line} onUndo={(match) => setUndone({ line, match })} />
          )),
        ]}
        empty={<EmptyState title={t('noLines')}>{t('noLinesHint')}</EmptyState>}
      />
      <Drawer
        open={undone !== null}
        onClose={() => setUndone(null)}
        title={t('undo.title')}
        size={560}
        destroyOnHidden
      >
        {undone && (
          <Undo
            {...undone}
            onDone={() => {
              setUndone(null);
              setDone(t('undo.done'));
            }}
          />
        )}
      </Drawer>
    </>
  );
}

function Matches({ line, onUndo }: { line: BankLine; onUndo: (match: BankLineMatch) => void }) {
  const t = useWords('bank');
  const here = useHere();
  if (line.matches.length === 0) return t('notMatched');
  return line.matches.map((match) => (
    <div key={match.matchId} style={{ maxWidth: MATCH_WIDTH, whiteSpace: 'normal' }}>
      <Link to={here.to(`books/entries/${match.entrySeq}`)}>
        {t('voucher', { period: match.period, no: match.voucherNo })}
      </Link>{' '}
      <span className="quiet">{match.reason}</span>{' '}
      {here.may('bank.match') && (
        <Button type="link" onClick={() => onUndo(match)}>
          {t('undo.begin')}
        </Button>
      )}
    </div>
  ));
}

/** The record stays and says who took it back and why; a voucher the match had made is reversed in red. */
function Undo({ line, match, onDone }: Undone & { onDone: () => void }) {
  const t = useWords('bank');
  const here = useHere();
  return (
    <>
      <LineFacts line={line} />
      <ActBox
        sentence={t('undo.will', { summary: match.summary })}
        word={t('undo.confirm')}
        danger
        reason="must"
        send={({ reason }) =>
          api.post(here.api(`/bank-matches/${match.matchId}/undoing`), { reason })
        }
        onDone={onDone}
      />
    </>
  );
}
