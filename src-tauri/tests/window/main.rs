//! Journeys in the real window: the application as people start it, its own engine, a real node. The
//! keyboard and the mouse are `tauri-driver`'s, the screen is a virtual one.

mod city;
mod driver;
mod journeys;
mod screen;
