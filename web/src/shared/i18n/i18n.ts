import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../format/dates';

const KEPT_AS = 'language';

/** Messages by area: `{ common: {...}, home: {...} }`; each area is a namespace of i18next. */
export type Messages = ResourceLanguage;

export interface MessageSource {
  /** Chinese comes with the page: no second round trip for nearly everybody. */
  zh: Messages;
  /** English comes when asked for. */
  en: () => Promise<Messages>;
}

let source: MessageSource | null = null;

/** Called once by each entry before it renders. */
export async function startI18n(messages: MessageSource): Promise<void> {
  source = messages;
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: 'zh',
    resources: { zh: messages.zh },
    defaultNS: 'common',
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await switchLanguage(keptLanguage());
}

export async function switchLanguage(language: Language): Promise<void> {
  if (language === 'en' && source && !i18next.hasResourceBundle('en', 'common')) {
    const english = await source.en();
    for (const [area, texts] of Object.entries(english)) {
      i18next.addResourceBundle('en', area, texts);
    }
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  keep(language);
}

/** The language being shown, for dates and layout. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}

function keptLanguage(): Language {
  try {
    return localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // no storage: Chinese again next time
  }
}
