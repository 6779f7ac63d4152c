import collection from '../../shared/messages/zh/collection.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ collection });
