//! Official papers: the form and the receipt as they are printed.

use super::scene::{Scene, YUCI_1};
use crate::tool::{Failed, root};

/// The bureau prints what it sealed, and the receipt for it.
pub fn print(scene: &mut Scene) -> Result<(), Failed> {
    let id = scene.yuci.clone();
    let folder = scene.stage.file("打印");
    for (paper, words) in [("申报表", ["annex1", "pdf"]), ("回执", ["receipt", "pdf"]), ("汇总表", ["annex2", "xlsx"])]
    {
        let [command, format] = words;
        let made = scene.stage.run(YUCI_1, &["papers", command, &id, "--format", format, "--out", &folder])?;
        let files: Vec<&str> =
            made["files"].as_array().into_iter().flatten().filter_map(|file| file.as_str()).collect();
        let there = files.iter().all(|file| root().join(file).metadata().is_ok_and(|file| file.len() > 0));
        let sealed = made["drafts"].as_array().is_some_and(Vec::is_empty);
        scene.stage.check(&format!("{paper}已打印成文件，印的是签发的版本"), there && files.len() == 1 && sealed)?;
    }
    Ok(())
}
