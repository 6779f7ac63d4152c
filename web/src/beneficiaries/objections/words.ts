import objections from '../../shared/messages/zh/objections.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ objections });
