import { addChinese } from '../../shared/i18n/i18n';
import explore from '../../shared/messages/zh/explore.json';
import '../flow/words';

addChinese({ explore });
