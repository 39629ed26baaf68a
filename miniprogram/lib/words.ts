/** One after another, with a space wherever a number or Latin letters meet Chinese: 加入 + 3 幢 → 加入 3 幢. */
export function inOneLine(...words: string[]): string {
  return words.reduce((line, word) => {
    const apart = /[a-z\d]$/i.test(line) !== /^[a-z\d]/i.test(word);
    return line && word && apart ? `${line} ${word}` : line + word;
  }, '');
}

/** 群主 王阿姨; somebody who calls themselves 群主 already is not called so twice. */
export function calledOwner(name: string): string {
  return name.startsWith('群主') ? name : `群主 ${name}`;
}
