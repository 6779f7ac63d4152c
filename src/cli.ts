import { parseArgs } from 'node:util';
import type { Command, CommandValues } from './cli/command';
import { commands } from './cli/commands';
import { ConfigError } from './platform/config';
import { NotReady } from './prepare';

/** How a command ended, as the shell sees it. */
const exitCode = { good: 0, failed: 1, misused: 2 } as const;

function help(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const list = Object.entries(commands)
    .map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
    .join('\n');
  return `用法：npm run cli -- <命令> [选项]\n\n命令：\n${list}\n\n某个命令的选项：npm run cli -- <命令> --help\n`;
}

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || isHelp(name)) {
    process.stdout.write(help());
    return name === undefined ? exitCode.misused : exitCode.good;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return runCommand(command, args);
  process.stderr.write(`没有“${name}”这个命令。\n\n${help()}`);
  return exitCode.misused;
}

async function runCommand(command: Command, args: string[]): Promise<number> {
  if (args.some(isHelp)) {
    process.stdout.write(`${command.summary}\n\n${command.usage}\n`);
    return exitCode.good;
  }
  const values = parse(command.options, args);
  if (values) return command.run(values);
  process.stderr.write(`选项不对。\n\n${command.usage}\n`);
  return exitCode.misused;
}

function isHelp(argument: string): boolean {
  return ['help', '--help', '-h'].includes(argument);
}

/** The values, or null when there is an option we do not know or one without its value. */
function parse(options: Command['options'], args: string[]): CommandValues | null {
  try {
    return parseArgs({ args, options, allowPositionals: false, strict: true }).values;
  } catch {
    return null;
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // A fault in the configuration explains itself; anything else needs its stack.
    const told = error instanceof ConfigError || error instanceof NotReady;
    const text = told ? error.message : (error as Error).stack;
    process.stderr.write(`${text}\n`);
    process.exitCode = exitCode.failed;
  },
);
