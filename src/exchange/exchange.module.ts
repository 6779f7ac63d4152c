import { Module } from '@nestjs/common';
import { FilesModule } from '../platform/files/files.module';
import { PackageDownload } from './canonical/package-download';
import { ExchangeFiles } from './exchange-files';

/** 数据交换: the books in the formats of others. It reads and never writes. */
@Module({
  imports: [FilesModule],
  providers: [ExchangeFiles, PackageDownload],
  exports: [ExchangeFiles, PackageDownload],
})
export class ExchangeModule {}
