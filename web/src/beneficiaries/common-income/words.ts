import commonIncome from '../../shared/messages/zh/common-income.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ 'common-income': commonIncome });
