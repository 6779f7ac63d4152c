import notices from '../../shared/messages/zh/notices.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ notices });
