import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { api, apiUrl } from '../../../shared/api/client';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { FilePicker } from '../../ui/FilePicker';
import { Notice } from '../../ui/Notice';
import { ProblemList } from '../../ui/ProblemList';
import { ProblemTable, type RowProblem } from '../../ui/ProblemTable';
import { useAct } from '../../ui/useAct';
import type { Budget, ReadLine } from '../types';
import { importedLines, type SheetLine } from './sheet';

interface ReadSheet {
  lines: ReadLine[];
  problems: RowProblem[];
}

interface Props {
  budget: Budget;
  /** What the spreadsheet replaces. */
  lines: readonly SheetLine[];
  onLines: (lines: SheetLine[]) => void;
}

/** A whole spreadsheet instead of the lines on the screen: read first, taken when it is clean. */
export function ImportSheet({ budget, lines, onLines }: Props) {
  const t = useWords('budget-editor');
  const here = useHere();
  const [isOpen, setOpen] = useState(false);
  const path = here.api(`/budgets/${budget.budgetId}/sheet`);
  const upload = useAct((file: File) => api.upload<ReadSheet>(path, file));
  const read = upload.data;
  const take = () => {
    if (read) onLines(importedLines(read.lines, lines));
    upload.reset();
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('import.open')}</Button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={t('import.open')} size={640}>
        <p className="quiet">{t('import.lead')}</p>
        <p style={{ margin: '8px 0' }}>
          <a href={apiUrl(path, { version: budget.version })} download>
            {t('import.template')}
          </a>
        </p>
        <ProblemList error={upload.error} />
        <FilePicker accept=".xlsx" busy={upload.isPending} onFile={(file) => upload.mutate(file)} />
        {read && read.problems.length > 0 && (
          <>
            <Notice tone="broken">{t('import.bad', { count: read.problems.length })}</Notice>
            <ProblemTable problems={read.problems} />
          </>
        )}
        {read && read.problems.length === 0 && (
          <>
            <Notice tone="good">{t('import.good', { count: read.lines.length })}</Notice>
            <Button type="primary" onClick={take}>
              {t('import.take')}
            </Button>
          </>
        )}
      </Drawer>
    </>
  );
}
