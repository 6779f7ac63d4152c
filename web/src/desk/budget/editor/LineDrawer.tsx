import { Button, Checkbox, Drawer, Input } from 'antd';
import { useWords } from '../../app/words';
import { FileDrop } from '../../ui/FileDrop';
import type { SheetLine } from './sheet';
import type { useSheet } from './useSheet';

interface Props {
  line: SheetLine | null;
  edit: ReturnType<typeof useSheet>;
  onClose: () => void;
}

/** What does not fit into a cell: the basis at length, papers, its place, and taking it out. */
export function LineDrawer({ line, edit, onClose }: Props) {
  const t = useWords('budget-editor');
  return (
    <Drawer open={line !== null} onClose={onClose} title={line?.name || t('unnamed')} size={480}>
      {line && (
        <>
          <h3>{t('col.basis')}</h3>
          <Input.TextArea
            aria-label={t('col.basis')}
            rows={4}
            maxLength={500}
            placeholder={t('basisHint')}
            value={line.basis}
            onChange={(event) => edit.type(line.key, 'basis', event.target.value)}
          />
          <h3 className="section">{t('papers')}</h3>
          <FileDrop
            wholePage={false}
            value={line.files}
            onChange={(files) => edit.change(line.key, { files })}
          />
          {line.side === 'expense' && (
            <p style={{ margin: '16px 0' }}>
              <Checkbox
                checked={line.isContingency}
                onChange={(event) => edit.change(line.key, { isContingency: event.target.checked })}
              >
                {t('isContingency')}
              </Checkbox>
            </p>
          )}
          <p style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 16 }}>
            <Button onClick={() => edit.move(line.key, -1)}>{t('up')}</Button>
            <Button onClick={() => edit.move(line.key, 1)}>{t('down')}</Button>
            <Button
              danger
              onClick={() => {
                onClose();
                edit.remove(line.key);
              }}
            >
              {t('remove')}
            </Button>
          </p>
        </>
      )}
    </Drawer>
  );
}
