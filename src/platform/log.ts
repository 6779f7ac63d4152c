import { ConsoleLogger, Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { LogLevel } from './config';
import { databaseFaultOf } from './database/database-error';

export interface RequestContext {
  requestId: string;
}

/** Set by the first middleware and by the job runner; everything logged below carries its id. */
export const requestContext = new AsyncLocalStorage<RequestContext>();

const severity: readonly LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];

// A net below the rule, not the rule: keys that must never be logged are masked if they are.
const masked = ['password', 'token', 'cookie', 'authorization', 'phone', 'idNumber', 'bankAccount'];
const ofTheStatement = ['parameters', 'query', 'detail'];

type JsonArguments = Parameters<ConsoleLogger['getJsonLogObject']>;
type JsonLine = ReturnType<ConsoleLogger['getJsonLogObject']>;

/**
 * One JSON object per line: `log.log('job done', { kind, ms }, 'Jobs')`. It holds ids, kinds, counts
 * and times, never a name, a phone number, an amount or a request body: those are in the database,
 * where looking at them is by right.
 */
@Injectable()
export class Log extends ConsoleLogger {
  constructor(level: LogLevel = 'log', json = true) {
    super({
      json,
      compact: true,
      colors: false,
      flattenParams: true,
      redact: [...masked, ...ofTheStatement],
      logLevels: severity.slice(0, severity.indexOf(level) + 1),
    });
  }

  protected override getJsonLogObject(...[message, options]: JsonArguments): JsonLine {
    const error = options.error ?? (message instanceof Error ? message : undefined);
    const shown = error ? loggableError(error) : undefined;
    // Nest takes an error's own message for the text of the line.
    const text =
      shown && (message === error || message === error?.message) ? shown.message : message;
    const line = super.getJsonLogObject(text, {
      ...options,
      error: undefined,
      errorStack: framesOf(options.errorStack),
    } as JsonArguments[1]);
    return { ...line, ...(shown ? { error: { ...shown } } : {}), ...requestContext.getStore() };
  }
}

/** The first line of a stack repeats the message, with the values it quotes. */
function framesOf(stack: unknown): string | undefined {
  if (typeof stack !== 'string') return undefined;
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

export interface LoggableError {
  name: string;
  message: string;
  code?: string;
  constraint?: string;
  stack: string;
}

/**
 * What may be logged of an error. A database error also carries the statement's parameters and the
 * offending row (`detail`), and quotes values in its message: those stay out.
 */
export function loggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { name: 'NonError', message: typeof error, stack: '' };
  const fault = databaseFaultOf(error);
  const message = fault ? withoutQuotedValues(error.message) : error.message;
  return {
    name: error.name,
    message,
    ...(fault ? { code: fault.code } : {}),
    ...(fault?.constraint === undefined ? {} : { constraint: fault.constraint }),
    stack: framesOf(error.stack) ?? '',
  };
}

function withoutQuotedValues(message: string): string {
  return message.replace(/"[^"]*"|'[^']*'/g, '"…"');
}
