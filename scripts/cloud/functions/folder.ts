import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '../refusal';
import { type FunctionConfig, readFunctionConfig } from './config';

/** The folder of built functions: one sub-folder each, with index.js and perhaps config.json. */
export class FunctionFolder {
  private readonly path: string;

  /** Throws when there is no such folder, or a config.json in it that the platform would not take. */
  constructor(path: string) {
    this.path = resolve(path);
    if (!existsSync(this.path)) throw new Error(`no folder of functions at ${this.path}`);
    for (const name of this.names()) this.config(name);
  }

  names(): string[] {
    return readdirSync(this.path)
      .filter((name) => this.has(name))
      .sort();
  }

  /** Throws FUNCTION_NOT_FOUND. */
  pathOf(name: string): string {
    if (!this.has(name)) {
      throw new Refusal('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`);
    }
    return join(this.path, name);
  }

  config(name: string): FunctionConfig {
    return readFunctionConfig(this.pathOf(name), name);
  }

  /** Changes whenever a build has written the function again: instances of another version are retired. */
  version(name: string): string {
    return ['index.js', 'config.json']
      .map((file) => join(this.path, name, file))
      .map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)
      .join();
  }

  /** The names the platform allows, which also keeps a name from leaving the folder. */
  private has(name: string): boolean {
    return /^[A-Za-z][\w-]*$/.test(name) && existsSync(join(this.path, name, 'index.js'));
  }
}
