import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** A wall: files in `files` may not import what `patterns` names. */
function wall(files, message, patterns, ignores = []) {
  return {
    files,
    ignores,
    rules: { "no-restricted-imports": ["error", { patterns: [{ regex: patterns, message }] }] },
  };
}

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/**",
      "artifacts/**",
      "cache/**",
      "types/**",
      "dapp/dist/**",
      "coverage/**",
      "contracts/sdk/abi.ts",
    ],
  },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ["error", 15],
      eqeqeq: "error",
      "no-console": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      // Indices into typed arrays are checked by the loops that make them.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  { files: ["scripts/**/*.ts"], rules: { "no-console": "off" } },
  {
    files: ["test/**/*.ts"],
    rules: { "@typescript-eslint/no-unused-expressions": "off" },
  },
  { files: ["dapp/**/*.tsx"], plugins: { "react-hooks": reactHooks }, rules: reactHooks.configs.recommended.rules },
  wall(
    ["contracts/sdk/**/*.ts"],
    "The SDK is pure and isomorphic: viem utilities, hash-wasm and noble only.",
    "^(node:|hardhat|ethers|express|react|wagmi|drizzle|pg$|@nomicfoundation)|(^|/)(backend|dapp|scripts|test)/",
  ),
  wall(
    ["backend/**/*.ts"],
    "The backend knows neither the dapp nor Hardhat; ethers is for tests and scripts.",
    "^(hardhat|ethers|react|wagmi|@nomicfoundation)|(^|/)(dapp|scripts|test)/",
  ),
  {
    files: ["dapp/**/*.ts", "dapp/**/*.tsx"],
    ignores: ["dapp/vite.config.ts", "dapp/build/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(node:|hardhat|ethers|express|drizzle|@nomicfoundation)|(^|/)(scripts|test)/",
              message: "The dapp runs in a browser.",
            },
            { regex: "(^|/)backend/", allowTypeImports: true, message: "The dapp takes only types from the backend." },
          ],
        },
      ],
    },
  },
);
