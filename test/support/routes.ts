import { RequestMethod } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { onceKey } from '../../src/platform/http/idempotency-key';
import { type Door, doorKey, secondFactorKey } from '../../src/platform/http/may';

export interface Route {
  /** "GET communities/:communityId/posts" */
  name: string;
  /** A right, 'signed-in' or 'public'; ① asks for the key of the act, ② for the second factor. */
  door: string;
}

type Handler = (...args: unknown[]) => unknown;

/** Every handler that Nest serves, as it stands in the metadata that the router is built from. */
export function routesOf(modules: ModulesContainer): Route[] {
  const controllers = [...modules.values()].flatMap((module) =>
    [...module.controllers.values()].map((controller) => controller.metatype as Handler),
  );
  return [...new Set(controllers)]
    .flatMap(routesOfController)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function routesOfController(controller: Handler): Route[] {
  const prototype = controller.prototype as Record<string, Handler>;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor' && isHandler(prototype[name]))
    .flatMap((name) => {
      const handler = prototype[name]!;
      const door = [doorOf(controller, handler), marksOf(handler)].filter(Boolean).join(' ');
      const verb = RequestMethod[Reflect.getMetadata('method', handler) as number] ?? '';
      return pathsOf(controller)
        .flatMap((base) => pathsOf(handler).map((path) => [base, path]))
        .map((parts) => ({ name: `${verb} ${joined(parts)}`, door }));
    });
}

function isHandler(member: unknown): boolean {
  return typeof member === 'function' && Reflect.hasMetadata('method', member);
}

function pathsOf(target: Handler): string[] {
  return [Reflect.getMetadata('path', target) as string | string[]].flat();
}

function joined(parts: string[]): string {
  return parts
    .map((part) => part.replaceAll(/^\/+|\/+$/g, ''))
    .filter((part) => part !== '')
    .join('/');
}

function doorOf(controller: Handler, handler: Handler): string {
  const door = (Reflect.getMetadata(doorKey, handler) ??
    Reflect.getMetadata(doorKey, controller)) as Door | undefined;
  if (!door) return 'shut';
  return door.kind === 'may' ? door.right : door.kind;
}

function marksOf(handler: Handler): string {
  const asks = (key: symbol) => Reflect.getMetadata(key, handler) === true;
  return `${asks(onceKey) ? '①' : ''}${asks(secondFactorKey) ? '②' : ''}`;
}
