import { addChinese } from '../../shared/i18n/i18n';
import audit from '../../shared/messages/zh/audit.json';

addChinese({ audit });
