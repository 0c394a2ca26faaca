// A part of an incident on a page of its own.
import "../app";
import { need } from "../dom";
import { draw } from "../incident/near";

void draw(need("[data-lift]", HTMLElement));
