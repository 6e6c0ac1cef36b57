// Server-sent events read by fetch, because EventSource cannot send a bearer token.

export interface ServerEvent {
  id: string;
  type: string;
  data: string;
}

/** Cuts a stream of text into events, as the HTML standard says (fields id, event, data, retry; comments ignored). */
export class EventParser {
  private pending = '';
  private data: string[] = [];
  private type = '';
  lastId = '';
  retryMs: number | null = null;

  push(chunk: string): ServerEvent[] {
    const lines = (this.pending + chunk).split(/\r\n|\n|\r(?!$)/);
    this.pending = lines.pop() ?? '';
    return lines.map((line) => this.line(line)).filter((event): event is ServerEvent => event !== null);
  }

  private line(line: string): ServerEvent | null {
    if (line === '') return this.dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.data.push(value);
    else if (field === 'event') this.type = value;
    else if (field === 'id') this.lastId = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
    return null;
  }

  private dispatch(): ServerEvent | null {
    const event = { id: this.lastId, type: this.type || 'message', data: this.data.join('\n') };
    const empty = this.data.length === 0;
    this.data = [];
    this.type = '';
    return empty ? null : event;
  }
}
