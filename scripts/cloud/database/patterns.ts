const SPECIAL = /[\\^$.*+?()[\]{}|]/;

/** The text every match of a pattern like `/^abc/` begins with; empty when nothing certain can be said. */
export function literalPrefix({ source, flags }: RegExp): string {
  if (!source.startsWith('^') || /[im]/.test(flags) || source.includes('|')) return '';
  return withoutHalfCharacter(certainText(source));
}

function certainText(source: string): string {
  let prefix = '';
  let rest = source.slice(1);
  while (rest !== '') {
    const escaped = /^\\[^a-zA-Z0-9]/.test(rest);
    const length = escaped ? 2 : 1;
    const character = rest.charAt(length - 1);
    if (!escaped && SPECIAL.test(character)) return prefix;
    // A quantifier after the character may allow it to be absent.
    if (/^[*?{]/.test(rest.slice(length))) return prefix;
    prefix += character;
    rest = rest.slice(length);
  }
  return prefix;
}

/** Half of a surrogate pair has no bytes of its own. */
function withoutHalfCharacter(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}
