import commonIncome from '../../shared/messages/zh/common-income.json';
import remuneration from '../../shared/messages/zh/remuneration.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ 'common-income': commonIncome, remuneration });
