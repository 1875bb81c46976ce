import { extendZodWithOpenApi, OpenApiGeneratorV31, OpenAPIRegistry } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import type { Route } from "./Route.ts";

extendZodWithOpenApi(z);

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().meta({ description: "What went wrong, for programs." }),
  detail: z.string().meta({ description: "What went wrong and what to do, for people." }),
  instance: z.string().optional().meta({ description: "The request id." }),
});

function securityOf(access: Route["access"]): { security?: Record<string, string[]>[] } {
  if (access === "public") return {};
  return { security: access === "merchant" ? [{ merchant: [] }] : [{ customer: [] }, { merchant: [] }] };
}

const binary = { type: "string", format: "binary" } as const;

const isJson = ({ responseType }: Route): boolean => responseType === "application/json";

/** The OpenAPI 3.1 document of the routes, from the same schemas that validate. */
export function openApi(routes: readonly Route[]): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "merchant", { type: "http", scheme: "bearer" });
  registry.registerComponent("securitySchemes", "customer", {
    type: "http",
    scheme: "bearer",
    description: "The token that POST /v1/sessions answers with.",
  });
  for (const route of routes) {
    const isWrite = !route.repeatable;
    const headers = isWrite ? { headers: z.object({ "idempotency-key": z.string().min(8).max(128) }) } : {};
    const json = route.documented ?? route.body;
    const content = {
      ...Object.fromEntries((route.file ?? []).map((type) => [type, { schema: binary }])),
      ...(json ? { "application/json": { schema: json } } : {}),
    };
    registry.registerPath({
      method: route.method,
      path: route.path,
      summary: route.summary,
      ...securityOf(route.access),
      request: {
        params: route.params,
        query: route.query,
        ...headers,
        ...(Object.keys(content).length > 0 ? { body: { content, required: true } } : {}),
      },
      responses: {
        [route.status]: {
          description: "Done",
          content: { [route.responseType]: { schema: isJson(route) ? route.response : binary } },
        },
        default: { description: "A problem (RFC 9457)", content: { "application/problem+json": { schema: problem } } },
      },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Bonafide",
      version: "1",
      description:
        "Loyalty and promotions that can prove they keep their word. Money in minor units, times in Unix seconds, integers above 2^53 as decimal strings.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
  });
}
