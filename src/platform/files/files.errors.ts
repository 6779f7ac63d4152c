import { invalid } from '../../shared/domain-error';

const megabytes = (bytes: number): string => `${Math.floor(bytes / (1024 * 1024))} MB`;

/** Every way a file can be refused. Each sentence says what was wrong and what to do next. */
export const fileErrors = {
  tableEncoding: () =>
    invalid(
      'table.encoding-unknown',
      '文件的文字编码无法识别。请在 Excel 或 WPS 里另存为 .xlsx，或“CSV UTF-8”后重新上传。',
    ),
  tableQuotes: (line: number) =>
    invalid(
      'table.csv-broken',
      `第 ${line} 行的引号不成对，之后的内容无法分列。请改正引号，或另存为 .xlsx 后重新上传。`,
      { line },
    ),
  tableSheet: () =>
    invalid(
      'table.sheet-unreadable',
      '表格打不开。请用 Excel 或 WPS 打开，只保留一个工作表，另存为新的 .xlsx 后上传。',
    ),
  oldSheet: () =>
    invalid(
      'table.old-sheet-unreadable',
      '旧版 Excel（.xls）文件打不开。请用 Excel 或 WPS 打开，另存为 .xlsx 后上传。',
    ),
  xmlBroken: (line: number, column: number) =>
    invalid(
      'xml.broken',
      `第 ${line} 行第 ${column} 个字符处的 XML 结构不完整。请从网银重新下载原文件后上传，不要手工修改。`,
      { line, column: `第 ${column} 个字符` },
    ),
  xmlDefinitions: (line: number) =>
    invalid(
      'xml.definitions',
      `第 ${line} 行含有 DOCTYPE 定义，不能接收。请从网银重新下载原文件后上传。`,
      { line, column: 'DOCTYPE' },
    ),
  empty: () => invalid('file.empty', '这个文件是空的，请重新选择要上传的文件。'),
  tooLarge: (maxBytes: number) =>
    invalid(
      'file.too-large',
      `文件超过 ${megabytes(maxBytes)}，请压缩图片、降低扫描分辨率或拆成几个文件后再上传。`,
      { maxBytes },
    ),
  typeMismatch: (actual: string, declared: string) =>
    invalid(
      'file.type-mismatch',
      `文件内容是 ${actual}，与文件名或浏览器声明的类型（${declared}）不一致。请用原来的软件重新导出，不要直接改扩展名。`,
      { actual, declared },
    ),
  unknownType: () =>
    invalid(
      'file.unknown-type',
      '无法识别这个文件的类型。凭证请上传 JPG、PNG、WebP、GIF 图片或 PDF；导入请用 .xlsx 或 CSV（UTF-8）。',
    ),
  heic: () =>
    invalid(
      'file.heic',
      '暂不支持 HEIC 照片。请在手机相机设置里选择“兼容性最佳”（JPG）重拍，或用截图代替后再上传。',
    ),
  svg: () =>
    invalid('file.svg', 'SVG 图形可能带有脚本，不能作为凭证。请另存为 PNG 或 JPG 图片后上传。'),
  html: () =>
    invalid('file.html', '网页文件不能上传。请把页面打印成 PDF，或截图保存为图片后上传。'),
  electronicInvoice: () =>
    invalid(
      'file.electronic-invoice',
      '暂不接收 XML 或 OFD 格式的电子发票。请在税务平台下载 PDF 版式文件后上传。',
    ),
  oldOffice: () =>
    invalid(
      'file.old-office',
      '这是旧版 Office 文件（.xls、.doc）。表格请另存为 .xlsx，文档请另存为 PDF 后再上传。',
    ),
  zip: () => invalid('file.zip', '不能上传压缩包。请先解压，再逐个上传里面的图片或 PDF。'),
  zipNotTable: () =>
    invalid('file.zip-not-table', '不能导入压缩包。请先解压，再上传里面的 .xlsx 或 CSV 文件。'),
  notEvidence: () =>
    invalid(
      'file.not-evidence',
      '表格和文本只能用于导入，不能作为凭证。凭证请上传原始单据的照片、扫描件或 PDF。',
    ),
  notImport: () =>
    invalid('file.not-import', '导入只接受 Excel（.xlsx）或 CSV 文件，请从网银或原软件重新导出。'),
  polyglot: () =>
    invalid(
      'file.polyglot',
      '文件里夹带了另一种文件，不能接收。请用扫描或打印成 PDF 的方式重新生成后上传。',
    ),
  damaged: () =>
    invalid('file.damaged', '文件已损坏或没有传完整，打不开。请重新拍照、扫描或导出后再上传。'),
  imageTooLarge: (width: number, height: number) =>
    invalid(
      'file.image-too-large',
      `图片尺寸 ${width}×${height} 像素过大。请把相机分辨率调低，或裁成几张后再上传。`,
      { width, height },
    ),
  pdfActive: () =>
    invalid(
      'file.pdf-active',
      'PDF 里含有脚本、附件或可执行动作，不能接收。请用“打印成 PDF”重新生成后上传。',
    ),
  pdfEncrypted: () =>
    invalid('file.pdf-encrypted', 'PDF 设有密码或权限保护。请取消密码，或打印成新的 PDF 后上传。'),
  pdfTooLarge: () =>
    invalid(
      'file.pdf-too-large-inside',
      'PDF 展开后过大，无法检查。请降低扫描分辨率，或拆成几个 PDF 后上传。',
    ),
  pdfUnreadable: () =>
    invalid(
      'file.pdf-unreadable',
      'PDF 使用了少见的内部编码，无法检查是否安全。请用“打印成 PDF”重新生成后上传。',
    ),
  zipDamaged: () =>
    invalid(
      'file.zip-damaged',
      '表格文件已损坏。请用 Excel 或 WPS 打开，另存为新的 .xlsx 后上传。',
    ),
  zipEncrypted: () =>
    invalid('file.zip-encrypted', '表格文件设有密码。请在 Excel 或 WPS 里取消密码后再上传。'),
  zipBomb: () =>
    invalid(
      'file.zip-bomb',
      '表格文件解开后大得不正常，不能接收。请只保留需要的工作表，另存为新的 .xlsx 后上传。',
    ),
  zipPath: () =>
    invalid(
      'file.zip-path',
      '表格文件内部的路径不正常，不能接收。请用 Excel 或 WPS 另存为新的 .xlsx 后上传。',
    ),
  zipNested: () =>
    invalid(
      'file.zip-nested',
      '表格里嵌有另一个压缩文件或文档。请删除嵌入的对象，另存为新的 .xlsx 后上传。',
    ),
  macro: () => invalid('file.macro', '表格里含有宏或外部定义。请另存为不含宏的 .xlsx 后上传。'),
};
