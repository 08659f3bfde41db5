//! Commands that print: official forms, letters and lists.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiangxuan_api::printing::Shift;
use jiff::civil::Date;

use super::dossier::Which;

#[derive(Debug, Subcommand)]
pub(crate) enum Papers {
    #[command(about = "附件1 申报表", after_help = "例：\n  jiangxuan papers annex1 武平生 --out 打印")]
    Annex1(People),
    #[command(
        about = "个人事迹材料",
        after_help = "例：\n  jiangxuan papers narrative 武平生 --out 打印 --format docx"
    )]
    Narrative(People),
    #[command(
        about = "附件2 候选人汇总表；市局的另有排名、评审和公示各栏",
        after_help = "例：本单位已签发的全部人选，Word 和 Excel 各一份：\n  jiangxuan papers annex2 --out 打印 --format docx,xlsx"
    )]
    Annex2(People),
    #[command(
        about = "附件3 征求意见表",
        after_help = "例：每人一张：\n  jiangxuan papers annex3 武平生 --due 2019-07-25 --out 打印\n\
            例：每个应征求的部门各一张，互不见对方的意见：\n  jiangxuan papers annex3 武平生 --apart --out 打印"
    )]
    Annex3 {
        #[command(flatten)]
        people: People,
        #[arg(long, value_name = "DATE", help = "回复期限；不写则留空")]
        due: Option<Date>,
        #[arg(long, help = "每个部门各一张")]
        apart: bool,
    },
    #[command(about = "市局回执", after_help = "例：\n  jiangxuan papers receipt 武平生 --out 打印")]
    Receipt(People),
    #[command(
        about = "征求意见函：按发函登记，每封一份",
        after_help = "例：只要发给纪检监察部门的：\n  jiangxuan papers letter --department 纪检监察 --due 2019-07-25 --out 打印\n\
            文号、日期、部门和人选取自 consult send 的登记。"
    )]
    Letter {
        #[arg(help = "写到哪些人选的函；不写为全部")]
        ids: Vec<String>,
        #[arg(long, value_name = "D", help = "只要发给这个部门的")]
        department: Option<String>,
        #[arg(long, value_name = "DATE", help = "回复期限；不写则留空")]
        due: Option<Date>,
        #[command(flatten)]
        print: Print,
    },
    #[command(
        about = "推荐报告：按党组会议的决定和本单位的排名",
        after_help = "例：\n  jiangxuan papers report --out 打印"
    )]
    Report(Decided),
    #[command(
        about = "党组（党委）会议纪要摘录",
        after_help = "例：取最近一次通过人选的会议：\n  jiangxuan papers extract --out 打印\n例：指定会议：\n  jiangxuan papers extract --meeting 第12次 --out 打印"
    )]
    Extract(Decided),
    #[command(
        about = "公示：每个公示期一份，按姓氏笔画排序",
        after_help = "例：\n  jiangxuan papers notice --from 2019-09-26 --out 打印"
    )]
    Notice {
        #[arg(long, value_name = "DATE", help = "只要从这天起公示的；不写为全部")]
        from: Option<Date>,
        #[command(flatten)]
        print: Print,
    },
    #[command(about = "公布的人选名单，按姓氏笔画排序", after_help = "例：\n  jiangxuan papers list --out 打印")]
    List(Print),
    #[command(
        about = "荣誉证书：已编号的每人一页",
        after_help = "例：\n  jiangxuan papers certificate --out 打印\n\
            例：套打在已印好“荣誉证书”字样的证书纸上，整页右移 3 毫米、下移 1.5 毫米：\n  jiangxuan papers certificate --overprint 3,1.5 --out 打印"
    )]
    Certificate {
        #[arg(
            long,
            value_name = "R,D",
            allow_hyphen_values = true,
            value_parser = shift,
            help = "套打：不印“荣誉证书”字样，整页右移、下移多少毫米；左移、上移写负数"
        )]
        overprint: Option<Shift>,
        #[command(flatten)]
        print: Print,
    },
    #[command(about = "奖励发放表", after_help = "例：\n  jiangxuan papers payment --out 打印")]
    Payment(Print),
    #[command(
        about = "更正单：现行签发版与已打印的一版有哪些不同",
        after_help = "例：第 1 版已盖章，改正后签发了第 2 版：\n  jiangxuan papers correction 武平生 --printed 1 --out 打印"
    )]
    Correction {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), help = "已打印的是第几版")]
        printed: u32,
        #[command(flatten)]
        print: Print,
    },
    #[command(
        about = "装订册：封面、目录、申报表、事迹材料、证明材料扫描件，A4 双面，一式四份",
        after_help = "例：\n  jiangxuan papers pack 武平生 --out 打印\n每件证明材料从右页开始。没有扫描件或打不开的，目录里写明，请把纸质件附在册后。"
    )]
    Pack(People),
    #[command(
        about = "读扫描页上的二维码，核对印的是哪一版、之后改了什么",
        after_help = "例：\n  jiangxuan papers scan 盖章页.jpg"
    )]
    Scan {
        #[arg(help = "JPG 或 PNG 图片")]
        file: PathBuf,
    },
    #[command(
        about = "打印字体是否齐全",
        after_help = "例：看看这些名字能不能打印：\n  jiangxuan papers fonts 王堃 李祎"
    )]
    Fonts {
        #[arg(help = "要核对的文字")]
        texts: Vec<String>,
    },
}

/// Millimetres to the right and down, as `3,-1.5`.
fn shift(text: &str) -> Result<Shift, String> {
    let tenths = |text: &str| {
        let millimetres: f64 = text.trim().parse().ok()?;
        // The narrowest margin is 26 mm.
        (millimetres.abs() <= 20.0).then_some((millimetres * 10.0).round() as i32)
    };
    let parts = text.split_once([',', '，']).and_then(|(right, down)| Some((tenths(right)?, tenths(down)?)));
    let refused = || "应为右移、下移的毫米数，用逗号隔开，各不超过 20，如 3,-1.5".to_owned();
    parts.map(|(right, down)| Shift { right, down }).ok_or_else(refused)
}

/// Papers about people.
#[derive(Debug, Args)]
pub(crate) struct People {
    #[arg(help = "申报件编号、编号末段的开头，或姓名；不写为本单位已签发（市局为已收到）的全部")]
    pub ids: Vec<String>,
    #[arg(long, help = "按现在的内容打印，标明草稿")]
    pub draft: bool,
    #[command(flatten)]
    pub print: Print,
}

/// Papers about a meeting.
#[derive(Debug, Args)]
pub(crate) struct Decided {
    #[arg(long, value_name = "M", help = "会议的届次、文号或编号；不写为最近一次通过人选的会议")]
    pub meeting: Option<String>,
    #[command(flatten)]
    pub print: Print,
}

/// What every printing command takes.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub(crate) struct Print {
    #[arg(long, value_name = "DIR", help = "写到哪个文件夹；同名文件不覆盖")]
    pub out: PathBuf,
    #[arg(
        long,
        value_name = "F,F",
        value_delimiter = ',',
        value_enum,
        help = "格式：docx、pdf、xlsx，可写几种；不写为全部可用的"
    )]
    pub format: Vec<Format>,
    #[arg(long, value_name = "DATE", help = "落款日期；不写为今天")]
    pub date: Option<Date>,
    #[arg(long, value_name = "NAME", help = "填报人或联系人；不写为本机使用人")]
    pub person: Option<String>,
    #[arg(long, value_name = "TEL", help = "联系电话；不写则留空")]
    pub phone: Option<String>,
}

/// The formats of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Docx,
    Pdf,
    Xlsx,
}

#[cfg(test)]
mod tests {
    use jiangxuan_contract::command::PaperKind;

    use super::*;

    #[test]
    fn every_paper_can_be_typed_under_its_word_and_is_called_by_its_name() {
        let command = Papers::augment_subcommands(clap::Command::new("papers"));
        for kind in PaperKind::ALL.iter().filter(|kind| **kind != PaperKind::Story) {
            let typed = command.find_subcommand(kind.word()).unwrap_or_else(|| panic!("papers {}", kind.word()));
            let about = typed.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(about.starts_with(kind.zh()), "{}: {about}", kind.word());
        }
        let others = command.get_subcommands().filter(|typed| PaperKind::of(typed.get_name()).is_none());
        assert_eq!(others.map(clap::Command::get_name).collect::<Vec<_>>(), ["scan", "fonts"]);
    }

    #[test]
    fn a_shift_is_in_millimetres_and_stays_within_the_margins() {
        assert_eq!(shift("3,-1.5"), Ok(Shift { right: 30, down: -15 }));
        assert_eq!(shift("0，20"), Ok(Shift { right: 0, down: 200 }));
        for refused in ["3", "3,21", "a,1", "NaN,1", ""] {
            assert!(shift(refused).is_err(), "{refused}");
        }
    }
}
