import common from '../shared/messages/zh/common.json';
import home from '../shared/messages/zh/home.json';
import nav from '../shared/messages/zh/nav.json';
import proof from '../shared/messages/zh/proof.json';
import reports from '../shared/messages/zh/reports.json';
import statement from '../shared/messages/zh/statement.json';
import welcome from '../shared/messages/zh/welcome.json';
import type { MessageSource } from '../shared/i18n/i18n';

/** What the first of the residents' pages say; later ones bring their words along. */
export const residentMessages: MessageSource = {
  zh: {
    common,
    home,
    nav,
    proof,
    reports,
    statement,
    welcome,
  },
  en: () => import('./messages-en').then((module) => module.english),
};
