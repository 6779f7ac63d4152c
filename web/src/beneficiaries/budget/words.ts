import { addChinese } from '../../shared/i18n/i18n';
import budget from '../../shared/messages/zh/budget.json';
import '../flow/words';

addChinese({ budget });
