//! Writes the first change of every kind, and the steps of the later schemas. Run once for each schema; what it wrote is
//! frozen afterwards.

use jiangxuan_model::{Kind, SCHEMA, Step, layout};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for kind in Kind::ALL {
        let path = |schema| format!("{}/genesis/{}-{schema}.chunk", env!("CARGO_MANIFEST_DIR"), kind.word());
        std::fs::write(path(layout::FIRST_SCHEMA), layout::make_genesis(kind)?)?;
        for schema in layout::FIRST_SCHEMA + 1..=SCHEMA {
            let sections = layout::later_sections(kind).iter().filter(|(number, _)| *number == schema);
            let sections: Vec<Step> = sections.map(|(_, name)| Step::Section((*name).to_owned())).collect();
            if !sections.is_empty() {
                let steps = [Step::Number(schema)].into_iter().chain(sections);
                let bytes: Result<Vec<Vec<u8>>, _> = steps.map(|step| step.change(kind)).collect();
                std::fs::write(path(schema), bytes?.concat())?;
            }
        }
    }
    Ok(())
}
