/** Addresses of pages: `pages/home/home?tab=1`. Query values stay as they were written, as on the platform. */

export interface PageAddress {
  /** Without a leading slash. */
  path: string;
  query: Record<string, string>;
}

/** @param from path of the page a relative url starts at */
export function parsePageUrl(url: string, from = ''): PageAddress {
  const [path = '', ...rest] = url.split('?');
  return { path: resolvePath(path, from), query: parseQuery(rest.join('?')) };
}

export function formatPageUrl({ path, query }: PageAddress): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return pairs.length ? `${path}?${pairs.join('&')}` : path;
}

/** `../b/b` seen from `pages/a/a` → `pages/b/b`; `/pages/b/b` → `pages/b/b`. */
export function resolvePath(path: string, from: string): string {
  const segments = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function parseQuery(text: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const pair of text.split('&').filter(Boolean)) {
    const equals = pair.indexOf('=');
    if (equals < 0) query[pair] = '';
    else query[pair.slice(0, equals)] = pair.slice(equals + 1);
  }
  return query;
}
