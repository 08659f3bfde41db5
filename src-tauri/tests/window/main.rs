//! Journeys in the real window: the application as people start it, its own engine, a real node, iroh between
//! them. Keyboard and mouse are WebKit's own driver's, the screen is a virtual one.
//!
//! ```text
//! screen     a virtual screen, and a message bus like a desktop's
//! city       a season, its node and its bureaus, made on the command line
//! people     an invented nominee
//! driver     one window, driven over WebDriver
//! http       how the driver is spoken with
//! start      founding, joining, unlocking
//! work       writing, disagreeing, deciding, sealing
//! desk       what a desktop expects of a program, and what the window may not do
//! figures    how quickly it starts and answers to keys, and what it costs while nobody touches it
//! processes  what processes cost, as the kernel counts it
//! ```

mod city;
mod desk;
mod driver;
mod figures;
mod http;
mod people;
mod processes;
mod screen;
mod start;
mod work;
