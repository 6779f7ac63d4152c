import inquiries from '../../shared/messages/zh/inquiries.json';
import { addChinese } from '../../shared/i18n/i18n';
import './ask-words';

addChinese({ inquiries });
