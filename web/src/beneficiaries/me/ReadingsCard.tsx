import { useState } from 'react';
import { useGet } from '../../shared/api/queries';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import type { components } from '../../shared/api/schema';
import { Card } from '../parts/Card';
import { Button } from '../parts/form';
import { Load } from '../parts/Load';
import { Rows } from '../parts/Rows';

type Readings = components['schemas']['PersonalReadingsView'];
type Reading = Readings['items'][number];

const AT_FIRST = 5;
const MORE = 50;

/** 谁看过我的信息: by office, with what for. */
export function ReadingsCard() {
  const t = useWords();
  const [limit, setLimit] = useState(AT_FIRST);
  const readings = useGet<Readings>('/me/personal-data/readings', { limit }, { keepLast: true });
  return (
    <Card title={t('privacy:readings.title')}>
      <p className="quiet small">{t('privacy:readings.lead')}</p>
      <Load query={readings}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p>{t('privacy:readings.none')}</p>
          ) : (
            <>
              <Rows>
                {items.map((reading) => (
                  <ReadingRow key={reading.id} reading={reading} />
                ))}
              </Rows>
              {next && limit === AT_FIRST && (
                <Button kind="plain" onClick={() => setLimit(MORE)}>
                  {t('privacy:readings.more')}
                </Button>
              )}
            </>
          )
        }
      </Load>
    </Card>
  );
}

function ReadingRow({ reading }: { reading: Reading }) {
  const t = useWords();
  const dates = useDates();
  const { postName, kindName, unitLabels, others, purpose } = reading;
  const more = [
    dates.instant(reading.at),
    t('privacy:readings.purpose', { purpose }),
    unitLabels.length > 0 && t('privacy:readings.homes', { homes: unitLabels.join('、') }),
    others > 0 && t('privacy:readings.others', { count: others }),
  ];
  return (
    <div>
      <p>{t('privacy:readings.row', { post: postName, kind: kindName })}</p>
      <p className="quiet small">{more.filter(Boolean).join(' · ')}</p>
    </div>
  );
}
