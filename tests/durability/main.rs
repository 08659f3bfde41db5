//! What is said to be saved survives every crash, full disk, old image and copy.

mod crashes;
mod images;
mod planted;
mod regressions;
