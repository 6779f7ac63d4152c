import entry from '../../shared/messages/zh/entry.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ entry });
