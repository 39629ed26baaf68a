/**
 * Unpacks the Chromium of @sparticuz/chromium into $TMPDIR: a process of its own, because the package is an ES module
 * that reads its environment while it is imported.
 */
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
