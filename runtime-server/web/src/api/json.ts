// JSON without loss: numbers that a JavaScript number cannot give back digit by digit stay text.
//
//   parseJson('{"area":12345678901234567.10,"floors":18}')
//     → { area: DecimalText('12345678901234567.10'), floors: 18 }
//   writeJson(...) gives the same digits back.

/** A JSON number as its decimal text. Frozen, so that Vue leaves it alone. */
export class DecimalText {
  constructor(readonly text: string) {
    Object.freeze(this);
  }
  toString(): string {
    return this.text;
  }
}

export type Json = null | boolean | number | string | DecimalText | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

const kNumber = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const kString = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;
const kSpace = /[ \t\r\n]*/y;
const kWords: [string, Json][] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** A number whose text survives becomes a number, every other one a DecimalText. `text` must be a JSON number. */
export function numberFromText(text: string): number | DecimalText {
  const value = Number(text);
  return String(value) === text ? value : new DecimalText(text);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof DecimalText);
}

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  document(): Json {
    const value = this.value();
    this.space();
    if (this.at !== this.text.length) this.fail('the end');
    return value;
  }

  private value(): Json {
    this.space();
    const next = this.text[this.at];
    if (next === '{') return this.object();
    if (next === '[') return this.array();
    if (next === '"') return this.string();
    for (const [word, value] of kWords) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return numberFromText(this.match(kNumber, 'a value'));
  }

  private object(): JsonObject {
    const result: JsonObject = {};
    this.members('}', () => {
      this.space();
      const key = this.string();
      this.expect(':');
      // Plain assignment to __proto__ would change the prototype.
      Object.defineProperty(result, key, { value: this.value(), writable: true, enumerable: true, configurable: true });
    });
    return result;
  }

  private array(): Json[] {
    const result: Json[] = [];
    this.members(']', () => result.push(this.value()));
    return result;
  }

  private members(close: string, read: () => void): void {
    this.at += 1;
    this.space();
    if (this.text[this.at] === close) {
      this.at += 1;
      return;
    }
    for (;;) {
      read();
      this.space();
      const next = this.text[this.at];
      this.at += 1;
      if (next === close) return;
      if (next !== ',') this.fail(`',' or '${close}'`);
    }
  }

  private string(): string {
    return JSON.parse(this.match(kString, 'a string')) as string;
  }

  private expect(mark: string): void {
    this.space();
    if (this.text[this.at] !== mark) this.fail(`'${mark}'`);
    this.at += 1;
  }

  private space(): void {
    this.match(kSpace, 'space');
  }

  private match(pattern: RegExp, what: string): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return this.fail(what);
    this.at = pattern.lastIndex;
    return found[0];
  }

  private fail(expected: string): never {
    throw new SyntaxError(`JSON: expected ${expected} at character ${this.at}, found ${JSON.stringify(this.text.slice(this.at, this.at + 20))}`);
  }
}

/** Reads a JSON text. Throws SyntaxError that says where. */
export function parseJson(text: string): Json {
  return new Reader(text).document();
}

/** Writes a value; undefined members of objects are left out, as JSON.stringify does. */
export function writeJson(value: unknown): string {
  if (value instanceof DecimalText) return value.text;
  if (Array.isArray(value)) return `[${value.map((item) => writeJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${writeJson(member)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
