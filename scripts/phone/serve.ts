import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { isAsset } from './compiler/assets';
import { isInside } from './compiler/virtual-paths';
import type { PhoneSettings } from './contract';
import { type Build, Builds } from './server/builds';
import { phonePage, type Served, served, shellFile } from './server/shell';

export type PersonalSettings = Omit<PhoneSettings, 'appid'>;

export interface PhoneHandlerOptions {
  /** Folder of project.config.json. */
  project: string;
  /** Where the phone is mounted: starts and ends with a slash. */
  prefix?: string;
  /**
   * Who holds the phone that asks; called for each page, with a request whose query is the page's own (`?as=…`). The
   * appid is that of project.config.json.
   */
  settings(request: IncomingMessage): PersonalSettings | Promise<PersonalSettings>;
  /** After every build, good or failed. */
  onBuild?(build: Build): void;
}

export interface PhoneHandler {
  /** Answers a request below the prefix; false when the request is another's to answer. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close(): Promise<void>;
}

/** Compiles a mini-program, keeps it compiled while it changes, and answers requests for its phone. */
export async function createPhoneHandler(options: PhoneHandlerOptions): Promise<PhoneHandler> {
  const { project, prefix = '/', settings, onBuild = () => {} } = options;
  const builds = new Builds(project, onBuild);
  await builds.start();

  const answer: Answer = async (name, query, request) => {
    if (name === '') return phonePage(query, '<script src="reload.js" defer></script>');
    if (name === 'reload.js') return served(name, readFileSync(path.join(__dirname, 'server/reload.js')));
    if (name === 'settings.js') {
      const told: PhoneSettings = { ...(await settings(request)), appid: builds.project.appid };
      return served(name, `window.phoneSettings = ${JSON.stringify(told)};`);
    }
    const built = builds.files.get(name);
    if (built !== undefined) return served(name, built);
    if (name === 'app.js') return served(name, '// Nothing yet: the first build failed.');
    return shellFile(name) ?? asset(builds.project.root, name);
  };

  return {
    async handle(request, response) {
      const { pathname } = new URL(request.url ?? '/', 'http://phone');
      if (pathname !== `${prefix}builds`) return respond(request, response, prefix, answer);
      builds.connect(request, response);
      return true;
    },
    close: () => builds.close(),
  };
}

export interface BuiltPhoneOptions {
  /** What `buildPhone` wrote. */
  folder: string;
  /** Where the phone is mounted: starts and ends with a slash. */
  prefix: string;
  settings(request: IncomingMessage): PhoneSettings;
}

/** Answers requests for a phone that was built before, as a web server of static files does. */
export function createBuiltPhoneHandler({ folder, prefix, settings }: BuiltPhoneOptions): PhoneHandler {
  const answer: Answer = async (name, _query, request) => {
    if (name === 'settings.js')
      return served(name, `window.phoneSettings = ${JSON.stringify(settings(request))};`);
    const file = path.join(folder, name || 'index.html');
    return isInside(folder, file) && existsSync(file) ? served(file, readFileSync(file)) : undefined;
  };
  return {
    handle: (request, response) => respond(request, response, prefix, answer),
    close: async () => {},
  };
}

/** What a request is answered with; undefined where there is nothing of that name. */
type Answer = (name: string, query: string, request: IncomingMessage) => Promise<Served | undefined>;

/** False when the request is not below the prefix. */
async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  prefix: string,
  answer: Answer,
): Promise<boolean> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://phone');
  if (!pathname.startsWith(prefix)) return false;
  try {
    const name = decodeURIComponent(pathname.slice(prefix.length));
    const found = await answer(name, search, request);
    const type = found?.type ?? 'text/plain';
    response.writeHead(found ? 200 : 404, { 'content-type': type, 'cache-control': 'no-cache' });
    response.end(found?.content ?? `no file ${name}`);
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
  }
  return true;
}

/** A phone at an address of its own, on this machine only. Tries the next port when one is taken. */
export async function servePhone(
  options: PhoneHandlerOptions & { port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const phone = await createPhoneHandler(options);
  const server = createServer(async (request, response) => {
    if (!(await phone.handle(request, response))) response.writeHead(404).end();
  });
  const port = await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${port}${options.prefix ?? '/'}`,
    close: async () => {
      await phone.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function listen(server: ReturnType<typeof createServer>, first: number): Promise<number> {
  for (let port = first; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

function asset(root: string, name: string): Served | undefined {
  const file = path.join(root, name);
  if (!isAsset(name) || !isInside(root, file)) return undefined;
  try {
    return served(name, readFileSync(file));
  } catch {
    return undefined;
  }
}
