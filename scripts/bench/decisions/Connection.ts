import { connect, type Socket } from "node:net";

/** What ends the head of an answer. */
const END = Buffer.from("\r\n\r\n");

type Asking = { resolve: (isDone: boolean) => void; head: Buffer; bytesLeft: number; isOk: boolean };

/**
 * A kept HTTP/1.1 connection that asks one thing after another and looks at no more of an answer than its status and its length: the load
 * generator shares the machine with what it measures, and Node's own client takes as long for a request as the server does.
 */
export class Connection {
  readonly #port: number;
  readonly #headers: string;
  #socket: Socket | undefined;
  #asking: Asking | undefined;

  constructor(port: number, token: string) {
    this.#port = port;
    this.#headers = ` HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`;
  }

  /** Asks for a path; ask again only after the answer. @returns whether the answer was 200, whole */
  ask(path: string): Promise<boolean> {
    return new Promise((resolve) => {
      this.#asking = { resolve, head: Buffer.alloc(0), bytesLeft: Infinity, isOk: false };
      this.#socket ??= this.#open();
      this.#socket.write(`GET ${path}${this.#headers}`);
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Socket {
    const socket = connect({ port: this.#port, host: "127.0.0.1", noDelay: true });
    socket.on("data", (bytes) => this.#read(bytes));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.#socket = undefined;
      this.#end(false);
    });
    return socket;
  }

  #read(bytes: Buffer): void {
    const asking = this.#asking;
    if (asking === undefined) return;
    if (asking.bytesLeft === Infinity) {
      asking.head = asking.head.length === 0 ? bytes : Buffer.concat([asking.head, bytes]);
      const end = asking.head.indexOf(END);
      if (end === -1) return;
      const head = asking.head.toString("latin1", 0, end);
      asking.isOk = head.startsWith("HTTP/1.1 200 ");
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
      asking.bytesLeft = length - (asking.head.length - end - END.length);
    } else asking.bytesLeft -= bytes.length;
    if (asking.bytesLeft <= 0) this.#end(asking.isOk);
  }

  #end(isDone: boolean): void {
    const asking = this.#asking;
    this.#asking = undefined;
    asking?.resolve(isDone);
  }
}
