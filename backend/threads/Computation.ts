/** Answers a question, and may call back on the way to say what it is doing. Questions, steps and answers are copied between threads: plain data. */
export type Computation = (question: never, onStep: never) => unknown;
