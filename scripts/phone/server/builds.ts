import { type FSWatcher, watch } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Compiled, Compiler } from '../compiler/compile';
import { formatProblems } from '../compiler/problems';
import type { Project } from '../compiler/project';
import { FolderWatch } from './watch';

export interface Build {
  compiled: Compiled;
  milliseconds: number;
}

/**
 * The builds of one project while its files change, and the open pages that hear of them by server-sent events:
 * `reload` after a good build, `errors` with their text after a failed one.
 */
export class Builds {
  /** The files of the last good build: a failed one leaves them as they were. */
  files: Compiled['files'] = new Map();
  errors = '';
  readonly #compiler: Compiler;
  #project: Project | undefined;
  readonly #pages = new Set<ServerResponse>();
  readonly #settings: FSWatcher;
  #sources: FolderWatch | undefined;
  #count = 0;
  #running: Promise<void> = Promise.resolve();
  #again = false;

  constructor(
    readonly dir: string,
    readonly onBuild: (build: Build) => void,
  ) {
    this.#compiler = new Compiler(dir);
    this.#settings = watch(dir, (_event, name) => {
      if (name === 'project.config.json' || name === 'package.json') this.#changed();
    });
  }

  /** Builds for the first time, then at every change. */
  async start(): Promise<void> {
    await this.#build();
  }

  /** The project as the last build found it. */
  get project(): Project {
    if (!this.#project) throw new Error('not started');
    return this.#project;
  }

  /** Keeps a page told of builds; it hears at once what it missed while it was not connected. */
  connect(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const seen = request.headers['last-event-id'];
    if (this.errors) this.#tell(response, 'errors', this.errors);
    else if (seen !== undefined && seen !== this.#id()) this.#tell(response, 'reload', '');
    else response.write(`id: ${this.#id()}\nevent: hello\ndata: ""\n\n`);
    this.#pages.add(response);
    response.on('close', () => this.#pages.delete(response));
  }

  async close(): Promise<void> {
    this.#settings.close();
    this.#sources?.close();
    for (const page of this.#pages) page.end();
    await this.#running;
    await this.#compiler.dispose();
  }

  #changed(): void {
    if (this.#again) return;
    this.#again = true;
    this.#running = this.#running.then(async () => {
      this.#again = false;
      try {
        await this.#build();
      } catch (error) {
        // The compiler itself broke: say so, and try again at the next change.
        this.errors = error instanceof Error ? `${error.stack}` : String(error);
        console.error(this.errors);
      }
      for (const page of this.#pages) {
        if (this.errors) this.#tell(page, 'errors', this.errors);
        else this.#tell(page, 'reload', '');
      }
    });
  }

  async #build(): Promise<void> {
    const started = performance.now();
    const compiled = await this.#compiler.compile();
    this.#count += 1;
    this.#project = compiled.paths.project;
    this.#watchSources(compiled.paths.project.root);
    this.errors = formatProblems(compiled.errors, compiled.paths.project.dir);
    if (!this.errors) this.files = compiled.files;
    this.onBuild({ compiled, milliseconds: performance.now() - started });
  }

  #watchSources(root: string): void {
    if (this.#sources?.folder === root) return;
    this.#sources?.close();
    this.#sources = new FolderWatch(root, () => this.#changed());
  }

  #tell(page: ServerResponse, event: string, data: string): void {
    page.write(`id: ${this.#id()}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Names a build among those of all servers of this project: a page may outlive its server. */
  #id(): string {
    return `${process.pid}.${this.#count}`;
  }
}
