import "element-plus/es/components/base/style/css";
import "element-plus/es/components/dialog/style/css";
import "element-plus/es/components/popover/style/css";
import "element-plus/theme-chalk/dark/css-vars.css";
import "./styles/tokens.css";
import "./styles/frame.css";
import "./styles/parts.css";
import "./styles/base.css";

import { createPinia } from "pinia";
import { createApp } from "vue";

import App from "./App.vue";
import { openBridge } from "./bridge";
import { i18n } from "./i18n";
import { useBridge } from "./state/engine";

useBridge(await openBridge());
createApp(App).use(createPinia()).use(i18n).mount("#app");
