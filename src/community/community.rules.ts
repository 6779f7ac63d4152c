import { invalid } from '../shared/domain-error';

const NAME_LENGTH_MAX = 60;

/** @throws DomainError when the names or the first day of the books cannot be so. */
export function assertFoundable(founding: {
  name: string;
  trustorName: string;
  trusteeName: string;
  booksStartOn: string;
}): void {
  const { name, trustorName, trusteeName, booksStartOn } = founding;
  if (Array.from(name.trim()).length > NAME_LENGTH_MAX) {
    throw invalid('community.name-too-long', `小区名称最多 ${NAME_LENGTH_MAX} 个字，请用简称。`);
  }
  if ([name, trustorName, trusteeName].some((text) => text.trim().length < 2)) {
    throw invalid(
      'community.names-missing',
      '请填写小区名称，以及委托人（业委会）和受托人（物业企业）的全称，各至少两个字。',
    );
  }
  if (trustorName.trim() === trusteeName.trim()) {
    throw invalid(
      'community.parties-same',
      '委托人与受托人不能是同一方：第二把钥匙要由另一方法律主体掌握（信托法 第四十三条）。',
    );
  }
  if (!booksStartOn.endsWith('-01')) {
    throw invalid('community.books-start', '建账日须是某月的 1 日，例如 2026-01-01。');
  }
}
