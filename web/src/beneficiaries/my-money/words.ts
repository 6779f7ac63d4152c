import myMoney from '../../shared/messages/zh/my-money.json';
import { addChinese } from '../../shared/i18n/i18n';
import '../flow/words';

addChinese({ 'my-money': myMoney });
