import { Module } from '@nestjs/common';
import { FileAccessService } from './file-access.service';
import { EvidenceService } from './evidence.service';
import { DiskFileStore, FileStore } from './file-store';
import { FILES_DIR } from './files-dir';
import { FilesQueries } from './files.queries';
import { VerifyFilesQueries } from './verify-files.queries';

/** Vouchers and photos. Expects `FILES_DIR` and `Reading` from global modules. */
@Module({
  providers: [
    {
      provide: FileStore,
      inject: [FILES_DIR],
      useFactory: (directory: string) => new DiskFileStore(directory),
    },
    EvidenceService,
    FilesQueries,
    FileAccessService,
    VerifyFilesQueries,
  ],
  exports: [FileStore, EvidenceService, FilesQueries, FileAccessService, VerifyFilesQueries],
})
export class FilesModule {}
