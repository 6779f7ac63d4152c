import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo, useState } from 'react';
import { BrowserRouter } from 'react-router';
import { newQueryClient } from '../../shared/api/queries';
import { useLanguage } from '../../shared/i18n/i18n';
import { useIsPhone, usePrefersDark } from './media';
import { DeskRoutes } from './DeskRoutes';
import { deskTheme } from './theme';

export function DeskApp() {
  const [client] = useState(newQueryClient);
  const language = useLanguage();
  const dark = usePrefersDark();
  const phone = useIsPhone();
  const theme = useMemo(() => deskTheme(dark, phone), [dark, phone]);
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      componentSize={phone ? 'large' : 'small'}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <QueryClientProvider client={client}>
          <BrowserRouter basename="/desk">
            <DeskRoutes />
          </BrowserRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
