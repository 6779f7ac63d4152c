import { Global, Module } from '@nestjs/common';
import { Invitations } from '../platform/login/invitations';
import { AuthorityModule } from './authority.module';
import { AppointeesService } from './appointees.service';
import { BindingsQueries } from './bindings.queries';
import { BindingsService } from './bindings.service';
import { CommunityQueries } from './community.queries';
import { CommunityService } from './community.service';
import { GrantsService } from './grants.service';
import { HouseholdSearch } from './household-search.queries';
import { HomeInvitations } from './invitations';
import { InvitesQueries } from './invites.queries';
import { InvitesService } from './invites.service';
import { RollImportService } from './roll-import.service';
import { RollWriter } from './roll-writer.service';
import { UnitsQueries } from './units.queries';

const offered = [
  BindingsQueries,
  BindingsService,
  CommunityQueries,
  CommunityService,
  GrantsService,
  HouseholdSearch,
  InvitesQueries,
  InvitesService,
  RollImportService,
  UnitsQueries,
];

/**
 * 小区 楼栋 房屋 住户, and who holds which post. Global, because registration (in the plumbing) asks
 * `Invitations` to take up a code. Expects Clock, Config, Reading, Transactions and the log-in's services.
 */
@Global()
@Module({
  imports: [AuthorityModule],
  providers: [
    ...offered,
    AppointeesService,
    RollWriter,
    { provide: Invitations, useClass: HomeInvitations },
  ],
  exports: [...offered, Invitations],
})
export class CommunityModule {}
