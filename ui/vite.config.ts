import vue from "@vitejs/plugin-vue";
import { ElementPlusResolver } from "unplugin-vue-components/resolvers";
import components from "unplugin-vue-components/vite";
import { defineConfig } from "vite";

/** Where the test-only bridge listens while the pages are developed. */
const bridge = process.env["JIANGXUAN_BRIDGE"] ?? "http://127.0.0.1:4870";

export default defineConfig({
  base: "./",
  plugins: [
    vue(),
    // Element Plus on demand: only what a template names is bundled.
    components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: "css" })] }),
  ],
  build: { target: "es2022", chunkSizeWarningLimit: 1200 },
  server: { fs: { allow: [".."] }, proxy: { "/rpc": bridge, "/events": bridge } },
});
