import express, { type Express, type Request } from "express";
import { claimRoutes } from "./claims/claimRoutes.ts";
import { customerRoutes } from "./customers/customerRoutes.ts";
import { decisionRoutes } from "./decisions/decisionRoutes.ts";
import type { Deps } from "./Deps.ts";
import { drawRoutes } from "./draws/drawRoutes.ts";
import { eventRoutes } from "./events/eventRoutes.ts";
import { handleErrors } from "./http/handleErrors.ts";
import { isMerchant } from "./http/isMerchant.ts";
import { limitRate } from "./http/limitRate.ts";
import { mountDapp } from "./http/mountDapp.ts";
import { mountHealth } from "./http/mountHealth.ts";
import { mountRoute } from "./http/mountRoute.ts";
import { observe } from "./http/observe.ts";
import { openApi } from "./http/openApi.ts";
import { Problem } from "./http/Problem.ts";
import { securityHeaders } from "./http/securityHeaders.ts";
import { insightRoutes } from "./insights/insightRoutes.ts";
import { offerRoutes } from "./offers/offerRoutes.ts";
import { orderRoutes } from "./orders/orderRoutes.ts";
import { planRoutes } from "./plans/planRoutes.ts";
import { privacyRoutes } from "./privacy/privacyRoutes.ts";
import { productRoutes } from "./products/productRoutes.ts";
import { quoteRoutes } from "./quotes/quoteRoutes.ts";
import { recommendationRoutes } from "./recommendations/recommendationRoutes.ts";
import { sessionRoutes } from "./sessions/sessionRoutes.ts";
import { settlementRoutes } from "./settlements/settlementRoutes.ts";
import { shopRoutes } from "./shop/shopRoutes.ts";

function isRead({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

/** The HTTP interface over the use cases; it listens nowhere by itself. */
export function createApp(deps: Deps): Express {
  const { settings, chain, log, metrics } = deps;
  const app = express();
  app.disable("x-powered-by");
  // A hash of every answer, for callers that hardly ever ask the same again.
  app.disable("etag");
  app.use(observe(log, metrics), securityHeaders(chain.rpcUrl));
  mountHealth(app, deps);

  const routes = [
    // Asked most often by far: express tries one route after another.
    ...decisionRoutes(deps),
    ...shopRoutes(deps),
    ...productRoutes(deps),
    ...quoteRoutes(deps),
    ...settlementRoutes(deps),
    ...claimRoutes(deps),
    ...drawRoutes(deps),
    ...offerRoutes(deps),
    ...orderRoutes(deps),
    ...planRoutes(deps),
    ...recommendationRoutes(deps),
    ...customerRoutes(deps),
    ...eventRoutes(deps),
    ...sessionRoutes(deps),
    ...privacyRoutes(deps),
    ...insightRoutes(deps),
  ];
  const document = openApi(routes);
  app.get("/openapi.json", (_request, response) => void response.json(document));

  const isOwn = isMerchant(settings.merchantToken);
  app.use(
    "/v1",
    limitRate(settings.requestsPerMinute, isOwn),
    limitRate(Math.ceil(settings.requestsPerMinute / 5), (request) => isOwn(request) || isRead(request)),
  );
  for (const route of routes) mountRoute(app, route, { store: deps.store, isMerchant: isOwn });
  if (settings.dappFolder !== undefined) mountDapp(app, settings.dappFolder);
  app.use((request) => {
    throw new Problem(
      404,
      "NotFound",
      `There is nothing at ${request.method} ${request.path}. /openapi.json lists what there is.`,
    );
  });
  app.use(handleErrors(log));
  return app;
}
