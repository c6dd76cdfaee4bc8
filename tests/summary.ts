/**
 * A reporter that closes the run with one plain line, "N passed, N failed, N skipped", and says what was not registered
 * because the shared reference folder is not beside the project.
 */
import { existsSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      if (module.errors().length > 0) count.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') count.passed += 1;
        else if (state === 'failed') count.failed += 1;
        else count.skipped += 1;
      }
    }
    // after the default reporter's own summary, whichever of the two vitest calls first
    process.once('exit', () => {
      if (!existsSync(new URL('../../shared/reference/index.json', import.meta.url)))
        process.stdout.write('\nnot registered: tests that read ../shared (it is not beside the project)\n');
      process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
    });
  }
}
