import { useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { Household, MyCharges, MyPayments, PaymentChannel } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Load } from '../parts/Load';
import { PayForm } from './PayForm';
import '../my-home/words';

/** 缴费: which bills, or how much; then on to the payment firm. */
export default function PayPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const [params] = useSearchParams();
  const charges = useGet<MyCharges>(path('/my-charges'));
  const payments = useGet<MyPayments>(path('/my-charges/payments'));
  const chosen = (homes: Household[]) =>
    homes.find(({ unitId }) => unitId === params.get('unit')) ?? homes[0];
  return (
    <Page
      title={t('my-home:pay.title')}
      back={{ to: page('/my-home'), word: t('my-home:pay.back') }}
    >
      <Load query={payments}>
        {({ channel }) => (
          <Load query={charges} lines={6}>
            {({ homes }) => <Paying home={chosen(homes)} channel={channel} />}
          </Load>
        )}
      </Load>
    </Page>
  );
}

interface PayingProps {
  home: Household | undefined;
  channel: PaymentChannel | null;
}

function Paying({ home, channel }: PayingProps) {
  const t = useWords();
  if (!channel)
    return (
      <EmptyState title={t('my-home:pay.noChannel')}>{t('my-home:pay.noChannelHint')}</EmptyState>
    );
  if (!home) return <EmptyState title={t('my-home:none')}>{t('my-home:noneHint')}</EmptyState>;
  return <PayForm key={home.unitId} home={home} channel={channel} />;
}
