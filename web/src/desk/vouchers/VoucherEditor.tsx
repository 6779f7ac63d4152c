import { Button, Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../shared/api/client';
import { formatYuan, yuanOfFen } from '../../shared/format/yuan';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { DayField } from '../ui/DayField';
import { FileDrop } from '../ui/FileDrop';
import { inWords } from '../ui/inWords';
import { forget, keep } from '../ui/kept';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { SaveMark } from '../ui/SaveMark';
import { useAct } from '../ui/useAct';
import { useDraftSaver } from '../ui/useDraftSaver';
import { bodyOf, differencesOf, totalOf, type Sheet } from './lines';
import styles from './VoucherEditor.module.css';
import { VoucherGrid } from './VoucherGrid';
import type { VoucherDraft } from './types';

interface Props {
  kind: VoucherDraft['kind'];
  draft: VoucherDraft | null;
  slot: string | null;
  start: Sheet;
}

export function VoucherEditor({ kind, draft, slot, start }: Props) {
  const t = useWords('vouchers');
  const here = useHere();
  const [sheet, setSheet] = useState(start);
  const body = bodyOf(sheet);
  const saver = useDraftSaver({
    path: here.api('/voucher-drafts'),
    createPath: here.api(kind === 'opening' ? '/opening-balances' : '/voucher-drafts'),
    start: draft,
    body,
    auto: true,
    onFirstSave: ({ id }) => {
      if (slot) forget(slot);
      window.history.replaceState(
        window.history.state,
        '',
        `/desk${here.to(`books/drafts/${id}`)}`,
      );
    },
  });
  const change = (part: Partial<Sheet>) => {
    const next = { ...sheet, ...part };
    setSheet(next);
    if (slot && !saver.saved) keep(slot, next);
  };
  // Ctrl+Enter keeps it, wherever on the page the hands are.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (body) void saver.saveNow().catch(() => undefined);
  };
  return (
    <div onKeyDown={onKey}>
      <PageHead
        title={t(`title.${kind}`)}
        lead={<SaveMark state={saver.state} error={saver.error} incomplete={body === null} />}
        actions={<Remove saved={saver.saved} />}
      />
      {kind === 'opening' && <Notice tone="quiet">{t('openingHint')}</Notice>}
      {draft?.returnReason && (
        <Notice tone="attention">{t('returned', { reason: draft.returnReason })}</Notice>
      )}
      <Panel>
        <Head sheet={sheet} onChange={change} />
        <VoucherGrid lines={sheet.lines} onChange={(lines) => change({ lines })} />
        <Balance sheet={sheet} />
      </Panel>
      <Panel title={t(kind === 'opening' ? 'signedList' : 'files')}>
        <FileDrop value={sheet.files} onChange={(files) => change({ files })} />
      </Panel>
      <Panel title={t('submitTitle')}>
        <Submit sheet={sheet} ready={body !== null} saveNow={saver.saveNow} />
      </Panel>
    </div>
  );
}

interface PartProps {
  sheet: Sheet;
  onChange: (part: Partial<Sheet>) => void;
}

function Head({ sheet, onChange }: PartProps) {
  const t = useWords('vouchers');
  return (
    <div className={styles.head}>
      <label>
        {t('bookedOn')}
        <DayField value={sheet.bookedOn} onChange={(bookedOn) => onChange({ bookedOn })} />
      </label>
      <label className={styles.summary}>
        {t('summary')}
        <Input
          value={sheet.summary}
          maxLength={200}
          placeholder={t('summaryHint')}
          onChange={(event) => onChange({ summary: event.target.value })}
        />
      </label>
    </div>
  );
}

/** 合计, 大写, and what each fund still lacks. */
function Balance({ sheet }: { sheet: Sheet }) {
  const t = useWords('vouchers');
  const debit = totalOf(sheet.lines, 'debit');
  const credit = totalOf(sheet.lines, 'credit');
  const differences = differencesOf(sheet.lines);
  const open = differences.filter(({ fen }) => fen !== 0);
  return (
    <div className={styles.balance} role="status">
      <span>{t('total', { debit: formatYuan(debit), credit: formatYuan(credit) })}</span>
      <span className="quiet">{inWords(debit)}</span>
      {differences.length > 0 && open.length === 0 && (
        <strong className={styles.even}>{t('balanced')}</strong>
      )}
      {open.map(({ fund, fen }) => (
        <strong key={fund} className={styles.open}>
          {t('difference', { fund: t(`fund.${fund}`), amount: formatYuan(yuanOfFen(fen)) })}
        </strong>
      ))}
    </div>
  );
}

interface SubmitProps {
  sheet: Sheet;
  ready: boolean;
  saveNow: () => Promise<{ id: string }>;
}

function Submit({ sheet, ready, saveNow }: SubmitProps) {
  const t = useWords('vouchers');
  const here = useHere();
  const navigate = useNavigate();
  const isEven = differencesOf(sheet.lines).every(({ fen }) => fen === 0);
  return (
    <ActBox
      sentence={t('willSubmit')}
      word={t('submit')}
      ready={ready && isEven}
      send={async () => {
        const { id } = await saveNow();
        await api.post(here.api(`/voucher-drafts/${id}/submission`), {}, { once: true });
      }}
      onDone={() => void navigate(here.to('books/drafts'))}
    >
      {!(ready && isEven) && <p className="quiet">{t('notYet')}</p>}
    </ActBox>
  );
}

function Remove({ saved }: { saved: { id: string } | null }) {
  const t = useWords('vouchers');
  const here = useHere();
  const navigate = useNavigate();
  const [isSure, setSure] = useState(false);
  const remove = useAct(
    (id: string) => api.delete(here.api(`/voucher-drafts/${id}`)),
    () => void navigate(here.to('books/drafts')),
  );
  if (!saved) return null;
  return (
    <Button
      danger
      loading={remove.isPending}
      onClick={() => (isSure ? remove.mutate(saved.id) : setSure(true))}
    >
      {t(isSure ? 'removeSure' : 'remove')}
    </Button>
  );
}
