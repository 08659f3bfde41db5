import vueI18n from "@intlify/eslint-plugin-vue-i18n";
import vue from "eslint-plugin-vue";
import a11y from "eslint-plugin-vuejs-accessibility";
import ts from "typescript-eslint";
import vueParser from "vue-eslint-parser";

/** Layout is Prettier's. Here stands what no compiler sees. */
export default [
  { ignores: ["dist", "node_modules", "src/bridge/bindings"] },
  ...ts.configs.recommended,
  ...vue.configs["flat/essential"],
  ...a11y.configs["flat/recommended"],
  ...vueI18n.configs.base,
  {
    files: ["**/*.vue"],
    languageOptions: { parser: vueParser, parserOptions: { parser: ts.parser, sourceType: "module" } },
  },
  {
    files: ["src/**/*.{ts,vue}"],
    rules: {
      // A screen is named by its folder.
      "vue/multi-word-component-names": "off",
      "vuejs-accessibility/label-has-for": ["error", { required: { some: ["nesting", "id"] } }],
      "@intlify/vue-i18n/no-raw-text": [
        "error",
        { ignorePattern: "^[^\\p{L}]*$", ignoreText: ["匠", "No.", "KB", "Esc", "Ctrl Z", "J", "K"] },
      ],
      "@intlify/vue-i18n/no-v-html": "error",
    },
  },
];
