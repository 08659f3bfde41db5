//! Failures that the program itself can meet, and those of the crates below it, in one shape.

use std::fmt::Display;
use std::path::Path;

use jiangxuan_durable::TargetError;
use jiangxuan_engine::command::Failure;
use jiangxuan_store::StoreError;
use jiangxuan_transport::TransportError;

/// The store's failures keep their codes and texts.
#[must_use]
pub fn of_store(error: &StoreError) -> Failure {
    Failure::new(error.code(), error.to_string())
}

/// Failures of the network before any peer is involved.
#[must_use]
pub fn of_network(error: &TransportError) -> Failure {
    Failure::new("network", error.to_string())
}

/// A file that the command names cannot be read.
#[must_use]
pub fn unreadable(file: &Path, error: &dyn Display) -> Failure {
    Failure::new("io", format!("读不了文件 {}：{error}。数据没有改动。请核对文件名和权限后重试。", file.display()))
}

/// A file for people was not written. The texts speak of the target, not of the profile.
#[must_use]
pub fn of_target(error: TargetError) -> Failure {
    Failure::new(error.code(), error.to_string())
}

/// A folder that the command names takes nothing.
#[must_use]
pub fn unwritable(folder: &Path, error: &std::io::Error) -> Failure {
    of_target(TargetError::of(folder, error))
}

/// The process that was asked went away before it answered.
#[must_use]
pub fn connection_lost() -> Failure {
    Failure::new(
        "connection_lost",
        "正在运行的匠选程序没有答复就退出了，不能确定这条命令是否已经生效。已保存的数据都在。请先用 status 或 dossier show 查看，再决定是否重做。",
    )
}

/// The process that was asked answers in another shape: it is another version of the program.
#[must_use]
pub fn other_program(error: &dyn Display) -> Failure {
    let text = format!(
        "正在运行的匠选程序与本命令版本不同，它的答复无法识别（{error}）。命令可能已经执行，数据都在。请退出正在运行的匠选，换用同一版本后再查看。"
    );
    Failure::new("other_program", text)
}

/// The same where the answer can be read and is about something else.
#[must_use]
pub fn other_answer() -> Failure {
    other_program(&"所答非所问")
}

/// Something the operating system should have done.
#[must_use]
pub fn system(what: &str, error: &dyn Display) -> Failure {
    Failure::new("io", format!("{what}：{error}。数据没有改动。请重试；仍不行请重启电脑。"))
}
