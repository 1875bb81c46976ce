import { defineConfig } from "drizzle-kit";

/** `npx drizzle-kit generate --config backend/store/drizzle.config.ts` writes the next migration when the schema changed; migrations are committed. */
export default defineConfig({
  dialect: "postgresql",
  schema: "./backend/store/schema/*.ts",
  out: "./backend/store/migrations",
  casing: "snake_case",
});
