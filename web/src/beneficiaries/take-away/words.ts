import openData from '../../shared/messages/zh/open-data.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ 'open-data': openData });
