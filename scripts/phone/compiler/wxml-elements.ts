/** An element's start tag as written in WXML. */
export interface WxmlElement {
  tag: string;
  /** Offset of the tag's name. */
  offset: number;
  attributes: WxmlAttribute[];
}

export interface WxmlAttribute {
  name: string;
  value: string;
  /** Offset of the value. */
  offset: number;
}

/** A comment, an expression, a script, or a start tag with its attributes: whatever may hold a `<` comes first. */
const pieces =
  /<!--[\s\S]*?-->|\{\{[\s\S]*?\}\}|<([a-zA-Z][\w-]*)((?:\s+|\/(?!>)|[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\/?>/g;

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/**
 * The start tags of a template in order. It only reads what names other things (tags, files, templates); whether the
 * template is well formed is the template compiler's to say.
 */
export function wxmlElements(source: string): WxmlElement[] {
  const elements: WxmlElement[] = [];
  for (const piece of withoutScripts(source).matchAll(pieces)) {
    const [, tag, attributes] = piece;
    if (tag === undefined) continue;
    const start = piece.index + 1 + tag.length;
    elements.push({ tag, offset: piece.index + 1, attributes: readAttributes(attributes ?? '', start) });
  }
  return elements;
}

export function attributeOf(element: WxmlElement, name: string): WxmlAttribute | undefined {
  return element.attributes.find((found) => found.name === name);
}

function readAttributes(text: string, start: number): WxmlAttribute[] {
  return [...text.matchAll(attribute)].map((found) => {
    const value = found[2] ?? found[3] ?? found[4] ?? '';
    const offset =
      start + found.index + found[0].length - value.length - (found[4] === undefined && value ? 1 : 0);
    return { name: found[1] ?? '', value, offset };
  });
}

/** Blanks the text of inline scripts, keeping every offset. */
function withoutScripts(source: string): string {
  return source.replace(/(<wxs\b[^>]*[^/]>)([\s\S]*?)(?=<\/wxs>)/g, (_, tag: string, script: string) => {
    return tag + script.replace(/[^\n]/g, ' ');
  });
}
