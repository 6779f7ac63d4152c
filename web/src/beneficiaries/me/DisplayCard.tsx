import { switchLanguage, useLanguage, useWords } from '../../shared/i18n/i18n';
import { useTypeSize } from '../../shared/session/type-size';
import { Card } from '../parts/Card';
import { Segments } from '../parts/Segments';

/** Language and size of type, remembered on this device. */
export function DisplayCard() {
  const t = useWords();
  const language = useLanguage();
  const [size, setSize] = useTypeSize();
  return (
    <Card title={t('me:look.title')}>
      <Segments
        label={t('me:look.type')}
        value={size}
        onValue={setSize}
        options={[
          { value: 'normal', label: t('me:look.normal') },
          { value: 'large', label: t('me:look.large') },
        ]}
      />
      <Segments
        label={t('me:look.language')}
        value={language}
        onValue={(next) => void switchLanguage(next)}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
    </Card>
  );
}
