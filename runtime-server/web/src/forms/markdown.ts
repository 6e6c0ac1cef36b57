// The subset of Markdown that text blocks use: headings, paragraphs, lists, quotes, rules, bold, italic, code, links.
// It becomes a tree of plain nodes, never HTML text, so nothing in a form can bring a script along.

export interface MarkNode {
  tag: 'h1' | 'h2' | 'h3' | 'h4' | 'p' | 'ul' | 'ol' | 'li' | 'blockquote' | 'hr' | 'strong' | 'em' | 'code' | 'a' | 'br' | 'text';
  text?: string;
  href?: string;
  children?: MarkNode[];
}

const kInline = /`([^`]+)`|\*\*(.+?)\*\*|__(.+?)__|\*([^*\s][^*]*?)\*|\[([^\]]+)\]\(([^)\s]+)\)|( {2,}\n|\n)/;
const kSafeLink = /^(https?:|mailto:|tel:|#|\/(?!\/))/i;

const plain = (text: string): MarkNode[] => (text === '' ? [] : [{ tag: 'text', text }]);

export function inline(text: string): MarkNode[] {
  const found = kInline.exec(text);
  if (!found) return plain(text);
  const [all, code, strong, strong2, em, label, href] = found;
  const rest = inline(text.slice(found.index + all.length));
  return [...plain(text.slice(0, found.index)), inlineNode(), ...rest];

  function inlineNode(): MarkNode {
    if (code !== undefined) return { tag: 'code', children: plain(code) };
    const bold = strong ?? strong2;
    if (bold !== undefined) return { tag: 'strong', children: inline(bold) };
    if (em !== undefined) return { tag: 'em', children: inline(em) };
    if (label === undefined || href === undefined) return { tag: 'br' };
    return kSafeLink.test(href) ? { tag: 'a', href, children: inline(label) } : { tag: 'text', text: label };
  }
}

interface BlockRule {
  begins: RegExp;
  build: (lines: string[]) => MarkNode;
  /** True where following lines of the same kind belong to the same block. */
  many: boolean;
}

const stripped = (lines: string[], mark: RegExp) => lines.map((line) => line.replace(mark, ''));
const listOf = (tag: 'ul' | 'ol', mark: RegExp) => (lines: string[]): MarkNode => ({
  tag,
  children: stripped(lines, mark).map((line) => ({ tag: 'li', children: inline(line) })),
});
const kBullet = /^\s*[-*+]\s+/;
const kNumbered = /^\s*\d+[.)、]\s+/;
const kQuote = /^>\s?/;

const kBlocks: BlockRule[] = [
  { begins: /^#{1,6}\s/, many: false, build: ([line = '']) => heading(line) },
  { begins: /^\s*(---+|\*\*\*+)\s*$/, many: false, build: () => ({ tag: 'hr' }) },
  { begins: kBullet, many: true, build: listOf('ul', kBullet) },
  { begins: kNumbered, many: true, build: listOf('ol', kNumbered) },
  { begins: kQuote, many: true, build: (lines) => ({ tag: 'blockquote', children: markdown(stripped(lines, kQuote).join('\n')) }) },
];

function heading(line: string): MarkNode {
  const level = Math.min(4, line.search(/[^#]/));
  return { tag: `h${level}` as 'h1', children: inline(line.replace(/^#+\s+/, '')) };
}

/** Reads a text block. */
export function markdown(source: string): MarkNode[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const nodes: MarkNode[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    const rule = kBlocks.find((candidate) => candidate.begins.test(line));
    let end = at + 1;
    const goesOn = (next: string): boolean => {
      if (rule) return rule.many && rule.begins.test(next);
      return next.trim() !== '' && !kBlocks.some((candidate) => candidate.begins.test(next));
    };
    while (end < lines.length && goesOn(lines[end] ?? '')) end += 1;
    const block = lines.slice(at, end);
    nodes.push(rule ? rule.build(block) : { tag: 'p', children: inline(block.join('\n')) });
    at = end;
  }
  return nodes;
}
