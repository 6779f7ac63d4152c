import { api, apiUrl } from '../../../shared/api/client';
import { formatYuan } from '../../../shared/format/yuan';
import { useDates } from '../../../shared/i18n/useDates';
import { Link } from 'react-router';
import { useHere } from '../../app/here';
import { useWords } from '../../app/words';
import { ActBox } from '../../ui/ActBox';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { Facts } from '../../ui/Facts';
import { usePages } from '../../ui/usePages';
import { DecisionActs } from '../decide/DecisionActs';
import { DecisionBox, Voices } from '../decide/DecisionBox';
import type { SurplusDistribution, SurplusLine } from '../types';

interface Props {
  distribution: SurplusDistribution;
  onDone: (sentence: string) => void;
}

/** One proposal: what it says, who agreed, what every home gets, and what is to be done. */
export function SurplusPanel({ distribution, onDone }: Props) {
  const t = useWords('surplus');
  const here = useHere();
  const dates = useDates();
  const { year, way, reason, total, homes, decidedOn, postedOn, acts, vouchers } = distribution;
  return (
    <>
      <Facts
        facts={[
          [t('year'), String(year)],
          [t('way'), way],
          [t('total'), formatYuan(total)],
          [t('homes'), homes > 0 ? String(homes) : null],
          [t('reason'), reason],
          [t('decidedOn'), decidedOn && dates.day(decidedOn)],
          [t('postedOn'), postedOn && dates.day(postedOn)],
          [
            t('vouchers'),
            vouchers.map(({ entrySeq, voucher, amount }) => (
              <div key={entrySeq}>
                <Link to={here.to(`books/entries/${entrySeq}`)}>{voucher}</Link>{' '}
                {formatYuan(amount)}
              </div>
            )),
          ],
        ]}
      />
      <Acts distribution={distribution} onDone={onDone} />
      <DecisionActs acts={acts} />
      {homes > 0 && here.may('charges.household') && <Lines id={distribution.id} />}
    </>
  );
}

function Acts({ distribution, onDone }: Props) {
  const t = useWords('surplus');
  const here = useHere();
  const { id, may, decision, state, total, way, modeName } = distribution;
  const path = `/surplus-distributions/${id}`;
  return (
    <>
      {state === 'proposed' && <Voices decision={decision} />}
      {may.includes('decide') && (
        <DecisionBox
          path={`${path}/decision`}
          what={`${modeName}（${way}）`}
          subject={{ id, version: null }}
          decision={decision}
          onDone={onDone}
        />
      )}
      {may.includes('post') && (
        <ActBox
          sentence={t(`willPost.${distribution.mode}`, { total: formatYuan(total) })}
          word={t('post')}
          secondFactor
          send={({ code }) =>
            api.post(here.api(`${path}/posting`), {}, { once: true, secondFactor: code })
          }
          onDone={() => onDone(t('posted', { total: formatYuan(total) }))}
        />
      )}
    </>
  );
}

/** Every home's share. They add up to the total to the fen. */
function Lines({ id }: { id: string }) {
  const t = useWords('surplus');
  const here = useHere();
  const lines = usePages<SurplusLine>(`/surplus-distributions/${id}/lines`);
  const file = (format: string) =>
    apiUrl(here.api(`/surplus-distributions/${id}/lines`), { format });
  return (
    <>
      <h3 className="section">{t('lines')}</h3>
      <p className="links" style={{ marginBottom: 8 }}>
        <a href={file('xlsx')} download>
          {t('signatureXlsx')}
        </a>
        <a href={file('csv')} download>
          {t('signatureCsv')}
        </a>
      </p>
      <DataTable<SurplusLine>
        label={t('lines')}
        rowKey="unitId"
        columns={[
          textColumn(t('no'), ({ no }) => no, 64),
          textColumn(t('unit'), ({ unitLabel }) => unitLabel),
          amountColumn(t('area'), ({ area }) => area),
          amountColumn(t('share'), ({ amount }) => amount),
        ]}
        rows={lines.items}
        error={lines.error}
        onRetry={lines.retry}
        empty={t('noLines')}
        hasMore={lines.hasMore}
        onMore={lines.more}
        isReadingMore={lines.isReadingMore}
      />
    </>
  );
}
