import "../behaviours/shrink-photo.js";
