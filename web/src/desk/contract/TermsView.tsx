import { pointMoved } from '../../shared/format/decimal';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../app/words';
import { Facts } from '../ui/Facts';
import { shownLateFee } from './contract-form';
import { Ladder } from './Ladder';
import type { Terms } from './types';

/** The terms in plain words, in the order a resident would ask. */
export function TermsView({ terms }: { terms: Terms }) {
  const t = useWords('contract');
  const dates = useDates();
  return (
    <>
      <h3 className="section">{t('ladder.title')}</h3>
      <Ladder rungs={terms.approvalLadder} />
      <Facts
        facts={[
          [
            t('terms.quotes'),
            t('terms.quotesValue', {
              above: formatYuan(terms.quotesAbove),
              count: terms.quotesNeeded,
            }),
          ],
          [t('terms.trustor'), `${terms.trustor.name}　${terms.trustor.address}`],
          [t('terms.trustee'), `${terms.trustee.name}　${terms.trustee.address}`],
          [t('terms.beneficiaries'), terms.beneficiaries],
          [t('terms.purpose'), terms.purpose],
          [
            t('terms.term'),
            t('terms.termValue', {
              from: dates.day(terms.termStartsOn),
              to: dates.day(terms.termEndsOn),
            }),
          ],
          [t('terms.funds'), terms.funds.map(({ name }) => name).join('、')],
          [t('terms.surplus'), t(`surplus.${terms.surplusRule}`)],
          [t('terms.share'), t(`share.${terms.shareBy}`)],
          [
            t('terms.remuneration'),
            [terms.remuneration.rule, percentOf(terms.remuneration.rate)]
              .filter(Boolean)
              .join('　'),
          ],
          [
            t('lateFee.title'),
            terms.lateFee
              ? t('lateFee.value', { ...shownLateFee(terms.lateFee) })
              : t('lateFee.no'),
          ],
          [
            t('budget.title'),
            t('budget.value', {
              days: terms.budget.commentDays,
              by: t(`budget.by.${terms.budget.decidedBy}`),
              share: pointMoved(terms.budget.virement.share, 2),
              yearly: formatYuan(terms.budget.virement.yearly),
              ratifyDays: terms.emergency.ratifyDays,
            }),
          ],
          [
            t('objection.title'),
            terms.objection
              ? t('objection.value', {
                  ...terms.objection,
                  above: formatYuan(terms.objection.above),
                  areaShare: pointMoved(terms.objection.areaShare, 2),
                })
              : t('objection.no'),
          ],
          [t('inquiry.title'), t('inquiry.value', { ...terms.inquiry })],
          [
            t('procedure.title'),
            t('procedure.value', {
              noticeDays: terms.procedure.noticeDays,
              proxyCap: terms.procedure.proxyCap,
              spaces: t(
                terms.procedure.countsSpaces ? 'procedure.withSpaces' : 'procedure.homesOnly',
              ),
              secrecy: t(terms.procedure.secret ? 'procedure.secret' : 'procedure.open'),
            }),
          ],
        ]}
      />
      <h3 className="section">{t('terms.disclosure')}</h3>
      <Facts facts={terms.disclosure.map(({ what, due }) => [what, due] as const)} />
    </>
  );
}

/** A part as contracts say it; what was written in words stays in words. */
const percentOf = (rate: string): string => (/^\d/.test(rate) ? `${pointMoved(rate, 2)}%` : rate);
