import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { Badge } from '../../../shared/components/Badge';
import { Skeleton } from '../../../shared/components/Skeleton';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { type Account, useAccounts } from '../../ui/accounts';
import { Notice } from '../../ui/Notice';
import { SaveMark } from '../../ui/SaveMark';
import { Toolbar } from '../../ui/Toolbar';
import type { OfBudget } from '../BudgetPage';
import { codeMeant } from './Cells';
import { cellsOf } from './clipboard';
import { Foot } from './Foot';
import { Grid } from './Grid';
import { ImportSheet } from './ImportSheet';
import { LineDrawer } from './LineDrawer';
import { Notes } from './Notes';
import { type Sheet, sheetLineOf, type SheetLine, wrongFields } from './sheet';
import { useSheet } from './useSheet';
import type { SaveState } from '../../ui/useDraftSaver';
import { leftSheet, useSheetSaver } from './useSheetSaver';
import type { Budget } from '../types';

/** 编制: the draft as a spreadsheet. */
export function EditorTab({ budget }: OfBudget) {
  const accounts = useAccounts();
  if (!accounts.data) return <Skeleton lines={10} />;
  const usable = accounts.data.items.filter(({ isLeaf, active }) => isLeaf && active);
  return <Editor key={`${budget.budgetId} ${budget.version}`} budget={budget} accounts={usable} />;
}

interface Props {
  budget: Budget;
  accounts: readonly Account[];
}

function Editor({ budget, accounts }: Props) {
  const t = useWords('budget-editor');
  const here = useHere();
  const left = useRef(leftSheet(here.id, budget)).current;
  const edit = useSheet(() => left?.sheet ?? sheetOf(budget));
  const { sheet } = edit;
  const wrong = useMemo(() => wrongOf(sheet.lines, accounts), [sheet.lines, accounts]);
  const saver = useSheetSaver({ budget, sheet, isWhole: wrong.size === 0, left });
  const [lineKey, setLineKey] = useState<string | null>(null);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const find = (text: string, side: SheetLine['side']) =>
    codeMeant(
      accounts.filter(({ kind }) => kind === side),
      text,
    );
  const line = (key: string | null) => sheet.lines.find((one) => one.key === key) ?? null;
  return (
    <>
      <Toolbar
        end={
          <>
            <Button disabled={!edit.canUndo} onClick={edit.undo}>
              {t('undo')}
            </Button>
            <Button disabled={!edit.canRedo} onClick={edit.redo}>
              {t('redo')}
            </Button>
            <ImportSheet budget={budget} lines={sheet.lines} onLines={edit.replace} />
          </>
        }
      >
        <SaveMark
          state={markOf(saver.state, wrong.size > 0)}
          error={saver.error}
          incomplete={wrong.size > 0}
        />
        {wrong.size > 0 && <Badge tone="attention">{t('wrong', { count: wrong.size })}</Badge>}
      </Toolbar>
      {left && <Notice tone="quiet">{t('restored')}</Notice>}
      <Grid
        lines={sheet.lines}
        accounts={accounts}
        area={budget.area}
        wrong={wrong}
        acts={{
          ...edit,
          paste: (at, text) => void cellsOf(text).then((block) => edit.paste(at, block, find)),
        }}
        onChange={edit.type}
        onLine={setLineKey}
        onMore={setOpenKey}
      />
      <Foot budget={budget} lines={sheet.lines} line={line(lineKey)} />
      <p className="quiet">{t('keys')}</p>
      <Notes budget={budget} sheet={sheet} onChange={edit.say} />
      <p>
        <Link to={here.to(`budget/${budget.budgetId}/lines`)}>{t('toSubmit')}</Link>
      </p>
      <LineDrawer line={line(openKey)} edit={edit} onClose={() => setOpenKey(null)} />
    </>
  );
}

/** What was saved before is not what stands here while cells are wrong. */
const markOf = (state: SaveState, isIncomplete: boolean): SaveState =>
  isIncomplete && state === 'saved' ? 'idle' : state;

function sheetOf({ lines, reason, surplusNote }: Budget): Sheet {
  return { lines: lines.map(sheetLineOf), reason, surplusNote };
}

/** By line: the cells that cannot be sent. Lines without any are left out. */
function wrongOf(lines: readonly SheetLine[], accounts: readonly Account[]) {
  const kinds = new Map(accounts.map(({ code, kind }) => [code, kind]));
  return new Map(
    lines
      .map(
        (line) => [line.key, wrongFields(line, (code) => kinds.get(code) === line.side)] as const,
      )
      .filter(([, fields]) => fields.length > 0),
  );
}
