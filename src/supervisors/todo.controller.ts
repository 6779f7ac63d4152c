import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
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
  @ApiOperation({ summary: '待办：现在轮到我办的事' })
  show(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<TodosView> {
    return this.todo.of(me, communityId);
  }
}
