#!/usr/bin/env node
/** The command line: `npm run meetmoment -- <command>`. */
import { run } from './cli/run.ts';
import { realTerminal } from './cli/terminal.ts';

process.exitCode = await run(process.argv.slice(2), realTerminal());
