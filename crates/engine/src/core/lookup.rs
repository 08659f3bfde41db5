//! Finding what a person means by what they typed.

use jiangxuan_model::{DeviceId, DocId, Kind};
use jiangxuan_trust::Member;

use super::state::{Core, Entry};
use crate::command::Failure;

impl Core {
    /// The dossier that `text` names: its whole id, the start of its last part, or the nominee's name.
    pub(crate) fn dossier(&self, text: &str) -> Result<DocId, Failure> {
        let exact = text.parse::<DocId>().ok().filter(|doc| self.documents.contains_key(doc));
        if let Some(doc) = exact {
            return Ok(doc);
        }
        let typed = text.to_ascii_lowercase();
        let fits = |doc: &DocId, entry: &Entry| {
            // Papers print the bureau before it.
            let letters = typed.strip_prefix(&format!("{}-", doc.bureau).to_ascii_lowercase()).unwrap_or(&typed);
            let start = letters.len() >= 3 && doc.unique_text().starts_with(letters);
            start || entry.summary.summary.fields.get("name").is_some_and(|name| name == text)
        };
        let found: Vec<&DocId> = self.dossiers().filter(|(doc, entry)| fits(doc, entry)).map(|(doc, _)| doc).collect();
        match found.as_slice() {
            [one] => Ok((*one).clone()),
            [] => Err(Failure::new(
                "unknown_dossier",
                format!("本机没有「{text}」这份申报。没有改动任何资料；请用 dossier list 查看编号或姓名。"),
            )),
            many => {
                let ids: Vec<String> = many.iter().map(ToString::to_string).collect();
                let text = format!("「{text}」对应 {} 份申报：{}。请写完整编号。", many.len(), ids.join("、"));
                Err(Failure::new("ambiguous", text))
            }
        }
    }

    pub(crate) fn dossiers(&self) -> impl Iterator<Item = (&DocId, &Entry)> {
        self.documents.iter().filter(|(doc, _)| doc.kind == Kind::Dossier)
    }

    /// The enrolled device that `text` names: its id or the start of it.
    pub(crate) fn find_device(&self, text: &str) -> Result<DeviceId, Failure> {
        let roster = &self.enrolled()?.roster;
        let fits =
            |member: &&Member| text.len() >= 4 && member.device.to_string().starts_with(text) || member.name == text;
        let found: Vec<DeviceId> = roster.members.iter().filter(fits).map(|member| member.device).collect();
        match found.as_slice() {
            [one] => Ok(*one),
            [] => Err(Failure::new(
                "unknown_device",
                format!("名册上没有「{text}」这台设备。没有改动；请用 device list 查看。"),
            )),
            _ => Err(Failure::new("ambiguous", format!("「{text}」对应不止一台设备，请写完整编号。没有改动。"))),
        }
    }

    /// Full name of a bureau, or its code.
    pub(crate) fn bureau_name(&self, code: &jiangxuan_model::BureauCode) -> String {
        let season = self.season.as_ref();
        season.and_then(|season| season.bureau(code)).map_or_else(|| code.to_string(), |bureau| bureau.name.clone())
    }

    /// Person, bureau and device name behind a device id.
    pub(crate) fn who(&self, device: &DeviceId) -> (String, String, String) {
        match self.roster().and_then(|roster| roster.member(device)) {
            Some(member) => (member.person.clone(), self.bureau_name(&member.bureau), member.name.clone()),
            None => (String::new(), String::new(), device.short()),
        }
    }
}
