import type { LoopbackServer } from '../cloud/http/server';

/** Listens on the first free port from this one on (0: any) and gives the address. */
export async function listenFrom(server: LoopbackServer, first: number): Promise<string> {
  for (let port = first; ; port++) {
    try {
      return await server.listen(port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port === 65535) throw error;
    }
  }
}
