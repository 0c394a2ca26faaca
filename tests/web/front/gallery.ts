// Puts the shared modules where the tests of the front end can reach them.
import * as api from "../../../src/unfog/web/front/ts/api";
import * as dialog from "../../../src/unfog/web/front/ts/dialog";
import * as dom from "../../../src/unfog/web/front/ts/dom";
import * as keys from "../../../src/unfog/web/front/ts/keys";
import { DeskMap } from "../../../src/unfog/web/front/ts/map";
import * as offsets from "../../../src/unfog/web/front/ts/offsets";
import * as spans from "../../../src/unfog/web/front/ts/spans";
import * as strings from "../../../src/unfog/web/front/ts/strings";
import * as svg from "../../../src/unfog/web/front/ts/svg";
import * as theme from "../../../src/unfog/web/front/ts/theme";
import * as toast from "../../../src/unfog/web/front/ts/toast";
import "../../../src/unfog/web/front/ts/app";

const desk = { api, dialog, dom, keys, DeskMap, offsets, spans, strings, svg, theme, toast };
Object.assign(window, { desk });
