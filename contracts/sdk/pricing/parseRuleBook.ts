import { isCurrency } from "./isCurrency.ts";
import { readFields, type Refuse } from "./readFields.ts";
import { shownJson } from "./shownJson.ts";
import { KINDS, type Kind, type Rule, type RuleBook } from "./RuleBook.ts";
import { RuleBookError } from "./RuleBookError.ts";
import { FIELD_MAX, RULE_FIELDS } from "./ruleFields.ts";

const MAX_BPS = 10_000;
const BOOK_FIELDS = ["currency", "startsAt", "endsAt", "maxDiscountBps", "rules"];

/**
 * The rule book in a JSON value (of `readJson`, so that nothing was rounded), as pricing.md's "Files" has it. Fields of 0 are left out.
 * @throws RuleBookError for what is no rule book; `prepareRuleBook` says whether it can be launched
 */
export function parseRuleBook(json: unknown): RuleBook {
  const refuse: Refuse = (problem, field) => {
    throw new RuleBookError("InvalidRuleBook", problem, { field });
  };
  const refuseUnknown: Refuse = (problem, field) => {
    throw new RuleBookError("UnknownField", problem, { field });
  };
  const book = readFields.object(json, BOOK_FIELDS, refuse, refuseUnknown);
  const { currency = "", rules = [] } = book;
  if (!isCurrency(currency)) return refuse(`${shownJson(currency)} is not three letters, such as USD`, "currency");
  if (!Array.isArray(rules)) return refuse("must be an array", "rules");
  const header: Partial<RuleBook> = {};
  if (currency !== "") header.currency = currency;
  for (const field of ["startsAt", "endsAt", "maxDiscountBps"] as const) {
    const value = readFields.integer(book[field], field, refuse, field === "maxDiscountBps" ? MAX_BPS : undefined);
    if (value !== 0) header[field] = value;
  }
  return { ...header, rules: rules.map(parseRule) };
}

function parseRule(json: unknown, index: number): Rule {
  const refuse: Refuse = (problem, field) => {
    throw new RuleBookError("InvalidRule", problem, { rule: index, field });
  };
  const refuseUnknown: Refuse = (problem, field) => {
    throw new RuleBookError("UnknownField", problem, { rule: index, field });
  };
  const fields = readFields.object(json, ["kind", "lane", "personal", ...RULE_FIELDS], refuse, refuseUnknown);
  const rule: Rule = { kind: parseKind(fields.kind, refuse) };
  for (const field of ["lane", ...RULE_FIELDS] as const) {
    if (field === "selector" || field === "trigger") {
      const mask = readFields.u64(fields[field], field, refuse);
      if (mask !== 0n) rule[field] = mask;
    } else {
      const value = readFields.integer(fields[field], field, refuse, FIELD_MAX[field]);
      if (value !== 0) rule[field] = value;
    }
  }
  const { personal = false } = fields;
  if (typeof personal !== "boolean") return refuse("must be true or false", "personal");
  if (personal) rule.personal = true;
  return rule;
}

/** A name or its number; an absent kind is 0 like every absent field. */
function parseKind(value: unknown = 0, refuse: Refuse): Kind {
  const kind = typeof value === "number" ? KINDS[value] : KINDS.find((name) => name === value);
  return kind ?? refuse(`unknown kind ${shownJson(value)}; choose one of ${KINDS.join(", ")}`, "kind");
}
