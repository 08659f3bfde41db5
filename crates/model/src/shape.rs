//! The shape that a document must have: the last thing admission looks at.
//!
//! Sections that this program does not know pass, and are held to the shape of all sections: a newer program wrote
//! them. A well-formed change may still nest ten thousand maps or hide a megabyte in a key. Nothing that
//! is not on the layout passes, so that whoever reads later may rely on it.

use std::collections::BTreeMap;

use automerge::{ObjId, ObjType, ROOT, ReadDoc as _, ScalarValue, Value, ValueRef};

use crate::document::Document;
use crate::layout::{DECISIONS, FIELDS, NARRATIVE, RECORDS, SCHEMA_KEY, SEALS};
use crate::limits;
use crate::schema::SCHEMA_LIMIT;

/// Where a document leaves the layout.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("不合规的内容位置：{path}（{why}）")]
pub struct ShapeError {
    /// Path of the first offence.
    pub path: String,
    /// What is wrong there.
    pub why: &'static str,
}

/// Where the document holds more than one writer may put there, and how much: where people who did not know of each
/// other wrote at once.
#[must_use]
pub fn excess(document: &Document) -> BTreeMap<String, usize> {
    let mut sizes = vec![(NARRATIVE.to_owned(), document.narrative().len(), limits::NARRATIVE)];
    let mut maps = vec![(ROOT, String::new())];
    while let Some((map, path)) = maps.pop() {
        for item in document.doc.map_range(&map, ..) {
            if matches!(item.value, ValueRef::Object(ObjType::Map)) {
                maps.push((item.id(), format!("{path}/{}", item.key)));
            }
        }
        sizes.push((path, document.doc.length(&map), limits::KEYS));
    }
    sizes.into_iter().filter(|(_, size, most)| size > most).map(|(path, size, _)| (path, size)).collect()
}

impl Document {
    /// Checks every place of the document against the layout.
    pub fn check_shape(&self) -> Result<(), ShapeError> {
        for (value, id, key) in self.all_values(&ROOT, "")? {
            let is = |kind| matches!(value, Value::Object(found) if found == kind);
            match key.as_str() {
                // Which numbers and sections may stand here is decided by the steps that put them there.
                SCHEMA_KEY if value.as_i64().is_some_and(|number| (1..=i64::from(SCHEMA_LIMIT)).contains(&number)) => {}
                FIELDS if is(ObjType::Map) => self.texts(&id, FIELDS)?,
                NARRATIVE if is(ObjType::Text) => self.narrative_shape(&id)?,
                RECORDS if is(ObjType::Map) => self.record_shapes(&id)?,
                SEALS if is(ObjType::Map) => self.seal_shapes(&id)?,
                DECISIONS if is(ObjType::Map) => self.maps_of_texts(&id, DECISIONS)?,
                _ => return Err(ShapeError { path: key, why: "不在版式内" }),
            }
        }
        Ok(())
    }

    /// Every value of a map, those beneath the one on top included.
    fn all_values(&self, map: &ObjId, path: &str) -> Result<Vec<(Value<'_>, ObjId, String)>, ShapeError> {
        let mut all = Vec::new();
        for (count, item) in self.doc.map_range(map, ..).enumerate() {
            if count >= limits::KEYS * limits::MERGED {
                return Err(ShapeError { path: path.to_owned(), why: "条目过多" });
            }
            let key = item.key.to_string();
            if key.len() > limits::KEY || key.contains('/') {
                let start: String = key.chars().take(16).collect();
                return Err(ShapeError { path: format!("{path}/{start}"), why: "名称不合规" });
            }
            if item.conflict {
                let values = self.doc.get_all(map, key.as_str()).unwrap_or_default();
                all.extend(values.into_iter().map(|(value, id)| (value, id, key.clone())));
            } else {
                let id = item.id();
                all.push((item.value.into_value(), id, key));
            }
        }
        Ok(all)
    }

    fn texts(&self, map: &ObjId, path: &str) -> Result<(), ShapeError> {
        let limit = if path.starts_with(DECISIONS) { limits::NARRATIVE } else { limits::VALUE };
        for (value, _, key) in self.all_values(map, path)? {
            let fits = match &value {
                Value::Scalar(scalar) => matches!(scalar.as_ref(), ScalarValue::Str(text) if text.len() <= limit),
                Value::Object(_) => false,
            };
            if !fits {
                return Err(ShapeError { path: format!("{path}/{key}"), why: "应为不超长的文字" });
            }
        }
        Ok(())
    }

    fn maps_of_texts(&self, map: &ObjId, path: &str) -> Result<(), ShapeError> {
        for (value, id, key) in self.all_values(map, path)? {
            let path = format!("{path}/{key}");
            if !matches!(value, Value::Object(ObjType::Map)) {
                return Err(ShapeError { path, why: "应为条目" });
            }
            self.texts(&id, &path)?;
        }
        Ok(())
    }

    fn record_shapes(&self, records: &ObjId) -> Result<(), ShapeError> {
        for (value, id, section) in self.all_values(records, RECORDS)? {
            if !matches!(value, Value::Object(ObjType::Map)) {
                return Err(ShapeError { path: section, why: "应为栏目" });
            }
            self.maps_of_texts(&id, &section)?;
        }
        Ok(())
    }

    fn seal_shapes(&self, seals: &ObjId) -> Result<(), ShapeError> {
        let odd = self.all_values(seals, SEALS)?.into_iter().find(|(value, _, _)| value.as_i64().is_none());
        odd.map_or(Ok(()), |(_, _, key)| Err(ShapeError { path: format!("{SEALS}/{key}"), why: "应为版本号" }))
    }

    fn narrative_shape(&self, text: &ObjId) -> Result<(), ShapeError> {
        // Its length is counted before the text is built.
        let most = limits::NARRATIVE * limits::MERGED;
        let long = self.doc.length(text) > most;
        if long || self.doc.text(text).is_ok_and(|text| text.len() > most) {
            return Err(ShapeError { path: NARRATIVE.to_owned(), why: "事迹材料过长" });
        }
        Ok(())
    }
}
