//! Commands about scans beside the records of meetings and publicity.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum Scan {
    #[command(
        about = "拷入扫描件",
        after_help = "只收 JPG、PNG、PDF、TIFF，每个不超过 80 MB。例：会议纪要的扫描件：\n  jiangxuan scan attach 纪要.pdf --meeting 3fa2c81b\n例：张贴公示的照片：\n  jiangxuan scan attach 公示栏.jpg --publicity 武平生"
    )]
    Attach {
        #[arg(value_name = "FILE", help = "扫描件")]
        file: PathBuf,
        #[command(flatten)]
        beside: Beside,
        #[arg(long, help = "名称；不写用文件名")]
        title: Option<String>,
    },
    #[command(about = "看有哪些扫描件，文件在哪里", after_help = "例：\n  jiangxuan scan list --meeting 3fa2c81b")]
    List(Beside),
    #[command(
        about = "写出一个扫描件的文件",
        after_help = "例：\n  jiangxuan scan extract 9c01d3aa --meeting 3fa2c81b --out 纪要.pdf"
    )]
    Extract {
        #[arg(value_name = "SCAN", help = "扫描件的编号")]
        scan: String,
        #[command(flatten)]
        beside: Beside,
        #[arg(long, value_name = "FILE", help = "写到哪个文件")]
        out: PathBuf,
    },
}

/// One of the two.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Beside {
    #[arg(long, help = "哪次会议：会议记录的编号")]
    pub meeting: Option<String>,
    #[arg(long, value_name = "NOMINEE", help = "谁的公示：姓名或申报件编号")]
    pub publicity: Option<String>,
}
