import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../../shared/api/client';
import type { Entry } from '../../shared/api/types';
import { HowToRedraw } from '../../shared/audit/HowToRedraw';
import { type Mark, type Sample, type SampleItem, toneOfMark } from '../../shared/audit/types';
import { Badge } from '../../shared/components/Badge';
import { ChainOfPeople } from '../../shared/components/ChainOfPeople';
import { EvidenceGallery } from '../../shared/components/EvidenceGallery';
import { VoucherTable } from '../../shared/components/VoucherTable';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { fundNames } from '../books/EntryPage';
import { ActBox } from '../ui/ActBox';
import { Chips } from '../ui/Chips';
import { amountColumn, clippedColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import styles from './audit.module.css';

/** 抽样底稿: the vouchers on one side, the evidence of the one being looked at on the other. */
export default function SamplePage() {
  const { engagementId = '', sampleId = '' } = useParams();
  const path = `/audit/engagements/${engagementId}/samples/${sampleId}`;
  const sample = useHereGet<Sample>(path, {}, { keepLast: true });
  return <Loaded of={sample}>{(data) => <Sheet sample={data} path={path} />}</Loaded>;
}

function Sheet({ sample, path }: { sample: Sample; path: string }) {
  const t = useWords('audit');
  const here = useHere();
  const { card, items, engagementId, engagementNumber } = sample;
  const [no, setNo] = useState(() => items.find(({ mark }) => mark === null)?.no ?? 1);
  const chosen = items.find((item) => item.no === no);
  const { drawNo, title, methodName: method, ticks } = card;
  const counts = { count: card.populationCount, items: card.itemCount };
  const sums = { total: formatYuan(card.populationTotal), amount: formatYuan(card.itemTotal) };
  return (
    <>
      <p className="no-print">
        <Link to={here.to(`audit/${engagementId}`)}>{engagementNumber}</Link>
      </p>
      <PageHead
        title={`${t('sheet.title')}：${t('sampleOf', { no: drawNo, title })}`}
        lead={t('drawn', { method, ...counts, ...sums })}
        actions={
          <Button className="no-print" onClick={() => window.print()}>
            {t('sheet.print')}
          </Button>
        }
      />
      {ticks && <p className={styles.wide}>{t('ticks', { ...ticks })}</p>}
      <div className={styles.sides}>
        <Items items={items} onOpen={setNo} />
        <div className={`${styles.evidence} no-print`}>
          <Panel title={t('sheet.evidence')}>
            {chosen ? (
              <Looked key={chosen.no} item={chosen} sample={sample} path={path} />
            ) : (
              <p>{t('sheet.choose')}</p>
            )}
          </Panel>
        </div>
      </div>
      <HowToRedraw sample={sample} />
    </>
  );
}

function Items({ items, onOpen }: { items: readonly SampleItem[]; onOpen: (no: number) => void }) {
  const t = useWords('audit');
  const dates = useDates();
  return (
    <DataTable<SampleItem>
      label={t('sheet.title')}
      rowKey="no"
      columns={[
        textColumn(t('col.no'), ({ no }) => no, 48),
        textColumn(t('col.voucher'), ({ voucher }) => voucher),
        amountColumn(t('col.amount'), ({ amount }) => amount),
        textColumn(t('col.mark'), ({ mark, markName }) =>
          mark && markName ? (
            <Badge tone={toneOfMark(mark)}>{markName}</Badge>
          ) : (
            <span className="quiet">{t('sheet.open')}</span>
          ),
        ),
        clippedColumn(t('col.summary'), ({ summary }) => summary, 220),
        textColumn(t('col.day'), ({ bookedOn }) => dates.day(bookedOn)),
      ]}
      rows={items}
      empty={null}
      onOpen={({ no }) => onOpen(no)}
    />
  );
}

function Looked({ item, sample, path }: { item: SampleItem; sample: Sample; path: string }) {
  const t = useWords('audit');
  const books = useWords('books');
  const here = useHere();
  const entry = useHereGet<Entry>(`/account/entries/${item.seq}`);
  return (
    <>
      <p>
        <b>{item.voucher}</b> {item.hits > 1 && t('sheet.hits', { hits: item.hits })}{' '}
        <Link to={here.to(`books/entries/${item.seq}`)}>{t('sheet.entry')}</Link>
      </p>
      {sample.mayMark && <Marking item={item} path={path} />}
      {item.note && !sample.mayMark && <p>{item.note}</p>}
      {item.files.length > 0 && <EvidenceGallery communityId={here.id} files={item.files} />}
      <Loaded of={entry}>
        {(found) => (
          <>
            <p>{found.sentence}</p>
            <VoucherTable
              voucher={{ ...found, attachmentCount: found.attachmentCount ?? found.fileCount }}
              fundNames={fundNames(books)}
            />
            {found.chain.length > 0 && <ChainOfPeople steps={found.chain} />}
          </>
        )}
      </Loaded>
    </>
  );
}

const MARKS = ['agrees', 'differs', 'missing'] as const;

function Marking({ item, path }: { item: SampleItem; path: string }) {
  const t = useWords('audit');
  const here = useHere();
  const [mark, setMark] = useState<Mark>(item.mark ?? 'agrees');
  const [note, setNote] = useState(item.note ?? '');
  const isSaid = mark === 'agrees' || note.trim().length >= 2;
  return (
    <ActBox
      sentence={t(isSaid ? 'sheet.will' : 'sheet.noteNeeded')}
      word={t(`sheet.${mark}`)}
      ready={isSaid}
      send={() => api.put(here.api(`${path}/items/${item.no}`), { mark, note: note.trim() })}
      onDone={() => undefined}
    >
      <Chips<Mark>
        label={t('col.mark')}
        value={mark}
        options={MARKS.map((key) => ({ key, name: t(`sheet.${key}`) }))}
        onChange={setMark}
      />
      <Input
        aria-label={t('sheet.note')}
        placeholder={t('sheet.note')}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </ActBox>
  );
}
