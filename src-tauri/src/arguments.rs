//! What can be typed.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Parser;
use jiangxuan_api::network::{Listen, Plan};

/// The words after the program's name.
#[derive(Debug, Parser)]
#[command(name = "jiangxuan-app", version, about = "匠选：工匠人才评选的桌面程序")]
pub(crate) struct Arguments {
    #[arg(long, value_name = "DIR", env = "JIANGXUAN_HOME", help = "数据文件夹（或环境变量 JIANGXUAN_HOME）")]
    pub home: Option<PathBuf>,
    #[arg(long, value_name = "IP:PORT", help = "监听地址，默认 0.0.0.0:41931，被占用则任选端口")]
    pub listen: Option<SocketAddr>,
    #[arg(long, value_name = "URL", help = "使用全市自建的中继")]
    pub relay: Option<String>,
    #[arg(long, help = "不在局域网里广播和查找")]
    pub no_lan: bool,
    #[arg(value_name = "FILE", help = "带来的文件")]
    pub files: Vec<PathBuf>,
}

impl Arguments {
    /// How to reach others.
    pub fn plan(&self) -> Plan {
        let listen = self.listen.map_or(Listen::Usually, Listen::At);
        Plan { listen, lan: !self.no_lan, relay: self.relay.clone(), embed: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_reachable_where_a_node_would_be() {
        let arguments = Arguments::try_parse_from(["jiangxuan-app", "--no-lan", "榆次.jxc"]).expect("read");
        assert_eq!(arguments.plan(), Plan { listen: Listen::Usually, ..Plan::default() });
        assert_eq!(arguments.files, [PathBuf::from("榆次.jxc")]);
    }
}
