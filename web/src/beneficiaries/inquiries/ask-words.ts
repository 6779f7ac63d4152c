import ask from '../../shared/messages/zh/ask.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ ask });
