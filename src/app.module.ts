import { type DynamicModule, Global, Module } from '@nestjs/common';
import * as path from 'node:path';
import { BeneficiariesModule } from './beneficiaries/beneficiaries.module';
import { AuthorityModule } from './community/authority.module';
import { CommunityModule } from './community/community.module';
import { DemoDirectory } from './platform/login/demo-directory';
import { DemoPeople } from './demo/demo-people';
import { entities } from './entities';
import type { Clock } from './platform/clock';
import type { Config } from './platform/config';
import type { ConnectionUrls } from './platform/database/open-database';
import { FILES_DIR } from './platform/files/files-dir';
import { FilesModule } from './platform/files/files.module';
import { VerificationModule } from './ledger/verification.module';
import { HttpModule } from './platform/http/http.module';
import { LoginModule } from './platform/login/login.module';
import { PlatformModule } from './platform/platform.module';
import { SupervisorsModule } from './supervisors/supervisors.module';
import { TrusteeModule } from './trustee/trustee.module';
import { TrustorModule } from './trustor/trustor.module';

export interface AppOptions {
  config: Config;
  urls: Pick<ConnectionUrls, 'app' | 'report'>;
  /** A clock that can be moved: tests, and the making of the demonstration. */
  clock?: Clock;
  /** How many jobs run at once; 0 none. */
  jobsAtOnce?: number;
  /** Whether verification comes round by itself: in the program that serves. */
  standingJobs?: boolean;
  /** After the last connection is closed, e.g. to leave our own database server. */
  onClosed?: () => Promise<void>;
}

/** Where evidence lies, and who may be tried out in demo mode: the two things plumbing cannot know. */
@Global()
@Module({})
class InstallationModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: InstallationModule,
      providers: [
        { provide: FILES_DIR, useValue: path.join(config.dataDir, 'files') },
        { provide: DemoDirectory, useClass: DemoPeople },
      ],
      exports: [FILES_DIR, DemoDirectory],
    };
  }
}

/** The list of rooms. Wiring only: what each means stands in its folder. */
@Module({})
export class AppModule {
  static forRoot({ config, ...options }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({ config, entities, ...options }),
        InstallationModule.forRoot(config),
        FilesModule,
        LoginModule,
        AuthorityModule,
        CommunityModule,
        HttpModule,
        VerificationModule,
        TrustorModule,
        TrusteeModule,
        BeneficiariesModule,
        SupervisorsModule,
      ],
    };
  }
}
