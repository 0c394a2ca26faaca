import "../app";
