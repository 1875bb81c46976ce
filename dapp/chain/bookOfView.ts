import { type Hex, hexToString } from "viem";
import { KINDS, type Rule, type RuleBook } from "#sdk";

type RuleOfView =
  Omit<Rule, "kind" | "selector" | "trigger"> extends infer Fields
    ? { [Name in keyof Fields]-?: Fields[Name] extends boolean | undefined ? boolean : bigint | number } & {
        kind: number;
        selector: bigint;
        trigger: bigint;
      }
    : never;

interface BookOfView {
  currency: Hex;
  startsAt: bigint;
  endsAt: bigint;
  maxDiscountBps: number;
  rules: readonly RuleOfView[];
}

/** The SDK's rule book from what `ruleBook()` answers: fields that say nothing are left out. */
export function bookOfView(view: BookOfView): RuleBook {
  const currency = hexToString(view.currency).replaceAll("\0", "");
  return {
    ...(currency === "" ? {} : { currency }),
    ...(view.startsAt === 0n ? {} : { startsAt: Number(view.startsAt) }),
    ...(view.endsAt === 0n ? {} : { endsAt: Number(view.endsAt) }),
    ...(view.maxDiscountBps === 0 ? {} : { maxDiscountBps: view.maxDiscountBps }),
    rules: view.rules.map(ruleOfView),
  };
}

function ruleOfView({ kind, selector, trigger, personal, ...numbers }: RuleOfView): Rule {
  const said = Object.entries(numbers).flatMap(([name, value]) => (Number(value) === 0 ? [] : [[name, Number(value)]]));
  return {
    kind: KINDS[kind]!,
    ...(selector === 0n ? {} : { selector }),
    ...(trigger === 0n ? {} : { trigger }),
    ...(personal ? { personal } : {}),
    ...(Object.fromEntries(said) as Partial<Rule>),
  };
}
