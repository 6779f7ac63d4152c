import { addChinese } from '../../shared/i18n/i18n';
import disclosure from '../../shared/messages/zh/disclosure.json';

addChinese({ disclosure });
