import { Route, Switch } from "wouter";
import { CodePage } from "../code/CodePage.tsx";
import { DrawsPage } from "./DrawsPage.tsx";

/** The pages of draws, loaded together when one is opened. */
export function DrawRoutes() {
  return (
    <Switch>
      <Route path="/draws" component={DrawsPage} />
      <Route path="/code/:code?" component={CodePage} />
    </Switch>
  );
}
