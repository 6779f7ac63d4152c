import { Drawer } from 'antd';
import { useState } from 'react';
import { useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { Notice } from '../ui/Notice';
import { type Pages, usePages } from '../ui/usePages';
import type { OfAccount } from './BankPage';
import { BookLine } from './BookLine';
import { HandMatch } from './HandMatch';
import { OpenLines } from './OpenLines';
import { Suggestions } from './Suggestions';
import type { BankLine, Suggestion } from './types';

/** What is to be done with a line that no rule explains. */
type Doing = { act: 'match' | 'book'; line: BankLine };

/** Lines read at once: a month of a large estate. */
const LINES = 200;

/** 核对: what the rules are sure of in one stroke, the rest line by line. */
export function MatchTab({ account }: OfAccount) {
  const path = `/bank-accounts/${account.id}`;
  const lines = usePages<BankLine>(`${path}/lines`, { state: 'open', limit: LINES });
  const suggestions = useHereGet<{ items: Suggestion[] }>(`${path}/suggestions`);
  const error = lines.error ?? suggestions.error;
  if (error) return <ErrorState error={error} onRetry={() => void suggestions.refetch()} />;
  if (!lines.items || !suggestions.data) return <Skeleton lines={8} />;
  return (
    <Sorted
      accountId={account.id}
      pages={{ ...lines, items: lines.items }}
      suggestions={suggestions.data.items}
    />
  );
}

interface SortedProps {
  accountId: string;
  pages: Pages<BankLine> & { items: BankLine[] };
  suggestions: Suggestion[];
}

/** The lines with a suggestion, and those without. */
function Sorted({ accountId, pages, suggestions }: SortedProps) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const [done, setDone] = useState('');
  const found = new Map(suggestions.map((item) => [item.lineId, item]));
  const finish = (sentence: string) => {
    setDoing(null);
    setDone(sentence);
  };
  return (
    <>
      {done && <Notice tone="good">{done}</Notice>}
      <Suggestions
        accountId={accountId}
        lines={pages.items.filter(({ lineId }) => found.has(lineId))}
        found={found}
        onDone={finish}
      />
      <OpenLines
        lines={pages.items.filter(({ lineId }) => !found.has(lineId))}
        hasMore={pages.hasMore}
        onMore={pages.more}
        onMatch={(line) => setDoing({ act: 'match', line })}
        onBook={(line) => setDoing({ act: 'book', line })}
      />
      <Doings accountId={accountId} doing={doing} onDone={finish} onClose={() => setDoing(null)} />
    </>
  );
}

interface DoingsProps {
  accountId: string;
  doing: Doing | null;
  onDone: (sentence: string) => void;
  onClose: () => void;
}

function Doings({ accountId, doing, onDone, onClose }: DoingsProps) {
  const t = useWords('bank');
  return (
    <Drawer
      open={doing !== null}
      onClose={onClose}
      title={doing && t(`${doing.act}.title`)}
      size={640}
      destroyOnHidden
    >
      {doing?.act === 'match' && (
        <HandMatch accountId={accountId} line={doing.line} onDone={onDone} />
      )}
      {doing?.act === 'book' && <BookLine line={doing.line} onDone={onDone} />}
    </Drawer>
  );
}
