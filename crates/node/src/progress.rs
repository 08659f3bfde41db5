//! How far long work is: on standard error, only on a terminal, only after a second.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiangxuan_api::session::Progress;
use tokio::task::JoinHandle;

use crate::output::Output;

/// What takes less is not worth a line.
const NOTICEABLE: Duration = Duration::from_secs(1);
const BEAT: Duration = Duration::from_millis(120);

/// A line that appears when work takes long, and goes with it.
pub(crate) struct Display {
    bar: ProgressBar,
    appearing: Option<JoinHandle<()>>,
}

impl Display {
    /// Starts waiting for the work to take long.
    pub fn start(output: Output) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_message("正在处理");
        let appearing = output.watched().then(|| tokio::spawn(appear(bar.clone())));
        Self { bar, appearing }
    }

    /// Notes how far it is.
    pub fn show(&self, told: &Progress) {
        if told.total > 0 {
            self.bar.set_length(told.total);
            self.bar.set_position(told.done);
        }
        self.bar.set_message(told.text.clone());
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(appearing) = &self.appearing {
            appearing.abort();
        }
        self.bar.finish_and_clear();
    }
}

async fn appear(bar: ProgressBar) {
    tokio::time::sleep(NOTICEABLE).await;
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {pos}/{len} {elapsed}") {
        bar.set_style(style);
    }
    bar.set_draw_target(ProgressDrawTarget::stderr());
    bar.enable_steady_tick(BEAT);
}
