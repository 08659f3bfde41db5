//! Papers from the command line: which to make and where to write them, and a scanned page back to its version.

use jiangxuan_api::printing::{self, Details, FileFormat, Job, Order};
use jiangxuan_contract::Command;

use crate::cli::papers::{self as typed, Decided, Papers, People, Print};
use crate::program::wait;
use crate::request::{Finish, Instead, Request};

/// From what was typed to the engine's command and what follows from its answer.
pub(crate) fn request(papers: Papers) -> Result<Request, Instead> {
    Ok(match papers {
        Papers::Annex1(people) => of_people(Order::Annex1, people),
        Papers::Narrative(people) => of_people(Order::Narrative, people),
        Papers::Annex2(people) => of_people(Order::Annex2, people),
        Papers::Annex3 { people, due, apart } => of_people(|people| Order::Annex3 { people, due, apart }, people),
        Papers::Receipt(people) => of_people(Order::Receipt, people),
        Papers::Pack(people) => of_people(Order::Pack, people),
        Papers::Letter { ids, department, due, print } => job(Order::Letter { ids, department, due }, print),
        Papers::Report(Decided { meeting, print }) => job(Order::Report { meeting }, print),
        Papers::Extract(Decided { meeting, print }) => job(Order::Extract { meeting }, print),
        Papers::Notice { from, print } => job(Order::Notice { from }, print),
        Papers::List(print) => job(Order::List, print),
        Papers::Certificate { overprint, print } => {
            let mut request = job(Order::Certificate, print);
            if let Finish::Papers(job) = &mut request.finish {
                job.details.overprint = overprint;
            }
            request
        }
        Papers::Payment(print) => job(Order::Payment, print),
        Papers::Correction { which, printed, print } => job(Order::Correction { id: which.id, printed }, print),
        Papers::Scan { file } => wait(printing::page(&file))?.into(),
        Papers::Fonts { texts } => {
            return Err(Instead::Replied(Box::new(printing::fonts(&texts.concat()).into())));
        }
    })
}

fn of_people(order: impl FnOnce(printing::People) -> Order, People { ids, draft, print }: People) -> Request {
    job(order(printing::People { ids, draft }), print)
}

fn job(order: Order, print: Print) -> Request {
    let Print { out, format, date, person, phone } = print;
    let formats = format.into_iter().map(|format| match format {
        typed::Format::Docx => FileFormat::Docx,
        typed::Format::Pdf => FileFormat::Pdf,
        typed::Format::Xlsx => FileFormat::Xlsx,
    });
    let ask = Command::Papers(order.ask());
    let folder = std::path::absolute(&out).unwrap_or(out);
    let job =
        Job { order, details: Details { date, person, phone, overprint: None }, formats: formats.collect(), folder };
    Request { finish: Finish::Papers(Box::new(job)), ..ask.into() }
}
