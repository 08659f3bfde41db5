//! The notice's arithmetic without any profile.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiangxuan_rules::calendar::StartCounts;
use jiff::civil::Date;

use super::values;

#[derive(Debug, Subcommand)]
pub(crate) enum Rules {
    #[command(about = "核对公民身份号码", after_help = "例：\n  jiangxuan rules id 142401198001010014")]
    Id {
        #[arg(help = "18 位号码")]
        number: String,
    },
    #[command(about = "核对统一社会信用代码", after_help = "例：\n  jiangxuan rules uscc 91140700MA0K123487")]
    Uscc {
        #[arg(help = "18 位代码")]
        code: String,
    },
    #[command(
        about = "推算工作日",
        after_help = "例：8 月 12 日发布，公示五个工作日：\n  jiangxuan rules workdays --from 2019-08-12 --count 5"
    )]
    Workdays(Workdays),
    #[command(about = "检查年度文件", after_help = "例：\n  jiangxuan rules season 2026.toml")]
    Season {
        #[arg(help = "年度文件（TOML）")]
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Workdays {
    #[arg(long, value_name = "DATE", help = "发布之日")]
    pub from: Date,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000), help = "几个工作日")]
    pub count: u16,
    #[arg(long, value_name = "yes|no", value_parser = values::start_counts, default_value = "yes", help = "发布当天算不算第一天，默认 yes")]
    pub start_counts: StartCounts,
}
