// The sheet of somebody who only reads it: says what still waits on this device.
import { tellLeft } from "../sheet/left.js";
import { Shelf } from "../sheet/shelf.js";

const root = document.querySelector("[data-sheet]");
tellLeft(root, new Shelf(root.dataset), { mayMark: false });
