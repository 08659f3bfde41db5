//! Commands about the audit trail.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiangxuan_model::Time;

use super::values;

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    #[command(
        about = "谁在何时对谁做了什么：本机操作、签章文件和每一次填写",
        after_help = "例：一名人选的身份证号由谁改过、看过：\n  jiangxuan audit list --person 武平生 --field 身份证号\n例：一个人 8 月 1 日以来的最近 20 条：\n  jiangxuan audit list --actor 乔知远 --from 2019-07-31 --limit 20"
    )]
    List(Wanted),
    #[command(
        about = "导出本机的操作记录，在哪里都能核验",
        after_help = "例：\n  jiangxuan audit export --out 操作记录.json"
    )]
    Export {
        #[arg(long, value_name = "FILE", help = "写到哪里")]
        out: PathBuf,
    },
    #[command(
        about = "核验操作记录是否完整未改；写文件名则核验导出的文件",
        after_help = "例：\n  jiangxuan audit verify\n  jiangxuan audit verify 操作记录.json"
    )]
    Verify {
        #[arg(help = "导出的文件；不写为本机记录")]
        file: Option<PathBuf>,
        #[arg(long, value_name = "指纹", requires = "file", help = "年度授权的指纹；不给时用本机所在年度的")]
        authority: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Wanted {
    #[arg(long, help = "人选姓名或材料编号")]
    pub person: Option<String>,
    #[arg(long, help = "栏目")]
    pub field: Option<String>,
    #[arg(long, help = "操作人、设备或单位")]
    pub actor: Option<String>,
    #[arg(long, value_name = "T", value_parser = values::until, help = "此刻以后：RFC 3339 时刻，或日期（从当天结束起，北京时间）")]
    pub from: Option<Time>,
    #[arg(long, value_name = "T", value_parser = values::until, help = "此刻以前：RFC 3339 时刻，或日期（到当天结束，北京时间）")]
    pub until: Option<Time>,
    #[arg(long, value_name = "N", help = "只看最近多少条")]
    pub limit: Option<usize>,
}
