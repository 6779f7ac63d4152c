import { api } from '../../../shared/api/client';
import { Badge } from '../../../shared/components/Badge';
import { formatYuan, isZeroYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { useHere, useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { Facts } from '../../ui/Facts';
import { Loaded } from '../../ui/Loaded';
import { Panel } from '../../ui/Panel';
import type { TillDay as TillDayData } from '../types';
import { CloseDay } from './CloseDay';

/** 日结: the whole till of a day against the book; closed by the cashier, looked over by the reviewer. */
export function TillDay({ on }: { on: string }) {
  const t = useWords('receipts');
  const dates = useDates();
  const day = useHereGet<TillDayData>(`/cashier-days/${on}`);
  return (
    <Panel title={t('close.titleOf', { day: dates.day(on) })}>
      <Loaded of={day}>
        {(till) => (
          <>
            <Facts
              facts={[
                ...till.ways.map(
                  ({ name, count, amount }) =>
                    [name, t('total', { count, amount: formatYuan(amount) })] as const,
                ),
                [t('close.book'), formatYuan(till.booked)],
              ]}
            />
            <div style={{ marginTop: 12 }}>
              {till.closing ? <Closed till={till} /> : <NotClosed till={till} />}
            </div>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function NotClosed({ till }: { till: TillDayData }) {
  const t = useWords('receipts');
  const here = useHere();
  if (!here.may('charges.receive')) return <p className="quiet">{t('close.notYet')}</p>;
  return <CloseDay key={till.day} till={till} />;
}

function Closed({ till: { day, closing } }: { till: TillDayData }) {
  const t = useWords('receipts');
  const here = useHere();
  const dates = useDates();
  if (!closing) return null;
  const { counted, difference, reason, closedBy, closedAt, reviewedBy, reviewedAt } = closing;
  const isEven = isZeroYuan(difference);
  return (
    <>
      <Facts
        facts={[
          [t('close.counted'), formatYuan(counted)],
          [
            t('close.difference'),
            <Badge key="difference" tone={isEven ? 'good' : 'broken'}>
              {formatYuan(difference)} {t(isEven ? 'close.even' : 'close.odd')}
            </Badge>,
          ],
          [t('close.reason'), reason],
          [t('close.closedBy'), `${closedBy} ${dates.instant(closedAt)}`],
          [
            t('close.reviewedBy'),
            reviewedBy && reviewedAt
              ? `${reviewedBy} ${dates.instant(reviewedAt)}`
              : t('close.notReviewed'),
          ],
        ]}
      />
      {!reviewedBy && here.may('charges.till-review') && (
        <ActBox
          sentence={t('close.reviewWill', { who: closedBy, day: dates.day(day) })}
          word={t('close.review')}
          send={() => api.post(here.api(`/cashier-days/${day}/review`))}
          onDone={() => undefined}
        />
      )}
    </>
  );
}
