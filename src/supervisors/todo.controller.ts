import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { TodoService } from './todo.service';
import { TodosView } from './todo.view';

/** 待办, for whatever post one holds. */
@ApiTags('待办')
@Controller('communities/:communityId/todo')
export class TodoController {
  constructor(private readonly todo: TodoService) {}

  @Get()
  @May('community.read')
  show(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<TodosView> {
    return this.todo.of(me, communityId);
  }
}
